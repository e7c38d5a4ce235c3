"""Models drawn at random go to Java and back in Keras's files, and go on with their training in both.

    python random_files.py write FOLDER [--count N] [--seed S]
    (run RandomFilesTest with -Drandom.files=FOLDER)
    python random_files.py check FOLDER

For each model FOLDER has SEED.keras or SEED.h5, as Keras saved it, and SEED.json: inputs, labels, outputs, and outputs
after three further training steps. Java answers with SEED.java.keras, and after these steps with SEED.trained.keras.
"""

import argparse
import json
import sys
import time
from pathlib import Path

if "--older" in sys.argv:
    import older_keras  # noqa: F401

from random_models import BATCH, Draw, L, draw, examples, keras, layers_of, np

O = keras.optimizers
STEPS = 3
OLDER = keras.__version__.startswith("2.")
MERGING = {"Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot"}


def optimizer(d):
    schedule = O.schedules.ExponentialDecay(0.01, 2, 0.5)
    return d.one(
        lambda: O.SGD(0.02), lambda: O.SGD(0.02, momentum=0.9, nesterov=d.chance(0.5)), lambda: O.Adam(0.005),
        lambda: O.Adam(schedule), lambda: O.Adam(0.005, amsgrad=True, use_ema=True, ema_momentum=0.9),
        lambda: O.Adam(0.005, clipnorm=1.0), lambda: O.Adam(0.005, gradient_accumulation_steps=2),
        lambda: O.AdamW(0.005), lambda: O.RMSprop(0.005, momentum=0.5, centered=d.chance(0.5)),
        lambda: O.Adagrad(0.02), lambda: O.Adadelta(0.1), lambda: O.Adamax(0.005), lambda: O.Nadam(0.005),
        lambda: O.Lion(0.002), lambda: O.Ftrl(0.02), lambda: O.Lamb(0.005), lambda: O.Adafactor(0.005),
    )()


def told(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "ids": values.dtype.kind == "i", "values": values.ravel().tolist()}


def array(one):
    return np.array(one["values"], "int32" if one["ids"] else "float32").reshape(one["shape"])


def listed(values):
    return list(values) if isinstance(values, (list, tuple)) else [values]


def single(values):
    return values[0] if len(values) == 1 else values


def reset(model):
    for layer in model.layers:
        if getattr(layer, "stateful", False):
            layer.reset_states()


def predicted(model, xs):
    reset(model)
    return [np.asarray(one) for one in listed(model(single(xs), training=False))]


def train(model, xs, ys):
    reset(model)
    for _ in range(STEPS):
        model.train_on_batch(single(xs), single(ys))


def remembering(d):
    """A model whose layers keep their states from batch to batch."""
    steps, features = d.size(3, 6), d.size(1, 4)
    kinds = [d.one(L.LSTM, L.GRU, L.SimpleRNN) for _ in range(d.size(1, 2))]
    layers = [
        kind(d.size(), stateful=True, go_backwards=d.chance(0.2), return_sequences=i + 1 < len(kinds) or d.chance(0.5))
        for i, kind in enumerate(kinds)
    ]
    model = keras.Sequential([keras.Input(batch_shape=(BATCH, steps, features)), *layers, L.Dense(d.size(1, 3))])
    return model, [d.values(BATCH, steps, features)]


def kinds_of(layers):
    return {type(layer).__name__ for layer in layers}


def drawn(seed):
    """A model, what it consists of, its inputs, and whether it draws numbers itself."""
    d = Draw(seed)
    if d.chance(0.1):
        keras.backend.clear_session()
        keras.utils.set_random_seed(seed)
        model, xs = remembering(d)
        return d, model, {f"{kind}, stateful" for kind in kinds_of(model.layers) - {"Dense"}}, model.layers, xs, False
    d, w, model, _, sequential, random = draw(seed)
    layers = layers_of(model, w).values()
    xs = examples(d, w, model)
    if sequential:
        model = keras.Sequential([keras.Input(model.inputs[0].shape[1:], dtype=model.inputs[0].dtype), *model.layers[1:]])
    return d, model, {node["class_name"] for node in w.nodes} - {"Input"}, layers, xs, random


def otherwise(model):
    """What Keras 2 computes otherwise than Keras 3 before and after training: Java goes with Keras 3."""
    config, kinds = model.to_json(), {type(layer).__name__ for layer in model.layers}
    if "hard_sigmoid" in config:
        raise ValueError("Keras 2 has another function of this name, which is refused")
    if '"causal"' in config and "SeparableConv1D" in config:
        raise ValueError("Keras 3 has no causal separable convolution")
    states = any(isinstance(layer.input, list) for layer in model.layers if isinstance(layer, L.RNN))
    if ('"mask_zero": true' in config or "Masking" in kinds) and (kinds & MERGING or states):
        raise ValueError("Keras 2 heeds masks otherwise where layers have several inputs")
    kind = type(model.optimizer).__name__
    if any(isinstance(one, L.BatchNormalization) and len(one.input.shape) == 4 for one in model.layers):
        return True  # its moving variance is that of a sample, not of a population
    if any(isinstance(one, L.SimpleRNN) and one.activity_regularizer for one in model.layers):
        return True  # which Keras 3 loses
    # The rows of embeddings move otherwise; of Nadam the file does not hold everything.
    return kind in ("Nadam", "Adafactor") or (kind != "SGD" and "Embedding" in config)


def state(model):
    variables = model.optimizer.variables
    return [(v, np.array(v)) for v in [*model.variables, *(variables() if callable(variables) else variables)]]


def is_decided_by_rounding(model, before, xs, ys, after):
    """Whether three steps end elsewhere from weights that differ in their last bits.

    Optimizers that divide by the size of gradients make steps of those that are nothing but rounding.
    """
    trainable = {id(v) for v in model.trainable_variables}
    rng = np.random.default_rng(1)
    for variable, value in before:
        noise = rng.standard_normal(value.shape) if id(variable) in trainable else 0
        variable.assign((value * (1 + 3e-7 * noise)).astype(value.dtype) if np.any(noise) else value)
    train(model, xs, ys)
    return max(np.abs(a - b).max() for a, b in zip(predicted(model, xs), after)) > 3e-5


def write(seed, folder):
    d, model, kinds, layers, xs, random = drawn(seed)
    for layer in layers:
        for variable in layer.weights:
            name = getattr(variable, "path", variable.name).split(":")[0]  # Keras 3's, and Keras 2's
            positive = name.endswith(("moving_variance", "gamma"))
            variable.assign(d.values(*variable.shape, low=0.3 if positive else -0.6, high=1.2 if positive else 0.6))
    ys = [d.values(*one.shape) for one in predicted(model, xs)]
    factors = [round(float(f), 2) for f in d.rng.uniform(0.3, 1.5, len(ys))]
    loss = d.one(keras.losses.MeanSquaredError, keras.losses.MeanAbsoluteError, keras.losses.Huber)
    many = {"loss_weights": factors} if len(ys) > 1 else {}
    model.compile(optimizer(d), single([loss() for _ in ys]), run_eagerly=True, **many)
    if d.chance(0.5) and not random:
        train(model, xs, ys)
    before = predicted(model, xs)
    if not all(np.isfinite(one).all() and np.abs(one).max() < 50 for one in before):
        raise ValueError("numbers grow too large to compare")
    kind = "h5" if OLDER else d.one("keras", "keras", "h5")
    file = folder / f"{seed}.{kind}"
    model.save(file)
    loaded = keras.saving.load_model(file)  # what Keras itself loses cannot be asked of others
    if max(np.abs(a - b).max() for a, b in zip(predicted(loaded, xs), before)) > 1e-6:
        raise ValueError("Keras reads another model than it wrote")
    described = {
        "layers": sorted(kinds), "format": kind,
        "x": [told(x) for x in xs], "y": [told(y) for y in ys], "outputs": [told(one) for one in before],
    }
    if not (OLDER and otherwise(model)) and not random:
        model.optimizer.build(model.trainable_variables)
        begin = state(model)
        train(model, xs, ys)
        after = predicted(model, xs)
        if not all(np.isfinite(one).all() and np.abs(one).max() < 50 for one in after):
            raise ValueError("training diverges")
        if kind == "keras":  # with most .h5 files Keras itself cannot go on
            loaded.run_eagerly = True
            train(loaded, xs, ys)
            if max(np.abs(a - b).max() for a, b in zip(predicted(loaded, xs), after)) > 1e-5:
                raise ValueError("Keras goes on otherwise than without the file")
        if is_decided_by_rounding(model, begin, xs, ys, after):
            raise ValueError("rounding decides where training goes")
        described["trained"] = [told(one) for one in after]
        described["optimizer"] = type(model.optimizer).__name__
    (folder / f"{seed}.json").write_text(json.dumps(described))


def largest(model, xs, expected):
    return max(float(np.abs(a - array(b)).max()) for a, b in zip(predicted(model, xs), expected))


def check(folder):
    worst, count, rows = [0.0, 0.0, 0.0], 0, {}
    for file in sorted(folder.glob("*.json")):
        stem = folder / file.stem
        described = json.loads(file.read_text())
        xs, ys = ([array(one) for one in described[which]] for which in "xy")
        keras.backend.clear_session()
        model = keras.saving.load_model(f"{stem}.java.keras")
        differences = [largest(model, xs, described["outputs"]), 0.0, 0.0]
        if "trained" in described:
            model.run_eagerly = True
            train(model, xs, ys)
            differences[1] = largest(model, xs, described["trained"])
            trained = keras.saving.load_model(f"{stem}.trained.keras")
            differences[2] = largest(trained, xs, described["trained"])
        if differences[0] > 1e-5 or max(differences[1:]) > 1e-4:
            raise AssertionError(f"{file}: {differences}, {described.get('optimizer')}")
        worst = [max(pair) for pair in zip(worst, differences)]
        count += 1
        java = json.loads(Path(f"{stem}.differences").read_text())
        seen = {
            f"{described['format']}, outputs": java["outputs"], f"{described['format']}, trained": java.get("trained"),
            "written, outputs": differences[0],
            "written, trained": max(differences[1:]) if "trained" in described else None,
        }
        for layer in described["layers"]:
            row = rows.setdefault(layer, {"models": 0})
            row["models"] += 1
            for column, difference in seen.items():
                if difference is not None:
                    row[column] = max(difference, row.get(column, 0.0))
    print(f"{count} models that Java wrote: outputs differ by {worst[0]:.1e}, after three steps in Keras by "
          f"{worst[1]:.1e}, after three steps in Java by {worst[2]:.1e}")
    (folder / "matrix.md").write_text(matrix(rows))


COLUMNS = ("keras, outputs", "keras, trained", "h5, outputs", "h5, trained", "written, outputs", "written, trained")


def matrix(rows):
    """A table of the largest differences in models that have a layer."""
    lines = [
        "| layer | models | `.keras` read | and trained | `.h5` read | and trained | `.keras` written | and trained |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for layer, row in sorted(rows.items()):
        cells = [f"{row[column]:.0e}" if row.get(column) else "0" if column in row else "" for column in COLUMNS]
        lines.append(f"| {layer} | {row['models']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write_all(folder, count, seed):
    folder.mkdir(parents=True, exist_ok=True)
    print(f"models of seeds from {seed}", flush=True)
    written, refused = 0, {}
    while written < count:
        try:
            write(seed, folder)
            written += 1
        except Exception as e:  # what Keras itself fails at cannot be compared
            reason = f"{type(e).__name__}: {str(e).splitlines()[0][:100]}"
            refused[reason] = refused.get(reason, 0) + 1
            for file in folder.glob(f"{seed}.*"):
                file.unlink()
            if sum(refused.values()) > count + 20:
                raise
        seed += 1
    print(f"{written} models, {sum(refused.values())} drawn anew")
    for reason, times in sorted(refused.items()):
        print(f"  {times} times {reason}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=("write", "check"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--older", action="store_true", help="draws models of Keras 2 (tf_keras), to .h5")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000 * 1000)
    options = parser.parse_args()
    if options.mode == "write":
        write_all(options.folder, options.count, options.seed)
    else:
        check(options.folder)


if __name__ == "__main__":
    main()
