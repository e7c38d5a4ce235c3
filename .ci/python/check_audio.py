"""Asks exported models that take samples whether they say in Python what they said in Java.

    python check_audio.py FOLDER      each FOLDER/<name> holds the SavedModel model/ and Java's case.json

With lengths, each sound must get the answer that it gets alone. Prints the largest differences of each, then "N passed,
N failed"; exits with 1 if one is over 1e-4 or nothing is there.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf


def difference(found, expected):
    return float(np.abs(np.ravel(found) - np.ravel(expected)).max())


def main(folder):
    passed = failed = 0
    for case in sorted(Path(folder).glob("*/case.json")):
        told = json.loads(case.read_text("utf-8"))
        signatures = tf.saved_model.load(str(case.parent / "model")).signatures
        samples = np.array(told["samples"], np.float32).reshape(told["shape"])
        lengths = np.array(told["lengths"], np.int32)
        (found,) = signatures["audio"](audio=tf.constant(samples)).values()
        ask = signatures["audio_lengths"]
        (together,) = ask(audio=tf.constant(samples), lengths=tf.constant(lengths)).values()
        alone = [signatures["audio"](audio=tf.constant(row[None, :n])) for row, n in zip(samples, lengths)]
        differences = [
            difference(found, told["outputs"]),
            difference(together, told["outputs_of_lengths"]),
            difference(together, [list(one.values())[0] for one in alone]),
        ]
        good = max(differences) <= 1e-4
        passed, failed = passed + good, failed + (not good)
        told_differences = ", ".join(f"{one:.1e}" for one in differences)
        print(
            f"{case.parent.name}: samples {list(samples.shape)}, outputs {list(found.shape)}, differ by {told_differences}"
            " (Java, Java with lengths, each alone)"
        )
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if passed and not failed else 1)


if __name__ == "__main__":
    main(sys.argv[1])
