"""Writes small files with real Keras, and what the models in them predict and learn.

Run once for each version, each in an environment of its own:

    python keras_files.py keras      # Keras 3 (TensorFlow backend)
    python keras_files.py tf         # tf.keras, which is Keras 2 up to TensorFlow 2.15
    python keras_files.py tf_keras   # Keras 2 beside Keras 3

The files go to src/test/resources/keras-files; KerasFilesTest reads them.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np  # noqa: E402

WHICH = sys.argv[1]
if WHICH == "keras":
    import keras

    VERSION = keras.__version__
elif WHICH == "tf":
    import tensorflow as tf

    keras = tf.keras
    VERSION = tf.__version__
else:
    import tf_keras as keras

    VERSION = keras.__version__
L = keras.layers
ADAM = keras.optimizers.Adam
FOLDER = pathlib.Path(__file__).parents[1] / "resources" / "keras-files"


def shorten(version):
    return ".".join(version.split(".")[:2])


def text():
    """A classifier of sequences of ids."""
    return keras.Sequential(
        [
            L.Embedding(30, 3, mask_zero=True, name="words"),
            L.LSTM(4, name="memory"),
            L.Dense(2, activation="softmax", name="classes"),
        ],
        name="text",
    )


def wide():
    """Everything that has groups of its own in a file; branches met in another order than made."""
    x = keras.Input((5, 3), name="x")
    inner = keras.Sequential(
        [keras.Input((5, 3)), L.Dense(4, name="one"), L.BatchNormalization(name="norm"), L.Dense(3, name="two")],
        name="inner",
    )
    shared = L.Dense(3, activation="tanh", name="shared")
    h = shared(shared(inner(x)))
    late = L.Dense(3, name="late")(h)  # made first, further from the inputs than the next
    near = L.Dense(3, name="near")(x)
    late = L.Dense(3, name="later")(L.Activation("tanh", name="act")(late))
    h = L.Concatenate(name="both")([near, late])
    h = L.Bidirectional(L.LSTM(2, return_sequences=True), name="ways")(h)
    h = L.TimeDistributed(L.Dense(4, name="step"), name="steps")(h)
    h = L.MultiHeadAttention(2, 2, name="heads")(h, h)
    h = L.RNN([L.LSTMCell(2), L.GRUCell(3)], return_sequences=True, name="stack")(h)
    h = L.LayerNormalization(name="level")(h)
    h = L.GRU(3, name="last")(h)
    return keras.Model(x, L.Dense(2, name="out")(h), name="wide")


def randomize(model, rng):
    model.set_weights(
        [
            # variances must be positive
            rng.uniform(0.5, 1.5, w.shape) if "variance" in v.name else rng.normal(0, 0.5, w.shape)
            for v, w in zip(model.weights, model.get_weights())
        ]
    )


def data(name, rng, rows=4):
    if name == "text":
        # no id twice: what Adam makes of such gradients is another in Keras 2
        x = rng.permutation(np.arange(1, 30))[: rows * 6].reshape(rows, 6)
        x[0, 4:] = x[1, :2] = x[2, 2] = 0
        return x.astype("int32"), np.eye(2, dtype="float32")[rng.integers(0, 2, rows)]
    return rng.normal(size=(rows, 5, 3)).astype("float32"), rng.normal(size=(rows, 2)).astype("float32")


def told(array):
    return {"shape": list(array.shape), "values": [float(v) for v in np.ravel(array)]}


def write(name, model, endings, train, seed):
    rng = np.random.default_rng(seed)
    x, y = data(name, rng)
    model(x)
    randomize(model, rng)
    loss = "categorical_crossentropy" if name == "text" else "mse"
    if train:
        model.compile(ADAM(0.01), loss)
        model.optimizer.learning_rate.assign(0.02)
        for _ in range(2):
            model.train_on_batch(x, y)
    stem = "%s-%s%s" % (name, "tf_keras-" if WHICH == "tf_keras" else "", shorten(VERSION))
    for ending in endings:
        path = str(FOLDER / (stem + ending))
        if ending.endswith("weights.h5") or ending == ".legacy.h5":
            model.save_weights(path)
        else:
            model.save(path)
    if ADAM is not keras.optimizers.Adam:
        stem += ".slots"
    described = {"version": VERSION, "x": told(x), "y": told(y), "trained": train}
    described["before"] = told(np.array(model(x)))
    if train:
        for _ in range(3):
            model.train_on_batch(x, y)
        described["after"] = told(np.array(model(x)))
    (FOLDER / (stem + ".json")).write_text(json.dumps(described))


if __name__ == "__main__":
    version = shorten(VERSION)
    if version == "3.15":
        write("text", text(), [".keras", ".weights.h5", ".h5"], True, 1)
        write("wide", wide(), [".weights.h5"], True, 2)
    elif WHICH == "keras":
        write("text", text(), [".keras"], True, 1)
        if version == "3.0":
            write("wide", wide(), [".weights.h5"], False, 2)
    elif WHICH == "tf":
        write("text", text(), [".h5", ".keras"], True, 1)
        write("wide", wide(), [".legacy.h5"], False, 2)
        ADAM = keras.optimizers.legacy.Adam  # all first moments, then all second ones
        write("text", text(), [".slots.h5"], True, 1)
    else:
        write("text", text(), [".h5"], True, 1)
    print(VERSION)
