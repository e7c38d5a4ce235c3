"""keras.utils.pad_sequences in all combinations of its arguments, for ids, numbers and vectors.

Run from the module's folder, with Keras and TensorFlow (whose versions are recorded):

    python3 src/test/python/golden/pad_sequences.py

Writes src/test/resources/golden/pad_sequences.json.
"""

import itertools
import random

import numpy as np
from keras.utils import pad_sequences

import golden_file

SEED = 20240813


def main():
    rng = random.Random(SEED)
    cases = []
    for kind in ("int", "float", "vector"):
        for lengths in ([3, 0, 5, 1], [0, 0], [4], [2, 2, 2]):
            if kind == "vector" and not any(lengths):
                continue  # Keras then gives two axes only
            dtype = "int32" if kind == "int" else "float32"
            value = {
                "int": lambda: rng.randint(1, 99),
                "float": lambda: rng.randint(1, 99) / 8,
                "vector": lambda: [rng.randint(1, 99) / 8 for _ in range(2)],
            }[kind]
            sequences = [[value() for _ in range(length)] for length in lengths]
            for maxlen, padding, truncating, fill in itertools.product(
                    (None, 1, 2, 4, 7), ("pre", "post"), ("pre", "post"), (0, -1) if kind == "int" else (0, 0.5)):
                padded = pad_sequences(sequences, maxlen=maxlen, dtype=dtype, padding=padding, truncating=truncating, value=fill)
                cases.append({
                    "kind": kind, "sequences": sequences, "maxlen": maxlen, "padding": padding, "truncating": truncating,
                    "value": fill, "padded": padded.tolist(), "default": np.asarray(pad_sequences(sequences, dtype=dtype)).tolist(),
                })
    golden_file.write("pad_sequences", SEED, {"cases": cases})


if __name__ == "__main__":
    main()
