"""Asks an exported language model, in TensorFlow, how well it knows the end of the text that it was trained on.

    python check_language.py MODEL TEXT

Read in one go and in pieces whose states are carried on, through the signature "step": both must say the same, and better than
one that guesses evenly.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf


def main(folder, text_file):
    step = tf.saved_model.load(folder).signatures["step"]
    described = json.loads((Path(folder) / "assets" / "tokens.json").read_text("utf-8"))
    ids = {token: i + 1 for i, token in enumerate(described["tokens"])}
    text = Path(text_file).read_text("utf-8")[-1000:]
    read = np.array([[ids.get(character, 0) for character in text]], np.int32)
    inputs = {
        name: tf.zeros([1, spec.shape[1]])
        for name, spec in step.structured_input_signature[1].items()
        if name.startswith("state_")
    }
    whole = step(ids=tf.constant(read), **inputs)["probabilities"].numpy()[0]
    pieces = []
    for begin in range(0, read.shape[1], 300):
        outputs = step(ids=tf.constant(read[:, begin : begin + 300]), **inputs)
        inputs = {name: outputs["next_" + name] for name in inputs}
        pieces.append(outputs["probabilities"].numpy()[0])
    apart = np.abs(np.concatenate(pieces) - whole).max()
    nats = -np.log(whole[np.arange(len(text) - 1), read[0, 1:]]).mean()
    print(f"{nats:.4f} nats a token; read in pieces, probabilities differ by {apart:.1e}")
    assert apart < 1e-5, "states do not carry on"
    assert nats < np.log(len(ids)) - 0.5, "it has learned nothing"


if __name__ == "__main__":
    main(*sys.argv[1:])
