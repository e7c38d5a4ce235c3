"""Lets Keras train what Java trained: the same initial weights and batches must give the same weights.

    python check_training.py FOLDER      each FOLDER/*.json: a model, its weights before and after five steps in Java

Weights may differ by 1e-4, the loss of the epoch by 1e-5. Prints "N passed, N failed"; exits with 1 if anything failed or
nothing is there.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np

WEIGHT_TOLERANCE, LOSS_TOLERANCE = 1e-4, 1e-5


def array(given):
    return np.array(given["data"], dtype=given["dtype"]).reshape(given["shape"])


def layer(given):
    config = {key: layer(value) if key == "layer" else value for key, value in given["config"].items()}
    return getattr(keras.layers, given["class_name"])(**config)


def differences(case, worst):
    x, y = array(case["x"]), array(case["y"])
    model = keras.Sequential([layer(each) for each in case["layers"]])
    model.build(x.shape)
    ours = [w.path.split("/")[-1] for w in model.weights]
    java = [name.split("/")[-1] for name in case["initial"]]
    if ours != java:
        yield f"weights are {ours} in Keras, {java} in Java"
        return
    model.set_weights([array(weight) for weight in case["initial"].values()])
    model.compile(optimizer=case["optimizer"], loss="sparse_categorical_crossentropy")
    history = model.fit(x, y, batch_size=case["batch_size"], epochs=1, shuffle=False, verbose=0)
    moved = 0.0
    for weight, name, actual in zip(model.weights, case["trained"], model.get_weights()):
        expected = array(case["trained"][name])
        worst.append(float(np.abs(actual - expected).max()))
        moved = max(moved, float(np.abs(actual - array(case["initial"][name])).max()))
        if not worst[-1] <= WEIGHT_TOLERANCE:
            yield f"{name} ({weight.path}) differs by {worst[-1]:.2e}"
    if moved < 1e-3:
        yield f"Keras moved no weight by more than {moved:.2e}: that proves nothing"
    loss = history.history["loss"][0]
    if not abs(loss - case["loss"]) <= LOSS_TOLERANCE:
        yield f"loss {loss} in Keras, {case['loss']} in Java"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    passed = failed = 0
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        worst = []
        found = list(differences(json.loads(path.read_text(encoding="ascii")), worst))
        failed, passed = failed + bool(found), passed + (not found)
        print(f"{path.stem}: largest difference {max(worst, default=float('nan')):.1e}")
        for difference in found:
            print(f"  FAILED: {difference}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
