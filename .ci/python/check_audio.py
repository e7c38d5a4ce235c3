"""Asks exported models that take samples whether they say in Python what they said in Java.

    python check_audio.py FOLDER      each FOLDER/<name> holds the SavedModel model/ and Java's case.json

Prints the largest difference of each, then "N passed, N failed"; exits with 1 if one is over 1e-4 or nothing is there.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf


def main(folder):
    passed = failed = 0
    for case in sorted(Path(folder).glob("*/case.json")):
        told = json.loads(case.read_text("utf-8"))
        audio = tf.saved_model.load(str(case.parent / "model")).signatures["audio"]
        samples = np.array(told["samples"], np.float32).reshape(told["shape"])
        (found,) = audio(audio=tf.constant(samples)).values()
        difference = float(np.abs(found.numpy().ravel() - np.array(told["outputs"], np.float32)).max())
        good = difference <= 1e-4
        passed, failed = passed + good, failed + (not good)
        print(f"{case.parent.name}: samples {list(samples.shape)}, outputs {list(found.shape)}, differ by {difference:.1e}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if passed and not failed else 1)


if __name__ == "__main__":
    main(sys.argv[1])
