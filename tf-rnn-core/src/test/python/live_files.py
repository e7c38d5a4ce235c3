"""Keras and this library go on with one another's trainings.

    python live_files.py write   # files of a fresh seed, for LiveFilesTest to read
    (run LiveFilesTest)
    python live_files.py check   # reads the files that LiveFilesTest wrote

Both from this folder; the files are in target/interop/files of tf-rnn-core.
"""

import json
import sys
from pathlib import Path

MODE = sys.argv.pop()
sys.argv.append("keras")  # for the module that follows

import keras  # noqa: E402
import numpy as np  # noqa: E402

from keras_files import data, randomize, text, told, wide  # noqa: E402

FOLDER = Path(__file__).parents[3] / "target" / "interop" / "files"
O = keras.optimizers
OPTIMIZERS = {
    "Adam": lambda: O.Adam(0.01),
    "AdamAmsgradEma": lambda: O.Adam(0.01, amsgrad=True, use_ema=True, ema_momentum=0.9),
    "AdamAccumulated": lambda: O.Adam(0.01, gradient_accumulation_steps=2),
    "AdamScheduled": lambda: O.Adam(O.schedules.ExponentialDecay(0.05, 2, 0.5)),
    "SGD": lambda: O.SGD(0.05, 0.9, True),
    "RMSprop": lambda: O.RMSprop(0.01, 0.9, 0.5, 1e-7, True),
    "Adagrad": lambda: O.Adagrad(0.05),
    "Adadelta": lambda: O.Adadelta(0.5),
    "Adamax": lambda: O.Adamax(0.01),
    "AdamW": lambda: O.AdamW(0.01),
    "Nadam": lambda: O.Nadam(0.01),
    "Lion": lambda: O.Lion(0.001),  # a step is its size, and its sign that of a sum near zero
    "Ftrl": lambda: O.Ftrl(0.05),
    "Lamb": lambda: O.Lamb(0.01),
    "Adafactor": lambda: O.Adafactor(0.01),
    "Muon": lambda: O.Muon(0.01),
}


def cases():
    """The two models take turns; LiveFilesTest has the same turns.

    RMSprop has the one without ids: Keras's own fails where an id comes twice in a batch of sparse gradients.
    """
    for i, (name, optimizer) in enumerate(OPTIMIZERS.items()):
        kind = "text" if i % 2 == 0 else "wide"
        keras.utils.set_random_seed(1)
        model = text() if kind == "text" else wide()
        model(np.zeros((4, 6), "int32") if kind == "text" else np.zeros((4, 5, 3), "float32"))
        loss = "categorical_crossentropy" if kind == "text" else "mse"
        model.compile(optimizer(), loss, run_eagerly=True)  # five steps are done before a graph is made
        yield name + "-" + kind, kind, model


def write():
    seed = int.from_bytes(np.random.bytes(4), "little")
    print("seed", seed)
    for name, kind, model in cases():
        rng = np.random.default_rng(seed)
        x, y = data(kind, rng)
        randomize(model, rng)
        for _ in range(2):
            model.train_on_batch(x, y)
        folder = FOLDER / "python" / name
        folder.mkdir(parents=True, exist_ok=True)
        model.save_weights(folder / "a.weights.h5")
        described = {"x": told(x), "y": told(y), "before": told(np.array(model(x)))}
        for _ in range(3):
            model.train_on_batch(x, y)
        described["after"] = told(np.array(model(x)))
        (folder / "a.json").write_text(json.dumps(described))


def array(told_array):
    return np.array(told_array["values"], "float32").reshape(told_array["shape"])


def largest(a, b):
    return float(np.abs(np.array(a) - b).max())


def check():
    worst = [0.0, 0.0]
    apart = []
    for name, kind, model in cases():
        folder = FOLDER / "java" / name
        described = json.loads((folder / "a.json").read_text())
        x, y = array(described["x"]), array(described["y"])
        if kind == "text":
            x = x.astype("int32")
        before, after = array(described["before"]), array(described["after"])
        model.load_weights(folder / "a.h5")  # of Keras 2, without the optimizer
        legacy = largest(model(x), before)
        model.optimizer.build(model.trainable_variables)
        model.load_weights(folder / "a.weights.h5")
        differences = [largest(model(x), before)]
        iterations = int(model.optimizer.variables[0])  # not divided by accumulated steps
        if iterations != 2:
            raise AssertionError(f"{name}: {iterations} iterations")
        models = [model]
        if (folder / "a.keras").exists():
            models.append(keras.saving.load_model(folder / "a.keras"))
            models[1].run_eagerly = True
            differences.append(largest(models[1](x), before))
        for one in models:
            for _ in range(3):
                one.train_on_batch(x, y)
        trained = max(largest(one(x), after) for one in models)
        print(f"{name}: {max(differences):.1e}, {legacy:.1e}; after three steps {trained:.1e}")
        worst = [max(worst[0], legacy, *differences), max(worst[1], trained)]
        # Lion steps by signs: rounding turns one near zero, and a weight lands two steps of a thousandth away.
        if trained > (1e-3 if name.startswith("Lion") else 1e-4):
            apart.append(name)
    if worst[0] > 1e-5 or apart:
        raise AssertionError(f"largest differences {worst}; trained apart {apart}")


if __name__ == "__main__":
    write() if MODE == "write" else check()
