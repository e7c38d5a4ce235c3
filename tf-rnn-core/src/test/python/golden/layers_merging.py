"""Goldens of layers that take several inputs, and of TimeDistributed."""

from golden import array, case_random, described, keras, np, tf, write  # first: it sets TensorFlow up
from keras.src import backend
from layers import GROUP, LEFT_OUT, record

L = keras.layers
FIRST = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 1, 0, 0]], bool)
SECOND = np.array([[1, 0, 0, 1, 1], [1, 1, 1, 0, 0], [0, 0, 1, 1, 0]], bool)
OTHER = np.array([[1, 1, 0, 1], [0, 1, 1, 1], [1, 0, 0, 0]], bool)


def path(variable, layer):
    """Name of a weight within its layer: query/kernel in an attention."""
    return variable.path.split(layer.name + "/", 1)[1]


def call(case, description, layer, shapes, masks=None, listed=True, **arguments):
    """Writes one golden of a layer called with several inputs.

    `listed` tells whether the layer takes one list or an argument for each input; `arguments` are further ones of the
    call, which are options of the layer in Java.
    """
    random = case_random(GROUP, case)
    masks = masks or [None] * len(shapes)
    values = [tf.constant(random.uniform(*shape, low=-1.5, high=1.5)) for shape in shapes]
    for value, mask in zip(values, masks):
        if mask is not None:
            backend.set_keras_mask(value, tf.constant(mask))

    def run():
        return layer(values, **arguments) if listed else layer(*values, **arguments)

    run()
    for variable in layer.trainable_weights:
        variable.assign(random.uniform(*variable.shape, low=-0.7, high=0.7))
    for value, mask in zip(values, masks):  # a layer may take it off
        if mask is not None:
            backend.set_keras_mask(value, tf.constant(mask))
    with tf.GradientTape() as tape:
        tape.watch(values)
        outputs = keras.tree.flatten(run())
        factors = [random.uniform(*output.shape) for output in outputs]
        total = tf.add_n([tf.reduce_sum(o * w) for o, w in zip(outputs, factors)])
        regularization = tf.add_n(layer.losses) if layer.losses else None
        if regularization is not None:
            total += regularization
    found = tape.gradient(
        total,
        values + [variable.value for variable in layer.trainable_weights],
        unconnected_gradients=tf.UnconnectedGradients.ZERO,
    )
    names = ["inputs"] + [f"other_inputs/{i}" for i in range(len(values) - 1)]
    names += [path(variable, layer) for variable in layer.trainable_weights]
    description_of_layer = described(layer, LEFT_OUT)
    if arguments:
        description_of_layer["config"]["call"] = arguments
    several = len(outputs) > 1
    write(
        GROUP,
        case,
        random,
        description,
        {
            "layer": description_of_layer,
            "inputs": array(values[0]),
            "mask": array(masks[0]),
            "other_inputs": [{"values": array(v), "mask": array(m)} for v, m in zip(values[1:], masks[1:])],
            "training": False,
            "weights": [{"name": path(v, layer), **array(v.value)} for v in layer.trainable_weights],
            **({"outputs": [array(o) for o in outputs]} if several else {"output": array(outputs[0])}),
            **(
                {"output_masks": [array(backend.get_keras_mask(o)) for o in outputs]}
                if several
                else {"output_mask": array(backend.get_keras_mask(outputs[0]))}
            ),
            "output_weights": [array(f) for f in factors] if several else array(factors[0]),
            **({} if regularization is None else {"regularization": float(regularization)}),
            "gradients": {name: array(gradient) for name, gradient in zip(names, found)},
        },
    )


def merging():
    three = [(3, 5, 2)] * 3
    two = three[:2]
    for kind in ("Add", "Multiply", "Average", "Maximum", "Minimum"):
        name = kind.lower()
        make = getattr(L, kind)
        call(f"{name}_three", "Three inputs.", make(), three)
        call(f"{name}_broadcast", "Axes of 1, and fewer axes.", make(), [(3, 5, 2), (3, 1, 2), (3, 2)])
        call(f"{name}_masks", "All have masks.", make(), two, [FIRST, SECOND])
        call(f"{name}_one_mask", "One of two has a mask.", make(), two, [None, SECOND])
    call("subtract", "The first minus the second.", L.Subtract(), two)
    call("subtract_masks", "Both have masks.", L.Subtract(), two, [FIRST, SECOND])
    call("concatenate", "Along the last axis.", L.Concatenate(), [(3, 5, 2), (3, 5, 4), (3, 5, 1)])
    call("concatenate_time", "Along the timesteps.", L.Concatenate(axis=1), [(3, 5, 2), (3, 4, 2)])
    call("concatenate_masks", "Both have masks.", L.Concatenate(), two, [FIRST, SECOND])
    call("concatenate_one_mask", "One has none: everything counts.", L.Concatenate(), two, [FIRST, None])
    call(
        "concatenate_time_masks", "Masks one after the other.", L.Concatenate(axis=1), [(3, 5, 2), (3, 4, 2)], [None, OTHER]
    )
    call("dot_rows", "Of vectors: one number a row.", L.Dot(axes=1), [(3, 4), (3, 4)])
    call("dot_cosine", "Scaled to length 1 before.", L.Dot(axes=-1, normalize=True), [(3, 5, 2), (3, 4, 2)])
    call("dot_axes", "An axis of each.", L.Dot(axes=(1, 2)), [(3, 5, 2), (3, 4, 5)])
    call("dot_vector", "A vector and a sequence.", L.Dot(axes=(1, 2)), [(3, 2), (3, 5, 2)])
    call("dot_four_axes", "More axes stay.", L.Dot(axes=(3, 1)), [(2, 3, 2, 4), (2, 4, 3)])
    call("dot_masks", "No mask comes out.", L.Dot(axes=2), two, [FIRST, SECOND])


def attention():
    shapes = [(3, 5, 2), (3, 4, 3), (3, 4, 2)]
    same = [(3, 5, 2), (3, 4, 2)]
    scores = {"return_attention_scores": True}
    causal = {"use_causal_mask": True}
    for name, make in (("attention", L.Attention), ("additive_attention", L.AdditiveAttention)):
        call(name, "A query and a value.", make(), same)
        call(f"{name}_key", "With a key, and the weights.", make(), shapes, **scores)
        call(f"{name}_causal", "No value after a query's own place.", make(), same, **causal)
        call(f"{name}_masks", "Masks of query and value.", make(), same, [FIRST, OTHER])
        call(f"{name}_masks_causal", "Masks, causal, weights.", make(), same, [None, OTHER], **scores, **causal)
    call("attention_scale", "Scores scaled.", L.Attention(use_scale=True), same)
    call("attention_concat", "Scores of sums.", L.Attention(score_mode="concat"), same)
    call("attention_concat_scale", "Scores of scaled sums.", L.Attention(score_mode="concat", use_scale=True), same)
    call("additive_attention_plain", "Without a scale.", L.AdditiveAttention(use_scale=False), same)


def heads():
    shapes = [(3, 5, 6), (3, 4, 3), (3, 4, 2)]
    same = [(3, 5, 6), (3, 4, 6)]
    scores = {"return_attention_scores": True}
    causal = {"use_causal_mask": True}
    penalties = {
        "kernel_regularizer": keras.regularizers.L2(0.1),
        "activity_regularizer": keras.regularizers.L1(0.1),
    }
    make = L.MultiHeadAttention
    for case, description, layer, of, masks, arguments in (
        ("plain", "Two heads.", make(2, 3), same, None, {}),
        ("key", "A key of its own, values of another size, weights.", make(2, 3, value_dim=4), shapes, None, scores),
        ("causal", "No value after a query's own place.", make(2, 3), same, None, causal),
        ("masks", "A query that sees nothing gets the mean.", make(2, 3), same, [FIRST, OTHER], {}),
        ("masks_scores", "A query that sees nothing gets zeros.", make(2, 3), same, [FIRST, OTHER], scores),
        ("masks_dropout", "The same with dropout, not training.", make(2, 3, dropout=0.3), same, [FIRST, OTHER], causal),
        ("output_shape", "Another size comes out.", make(2, 3, output_shape=5), same, None, {}),
        ("output_axes", "Two axes come out.", make(2, 3, output_shape=(2, 2)), same, None, {}),
        ("no_bias", "Without biases.", make(2, 3, use_bias=False), same, None, {}),
        ("gate", "With a gate.", make(2, 3, value_dim=2, use_gate=True), same, None, {}),
        ("window", "Values near by alone.", make(2, 3, sliding_window=2), same, None, scores),
        ("penalties", "On kernels and on what comes out.", make(2, 2, **penalties), same, None, {}),
        ("axes", "Over the first of two axes.", make(2, 3, attention_axes=1), [(2, 3, 2, 4)] * 2, None, scores),
        ("last_axis", "Over the second of two axes.", make(2, 3, attention_axes=-2), [(2, 3, 2, 4)] * 2, None, {}),
        ("both_axes", "Over both axes.", make(2, 3), [(2, 3, 2, 4), (2, 2, 2, 4)], None, scores),
    ):
        call(f"multi_head_attention_{case}", description, layer, of, masks, listed=False, **arguments)
    make = L.GroupQueryAttention
    for case, description, layer, of, masks, arguments in (
        ("plain", "Four heads of queries, two of keys.", make(3, 4, 2), same, None, {}),
        ("one", "One head of keys, weights.", make(3, 2, 1), same, None, scores),
        ("key", "A key of its own.", make(3, 4, 2), [(3, 5, 6), (3, 4, 6), (3, 4, 2)], None, causal),
        ("masks", "A query that sees nothing gets the mean.", make(3, 4, 2), same, [FIRST, OTHER], {}),
        ("masks_scores", "A query that sees nothing gets zeros.", make(3, 4, 2), same, [FIRST, OTHER], scores),
        ("gate", "With a gate, without biases.", make(3, 4, 2, use_gate=True, use_bias=False), same, None, {}),
        ("window", "Values near by alone.", make(3, 4, 2, sliding_window=2), same, None, causal),
    ):
        call(f"group_query_attention_{case}", description, layer, of, masks, listed=False, **arguments)


def time_distributed():
    make = L.TimeDistributed
    sequence = lambda r: r.uniform(3, 5, 2)
    record("time_distributed_dense", "A dense layer at every timestep.", make(L.Dense(4, activation="tanh")), sequence, FIRST)
    record("time_distributed_conv1d", "A convolution in every timestep.", make(L.Conv1D(2, 2)), lambda r: r.uniform(2, 3, 4, 2))
    record("time_distributed_lstm", "An LSTM within every timestep.", make(L.LSTM(2)), lambda r: r.uniform(2, 3, 4, 2))


def main():
    merging()
    attention()
    heads()
    time_distributed()


if __name__ == "__main__":
    main()
