"""Draws models over all layers and options, and writes what Keras computes with them.

    python random_models.py FOLDER [--count N] [--seed S]

One file a model, FOLDER/SEED.json: the layers and how they are wired, weights, inputs, outputs, and losses and weights
after three training steps. RandomModelsTest reads them. The same seed draws the same model.
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "golden"))

from golden import array, described, keras, np, tf, to_json  # first: it sets TensorFlow up
from layers import LEFT_OUT

L = keras.layers
BATCH, STEPS, IDS = 4, 3, 7
LARGEST = 400  # values that one row of a tensor may have


class Draw:
    """Choices of one model."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def one(self, *options):
        return options[self.rng.integers(len(options))]

    def chance(self, share):
        return bool(self.rng.random() < share)

    def size(self, low=1, high=4):
        return int(self.rng.integers(low, high + 1))

    def rate(self):
        return round(float(self.rng.uniform(0.1, 0.6)), 2)

    def values(self, *shape, low=-1.0, high=1.0):
        return np.round(self.rng.uniform(low, high, shape), 4).astype(np.float32)


def activation(d):
    return d.one("linear", "tanh", "sigmoid", "relu", "softsign", "elu", "selu", "gelu", "silu", "softplus", "softmax",
                 "hard_sigmoid", "mish", "leaky_relu", "exponential" if d.chance(0.1) else "tanh", "log_softmax")


def smooth(d):
    """Activations without kinks: what a recurrence amplifies stays comparable."""
    return d.one("tanh", "tanh", "sigmoid", "softsign", "gelu", "silu")


def regularizer(d):
    r = keras.regularizers
    return d.one(None, None, None, r.L1(0.01), r.L2(0.02), r.L1L2(0.01, 0.01))


def constraint(d):
    c = keras.constraints
    return d.one(None, None, None, None, c.MaxNorm(1.0), c.NonNeg(), c.UnitNorm(), c.MinMaxNorm(0.2, 1.0, 0.7))


def weighted(d, *names):
    """Penalties and constraints of weights."""
    options = {}
    for name in names:
        options[f"{name}_regularizer"] = regularizer(d)
        options[f"{name}_constraint"] = constraint(d)
    return options


def recurrent(d, random, sequences=None):
    kind = d.one("LSTM", "LSTM", "GRU", "GRU", "SimpleRNN")
    options = dict(
        use_bias=d.chance(0.8),
        return_sequences=d.chance(0.6) if sequences is None else sequences,
        go_backwards=d.chance(0.3),
        activity_regularizer=regularizer(d),
        **weighted(d, "kernel", "recurrent", "bias"),
    )
    if d.chance(0.4):
        options["activation"] = smooth(d)
    if kind != "SimpleRNN" and d.chance(0.3):
        options["recurrent_activation"] = d.one("sigmoid", "hard_sigmoid", "tanh")
    if kind == "GRU":
        options["reset_after"] = d.chance(0.7)
    if d.chance(0.3):
        options["zero_output_for_mask"] = True
    if random:
        options["dropout"] = d.rate()
    return getattr(L, kind)(d.size(), **options)


def bidirectional(d, random):
    inner = recurrent(d, random)
    inner = type(inner).from_config(inner.get_config() | {"go_backwards": False, "activity_regularizer": None})
    return L.Bidirectional(inner, merge_mode=d.one("concat", "sum", "mul", "ave"))


def cell(d):
    kind = d.one(L.LSTMCell, L.GRUCell, L.SimpleRNNCell)
    return kind(d.size(), use_bias=d.chance(0.8))


def rnn(d):
    cells = [cell(d) for _ in range(d.size(1, 2))]
    inner = cells[0] if len(cells) == 1 else L.StackedRNNCells(cells)
    return L.RNN(inner, return_sequences=d.chance(0.6), go_backwards=d.chance(0.3))


def convolution(d, make, sizes, **more):
    strided = d.chance(0.4)
    options = dict(
        padding=d.one("valid", "same"),
        strides=d.size(1, 2) if strided else 1,
        use_bias=d.chance(0.8),
        activation=activation(d),
        activity_regularizer=regularizer(d),
        **more,
    )
    if not strided and d.chance(0.4):
        options["dilation_rate"] = 2
    return make, sizes, options


def conv1d(d, shape):
    groups = d.one(1, 1, 2) if shape[-1] % 2 == 0 else 1
    make, kernel, options = convolution(d, L.Conv1D, d.size(1, 3), groups=groups, **weighted(d, "kernel", "bias"))
    if d.chance(0.3):
        options["padding"] = "causal"
    return make(groups * d.size(1, 2), kernel, **options)


def conv2d(d, shape):
    groups = d.one(1, 1, 2) if shape[-1] % 2 == 0 else 1
    make, kernel, options = convolution(d, L.Conv2D, (d.size(1, 3), d.size(1, 2)), groups=groups, **weighted(d, "kernel", "bias"))
    return make(groups * d.size(1, 2), kernel, **options)


def separable1d(d):
    make, kernel, options = convolution(
        d, L.SeparableConv1D, d.size(1, 3), depth_multiplier=d.size(1, 2), **weighted(d, "depthwise", "pointwise", "bias")
    )
    options["padding"] = d.one("valid", "same", "causal")
    return make(d.size(), kernel, **options)


def depthwise1d(d):
    make, kernel, options = convolution(
        d, L.DepthwiseConv1D, d.size(1, 3), depth_multiplier=d.size(1, 2), **weighted(d, "depthwise", "bias")
    )
    return make(kernel, **options)


def transposed1d(d):
    make, kernel, options = convolution(d, L.Conv1DTranspose, d.size(1, 3), **weighted(d, "kernel", "bias"))
    options["strides"] = d.size(1, 2) if options.get("dilation_rate", 1) == 1 else 1
    return make(d.size(), kernel, **options)


def conv_lstm(d):
    return L.ConvLSTM1D(
        d.size(1, 2), d.size(1, 2), padding=d.one("valid", "same"), return_sequences=d.chance(0.5), use_bias=d.chance(0.8),
        **weighted(d, "kernel", "recurrent", "bias"),
    )


def normalization(d, rank):
    kind = d.one("batch", "batch", "layer", "layer", "group", "unit", "rms")
    if kind == "batch":
        return L.BatchNormalization(
            momentum=d.one(0.99, 0.7), epsilon=d.one(1e-3, 1e-2), center=d.chance(0.8), scale=d.chance(0.8),
            **weighted(d, "gamma", "beta"),
        )
    if kind == "layer":
        return L.LayerNormalization(
            epsilon=d.one(1e-3, 1e-2), center=d.chance(0.8), scale=d.chance(0.8), axis=-1,
            **weighted(d, "gamma", "beta"),
        )
    if kind == "group":
        return L.GroupNormalization(
            groups=1, epsilon=1e-2, center=d.chance(0.8), scale=d.chance(0.8), **weighted(d, "gamma", "beta")
        )
    return L.UnitNormalization() if kind == "unit" else L.RMSNormalization(epsilon=1e-3)


def elementwise(d, random):
    return d.one(
        lambda: L.Activation(activation(d)),
        lambda: L.ReLU(max_value=d.one(None, 1.0), negative_slope=d.one(0.0, 0.2), threshold=d.one(0.0, 0.3)),
        lambda: L.LeakyReLU(negative_slope=0.2),
        lambda: L.ELU(alpha=0.7),
        lambda: L.Identity(),
        lambda: L.Dropout(d.rate() if random else 0.0),
        lambda: L.GaussianNoise(d.rate() if random else 0.0),
        lambda: L.GaussianDropout(d.rate() if random else 0.0),
        lambda: L.ActivityRegularization(l1=0.01, l2=0.01),
    )()


def dense(d):
    return L.Dense(
        d.size(), activation=activation(d), use_bias=d.chance(0.8), activity_regularizer=regularizer(d),
        **weighted(d, "kernel", "bias"),
    )


def for_sequence(d, shape, random):
    """A layer for [batch, timesteps, features]."""
    return d.one(
        lambda: recurrent(d, random), lambda: recurrent(d, random), lambda: recurrent(d, random),
        lambda: bidirectional(d, random), lambda: bidirectional(d, random), lambda: rnn(d),
        lambda: conv1d(d, shape), lambda: conv1d(d, shape), lambda: separable1d(d), lambda: depthwise1d(d),
        lambda: transposed1d(d), lambda: normalization(d, 3), lambda: elementwise(d, random), lambda: dense(d),
        lambda: L.SpatialDropout1D(d.rate() if random else 0.0), lambda: L.Softmax(axis=d.one(-1, 1)),
        lambda: L.PReLU(shared_axes=[1]), lambda: L.Masking(mask_value=d.one(0.0, 0.5)),
        lambda: L.MaxPooling1D(d.size(1, 2), strides=d.one(None, 1), padding=d.one("valid", "same")),
        lambda: L.AveragePooling1D(d.size(1, 2), strides=d.one(None, 1), padding=d.one("valid", "same")),
        lambda: L.GlobalAveragePooling1D(keepdims=d.chance(0.3)), lambda: L.GlobalMaxPooling1D(keepdims=d.chance(0.3)),
        lambda: L.ZeroPadding1D((d.size(0, 1), d.size(0, 2))), lambda: L.Cropping1D((d.size(0, 1), d.size(0, 1))),
        lambda: L.UpSampling1D(2), lambda: L.Permute((2, 1)), lambda: L.Reshape((shape[1], shape[2], 1)), L.Flatten,
        lambda: L.TimeDistributed(L.Dense(d.size(), activation=smooth(d))),
        lambda: keras.Sequential([L.Dense(d.size(), activation=smooth(d)), L.LayerNormalization(epsilon=1e-2)]),
    )()


def for_vector(d, shape, random):
    """A layer for [batch, features]."""
    return d.one(
        lambda: dense(d), lambda: dense(d), lambda: elementwise(d, random), lambda: normalization(d, 2),
        lambda: L.RepeatVector(d.size(1, 3)), L.PReLU, lambda: L.Reshape((shape[1], 1)), lambda: L.Reshape((1, shape[1])),
        lambda: keras.Sequential([L.Dense(d.size(), activation=smooth(d)), L.Dense(d.size())]),
    )()


def for_image(d, shape, random):
    """A layer for [batch, rows, columns, channels]; a sequence of rows for some."""
    return d.one(
        lambda: conv2d(d, shape), lambda: conv2d(d, shape), lambda: conv_lstm(d),
        lambda: L.MaxPooling2D(d.size(1, 2), padding=d.one("valid", "same")),
        lambda: L.AveragePooling2D(d.size(1, 2), padding=d.one("valid", "same")),
        L.GlobalAveragePooling2D, L.GlobalMaxPooling2D, lambda: normalization(d, 4), lambda: elementwise(d, random),
        lambda: L.TimeDistributed(L.Conv1D(d.size(1, 2), d.size(1, 2))), lambda: L.TimeDistributed(L.LSTM(d.size())),
        lambda: L.TimeDistributed(L.Flatten()), lambda: L.Reshape((-1, shape[3])), L.Flatten,
    )()


def merging(d, shapes):
    """A layer for two tensors, or none that fits."""
    a, b = shapes
    fits = []
    if a == b:
        fits += [L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum] * 2
    if a[:-1] == b[:-1]:
        fits += [L.Concatenate, lambda: L.Dot(axes=1)]
    if len(a) == len(b) == 3 and a[2] == b[2]:
        fits += [
            lambda: L.Concatenate(axis=1), lambda: L.Dot(axes=2, normalize=d.chance(0.5)),
            lambda: L.Attention(use_scale=d.chance(0.5), score_mode=d.one("dot", "concat")),
            lambda: L.AdditiveAttention(use_scale=d.chance(0.7)),
            lambda: L.GroupQueryAttention(d.size(2, 4), 2, d.size(1, 2), use_bias=d.chance(0.7)),
        ]
    if len(a) == len(b) == 3:
        fits += [lambda: L.MultiHeadAttention(
            d.size(1, 2), d.size(2, 4), value_dim=d.one(None, 2), use_bias=d.chance(0.7),
            sliding_window=d.one(None, None, 2), use_gate=d.chance(0.3), **weighted(d, "kernel", "bias"))]
    if len(a) == 3 and len(b) == 2:
        fits += [lambda: L.GRU(b[1], return_sequences=d.chance(0.5))] * 2  # b is its initial state
    return fits[d.rng.integers(len(fits))]() if fits else None


class Wired:
    """A model that is being drawn: Keras's tensors, and how it is told to Java."""

    def __init__(self, d):
        self.d = d
        self.nodes = []
        self.tensors = []  # (Keras's tensor, its node and output)
        self.open = []  # those that nothing uses yet
        self.closed = set()  # those that nothing more may use

    def input(self, ids, shape):
        name = f"in{len(self.nodes)}"
        tensor = keras.Input(shape, dtype="int32" if ids else "float32", name=name)
        self.nodes.append({"name": name, "class_name": "Input", "shape": list(shape), "ids": ids, "inputs": []})
        self._add(tensor, len(self.nodes) - 1)

    def _add(self, tensor, node, output=0):
        self.tensors.append((tensor, [node, output]))
        self.open.append(len(self.tensors) - 1)

    def apply(self, layer, of, arguments=None):
        """Applies a layer to tensors by their numbers."""
        given = [self.tensors[i][0] for i in of]
        arguments = arguments or {}
        if isinstance(layer, (L.MultiHeadAttention, L.GroupQueryAttention)):
            result = layer(*given, **arguments)
        elif isinstance(layer, L.RNN) and len(given) > 1:
            result = layer(given[0], initial_state=given[1:])
        else:
            result = layer(given if len(given) > 1 else given[0], **arguments)
        results = result if isinstance(result, (list, tuple)) else [result]
        for one in results:
            if any(size == 0 for size in one.shape) or np.prod(one.shape[1:]) > LARGEST or len(one.shape) > 4:
                raise ValueError("not of a useful size")
        told = tell(layer)
        if arguments:
            told["config"]["call"] = arguments
        self.nodes.append({"name": layer.name, **told, "inputs": [self.tensors[i][1] for i in of]})
        for i in of:
            if i in self.open:
                self.open.remove(i)
        for output, one in enumerate(results):
            self._add(one, len(self.nodes) - 1, output)


def tell(layer):
    """A layer's description as the goldens have it."""
    if isinstance(layer, keras.Sequential):
        return {"class_name": "Sequential", "config": {"layers": [tell(inner) for inner in layer.layers]}}
    told = described(layer, LEFT_OUT)
    if isinstance(layer, L.TimeDistributed):
        told["config"]["layer"] = tell(layer.layer)
    return told


def grow(w, random, sequential):
    """Applies one more layer, or fails with a ValueError."""
    d = w.d
    if sequential:
        of = [w.open[0]]
    else:
        pool = w.open if d.chance(0.8) else [i for i in range(len(w.tensors)) if i not in w.closed]
        of = [int(d.one(*pool))]
    tensor = w.tensors[of[0]][0]
    if tensor.dtype == "int32":
        w.apply(L.Embedding(IDS, d.size(2, 4), mask_zero=d.chance(0.7), **weighted(d, "embeddings")), of)
        return
    others = [i for i, (t, _) in enumerate(w.tensors) if i not in w.closed and i != of[0] and t.dtype != "int32"]
    if others and not sequential and d.chance(0.5):
        other = int(d.one(*others))
        layer = merging(d, [tensor.shape, w.tensors[other][0].shape])
        if isinstance(layer, L.MultiHeadAttention):
            # It takes the masks off its inputs, for all that looks at them later: nothing else may.
            if not {of[0], other} <= set(w.open):
                return
            w.closed |= {of[0], other}
        if layer is not None:
            arguments = {}
            if isinstance(layer, (L.Attention, L.MultiHeadAttention, L.GroupQueryAttention)):
                if d.chance(0.3) and tensor.shape[1] == w.tensors[other][0].shape[1]:
                    arguments["use_causal_mask"] = True
                if d.chance(0.2):
                    arguments["return_attention_scores"] = True
            w.apply(layer, of + [other], arguments)
            return
    shape = tensor.shape
    make = {2: for_vector, 3: for_sequence, 4: for_image}[len(shape)]
    layer = make(d, shape, random)
    if isinstance(layer, L.Softmax) and getattr(tensor, "_keras_mask", None) is not None:
        return  # Keras takes the mask of timesteps for one of entries
    states = isinstance(layer, (L.LSTM, L.GRU, L.SimpleRNN)) and not sequential and d.chance(0.2)
    if states:
        layer = type(layer).from_config(layer.get_config() | {"return_state": True})
    w.apply(layer, of)
    if not sequential and d.chance(0.15) and len(w.tensors[of[0]][0].shape) == len(w.tensors[-1][0].shape):
        if w.tensors[-1][0].shape == tensor.shape and not isinstance(layer, L.RNN):
            w.apply(layer, [len(w.tensors) - 1])  # the same layer once more, with the same weights


def draw(seed):
    d = Draw(seed)
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)
    sequential = d.chance(0.3)
    random = d.chance(0.15)  # such a model is not trained: Java draws other numbers
    w = Wired(d)
    for _ in range(1 if sequential or d.chance(0.6) else 2):
        kind = d.one("ids", "sequence", "sequence", "image", "vector")
        steps = d.size(3, 6)
        shape = {
            "ids": (steps,), "sequence": (steps, d.size(1, 4)), "image": (steps, d.size(2, 4), d.size(1, 2)),
            "vector": (d.size(2, 4),),
        }[kind]
        w.input(kind == "ids", shape)
    wanted, tries = len(w.nodes) + d.size(2, 6), 0
    while len(w.nodes) < wanted and tries < 40:
        tries += 1
        try:
            grow(w, random, sequential)
        except ValueError:
            pass  # Keras refuses it: another one
    for i in list(w.open):  # ids that nothing looked up
        if w.tensors[i][0].dtype == "int32":
            w.apply(L.Embedding(IDS, 2), [i])
    outputs, left = [], []
    for i in w.open:
        shape = w.tensors[i][0].shape
        if len(shape) > 3:
            w.apply(L.Flatten(), [i])
            i = len(w.tensors) - 1
        left.append(i)
    for i in left[:3]:
        w.apply(L.Dense(d.size(1, 3)), [i])
        outputs.append(len(w.tensors) - 1)
    if len(left) > 3:  # nothing may be left over
        rest = []
        for i in left[3:]:
            w.apply(L.Flatten(), [i])
            rest.append(len(w.tensors) - 1)
        if len(rest) > 1:
            w.apply(L.Concatenate(), rest)
        outputs.append(len(w.tensors) - 1)
    inputs = [t for t, (node, _) in w.tensors if w.nodes[node]["class_name"] == "Input"]
    model = keras.Model(inputs, [w.tensors[i][0] for i in outputs])
    return d, w, model, outputs, sequential, random


def layers_of(model, w):
    """Keras's layers by name, without inputs."""
    return {node["name"]: model.get_layer(node["name"]) for node in w.nodes if node["class_name"] != "Input"}


def examples(d, w, model):
    xs = []
    for tensor in model.inputs:
        shape = (BATCH, *tensor.shape[1:])
        if tensor.dtype == "int32":
            ids = d.rng.integers(0, IDS, shape).astype(np.int32)
            ids[:, 0] = 1 + ids[:, 0] % (IDS - 1)  # every row has a timestep that counts
            xs.append(ids)
        else:
            xs.append(d.values(*shape))
    return xs


def squares(y, p):
    return tf.reduce_mean(tf.square(y - p), axis=-1)


def write(seed, folder):
    d, w, model, outputs, sequential, random = draw(seed)
    layers = layers_of(model, w)
    weights = {}
    for name, layer in layers.items():
        told = []
        for variable in layer.weights:
            positive = variable.path.endswith(("moving_variance", "gamma"))
            variable.assign(d.values(*variable.shape, low=0.3 if positive else -0.6, high=1.2 if positive else 0.6))
            told.append(array(variable.value))
        weights[name] = told
    xs = examples(d, w, model)
    predicted = model(xs if len(xs) > 1 else xs[0], training=False)
    predicted = predicted if isinstance(predicted, (list, tuple)) else [predicted]
    if not all(np.isfinite(np.asarray(p)).all() and np.abs(np.asarray(p)).max() < 50 for p in predicted):
        raise ValueError("numbers grow too large to compare")
    spec = {
        "keras": keras.__version__, "tensorflow": tf.__version__, "seed": seed, "sequential": sequential,
        "nodes": w.nodes, "model_outputs": [w.tensors[i][1] for i in outputs],
        "weights": weights, "x": [array(x) for x in xs], "outputs": [array(p) for p in predicted],
    }
    if not random:
        spec |= train(d, model, layers, xs, predicted)
    (folder / f"{seed}.json").write_text(to_json(spec) + "\n", encoding="utf-8")
    return sorted({node["class_name"] for node in w.nodes})


def train(d, model, layers, xs, predicted):
    ys = [d.values(*p.shape) for p in predicted]
    factors = [round(float(f), 2) for f in d.rng.uniform(0.3, 1.5, len(ys))]
    optimizer = keras.optimizers.SGD(learning_rate=0.05, momentum=d.one(0.0, 0.9), nesterov=d.chance(0.3))
    if len(ys) == 1:
        model.compile(optimizer, squares, run_eagerly=True)
    else:
        model.compile(optimizer, [squares] * len(ys), loss_weights=factors, run_eagerly=True)
    frozen = [name for name in layers if d.chance(0.1)]
    for name in frozen:
        layers[name].trainable = False
    losses = []
    for _ in range(STEPS):
        result = model.train_on_batch(xs if len(xs) > 1 else xs[0], ys if len(ys) > 1 else ys[0], return_dict=True)
        model.reset_metrics()
        losses.append(float(result["loss"]))
    if not np.isfinite(losses).all() or max(losses) > 1e3:
        raise ValueError("training diverges")
    return {
        "y": [array(y) for y in ys], "loss_weights": factors if len(ys) > 1 else [1.0], "frozen": frozen,
        "optimizer": described(optimizer), "losses": losses,
        "trained": {name: [array(v.value) for v in layer.weights] for name, layer in layers.items()},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000 * 1000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for old in options.folder.glob("*.json"):
        old.unlink()
    print(f"models of seeds from {options.seed}", flush=True)
    seen, written, seed, refused = {}, 0, options.seed, {}
    while written < options.count:
        try:
            for kind in write(seed, options.folder):
                seen[kind] = seen.get(kind, 0) + 1
            written += 1
        except Exception as e:  # what Keras itself fails at cannot be compared
            reason = f"{type(e).__name__}: {str(e).splitlines()[0][:100]}"
            refused[reason] = refused.get(reason, 0) + 1
            if sum(refused.values()) > options.count + 20:
                traceback.print_exc()
                raise SystemExit("too many models cannot be made") from e
        seed += 1
    print(f"{written} models, {sum(refused.values())} drawn anew; kinds of layers: {len(seen)}")
    for reason, count in sorted(refused.items()):
        print(f"  {count} times {reason}")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(seen.items())))


if __name__ == "__main__":
    main()
