"""Goldens of single layers: output, mask, and the gradients of a random weighted sum of the output."""

from functools import partial

from golden import array, case_random, described, keras, np, tf, write  # first: it sets TensorFlow up

from keras.src import backend

GROUP = "layers"
LEFT_OUT = (
    "kernel_initializer",
    "recurrent_initializer",
    "bias_initializer",
    "embeddings_initializer",
    "backward_layer",
    "data_format",
    "lora_rank",
    "quantization_config",
)


def named_weights(layer):
    """The trainable weights with their names: kernel, forward/kernel within a Bidirectional, cell_0/kernel in a stack."""
    if isinstance(layer, keras.layers.Bidirectional):
        sides = {"forward": layer.forward_layer, "backward": layer.backward_layer}
        return [(f"{side}/{name}", v) for side, inner in sides.items() for name, v in named_weights(inner)]
    if isinstance(layer, keras.layers.TimeDistributed):
        return [(f"layer/{name}", v) for name, v in named_weights(layer.layer)]
    cell = getattr(layer, "cell", None)
    if isinstance(cell, keras.layers.StackedRNNCells):
        return [(f"cell_{i}/{v.name}", v) for i, inner in enumerate(cell.cells) for v in inner.trainable_weights]
    return [(v.name, v) for v in layer.trainable_weights]


def statistics(layer):
    """The weights that training leaves alone and the layer changes itself, with their names."""
    adapted = isinstance(layer, keras.layers.Normalization)  # its weights come from the data in the config
    return [] if adapted else [(v.name, v) for v in layer.non_trainable_weights]


def nested(layer, states):
    """States as the layer takes them: a stack of cells wants a list for each cell."""
    cell = getattr(layer, "cell", None)
    if not isinstance(cell, keras.layers.StackedRNNCells):
        return states
    rest = iter(states)
    return [[next(rest) for _ in keras.tree.flatten(inner.state_size)] for inner in cell.cells]


def assign_random(name, variable, random, scale=0.7):
    """Gives a weight random values, a variance positive ones."""
    low = 0.3 if "variance" in name else -scale
    variable.assign(random.uniform(*variable.shape, low=low, high=low + 2 * scale))


def randomize(layer, random, scale=0.7):
    """Gives every weight, biases too, random values."""
    for name, variable in named_weights(layer) + statistics(layer):
        assign_random(name, variable, random, scale)


def weights_of(layer):
    return [{"name": name, **array(variable.value)} for name, variable in named_weights(layer) + statistics(layer)]


def run(layer, random, inputs, mask=None, initial_state=None, training=False):
    """Calls the layer once and returns the part of a golden that begins with the inputs."""
    inputs = tf.constant(inputs)
    if mask is not None:
        backend.set_keras_mask(inputs, tf.constant(mask))
    states = [tf.constant(state) for state in initial_state or []]
    weights = weights_of(layer)
    watched = [inputs] if inputs.dtype.is_floating else []
    with tf.GradientTape() as tape:
        tape.watch(watched + states)
        # With initial_state Keras overlooks a mask that comes with the inputs; it has to be an argument.
        options = {"training": True} if training else {}
        called = layer(inputs, initial_state=nested(layer, states), mask=mask) if states else layer(inputs, **options)
        outputs = keras.tree.flatten(called)
        output_weights = [random.uniform(*output.shape) for output in outputs]
        total = tf.add_n([tf.reduce_sum(o * w) for o, w in zip(outputs, output_weights)])
        regularization = tf.add_n(layer.losses) if layer.losses else None
        if regularization is not None:
            total += regularization
    gradients = tape.gradient(
        total,
        watched + states + [variable.value for _, variable in named_weights(layer)],
        unconnected_gradients=tf.UnconnectedGradients.ZERO,
    )
    names = ["inputs"] * len(watched) + [f"initial_state/{i}" for i in range(len(states))]
    names += [name for name, _ in named_weights(layer)]
    result = {"inputs": array(inputs), "mask": array(mask)}
    if states:
        result["initial_state"] = [array(state) for state in states]
    result |= {"training": training, "weights": weights}
    if len(outputs) == 1:
        result["output"] = array(outputs[0])
        result["output_mask"] = array(backend.get_keras_mask(outputs[0]))
        result["output_weights"] = array(output_weights[0])
    else:
        result["outputs"] = [array(output) for output in outputs]
        result["output_masks"] = [array(backend.get_keras_mask(output)) for output in outputs]
        result["output_weights"] = [array(weights) for weights in output_weights]
    if regularization is not None:
        result["regularization"] = float(regularization)
    if training:
        result["updated"] = {name: array(variable.value) for name, variable in statistics(layer)}
    gradients = {name: array(gradient) for name, gradient in zip(names, gradients)}
    result["gradients"] = gradients if watched else {"inputs": None, **gradients}
    return result


def record(case, description, layer, inputs, mask=None, initial_state=None, config=None, training=False):
    """Writes one golden. `inputs` and `initial_state` are functions of the case's random generator.

    `config` replaces entries of the config that Keras has changed by itself, or adds what it leaves out.
    """
    described_layer = described(layer, LEFT_OUT)
    described_layer["config"] |= config or {}
    random = case_random(GROUP, case)
    values = inputs(random)
    if not layer.built:
        layer.build(values.shape)
    randomize(layer, random)
    states = initial_state(random) if initial_state else None
    result = run(layer, random, values, mask, states, training)
    write(GROUP, case, random, description, {"layer": described_layer, **result})


def embedding():
    ids = np.array([[3, 0, 5, 3, 1], [0, 0, 2, 6, 2], [5, 4, 0, 0, 0]], np.int32)  # 3 and 2 repeat within a row
    make = keras.layers.Embedding
    record(
        "embedding_default", "Gradient of the embeddings written dense: repeated ids add up.", make(7, 4), lambda r: ids
    )
    record(
        "embedding_mask_zero",
        "output_mask is false where the id is 0. Row 0 of the embeddings is looked up and gets a gradient all the same.",
        make(7, 4, mask_zero=True),
        lambda r: ids,
    )
    record(
        "embedding_regularizer",
        "Sum of squares of all the embeddings, used or not.",
        make(7, 4, embeddings_regularizer=keras.regularizers.L2(0.1)),
        lambda r: ids,
    )


def dense():
    make = keras.layers.Dense
    for activation in ("linear", "relu", "softmax", "sigmoid", "tanh"):
        record(
            f"dense_2d_{activation}",
            f"Inputs [batch, features], activation {activation}.",
            make(4, activation=activation),
            lambda r: r.uniform(3, 2, high=1.5),
        )
        record(
            f"dense_3d_{activation}",
            f"Inputs [batch, timesteps, features], activation {activation}.",
            make(4, activation=activation),
            lambda r: r.uniform(3, 5, 2, high=1.5),
        )
    record("dense_no_bias", "Without bias.", make(4, use_bias=False), lambda r: r.uniform(3, 2))
    record(
        "dense_regularizers",
        "Kernel l1, bias l2; gradients include both.",
        make(4, kernel_regularizer=keras.regularizers.L1(0.03), bias_regularizer=keras.regularizers.L2(0.2)),
        lambda r: r.uniform(3, 2),
    )
    for mode in ("rows", "columns"):
        record(
            f"dense_orthogonal_regularizer_{mode}",
            f"The kernel's {mode} at right angles.",
            make(4, kernel_regularizer=keras.regularizers.OrthogonalRegularizer(0.3, mode)),
            lambda r: r.uniform(5, 3),
        )
    record(
        "dense_activity_regularizer",
        "The penalty is the sum over the whole output, divided by the batch size.",
        make(4, activation="tanh", activity_regularizer=keras.regularizers.L2(0.1)),
        lambda r: r.uniform(3, 2),
    )
    mask = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 0, 0, 0]], bool)
    record(
        "dense_mask",
        "The mask passes through and changes no number.",
        make(4, activation="softmax"),
        lambda r: r.uniform(3, 5, 2),
        mask,
    )


def activations():
    names = (
        "celu elu exponential gelu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear"
        " log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus"
        " sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink"
    ).split()
    notes = {
        "gelu": " The exact form with erf, not the tanh approximation.",
        "hard_sigmoid": " relu6(x + 3) / 6.",
        "leaky_relu": " Slope 0.2 below zero.",
        "silu": " Also called swish.",
    }

    def inputs(random):
        near, far = random.uniform(4, 5, low=-3.5, high=3.5), random.uniform(4, 2, low=-12, high=12)
        return np.concatenate([near, far], axis=1)

    def wide(random):
        return random.uniform(3, 2, 6, low=-3.5, high=3.5)

    record("activation_glu", "Halves the last axis.", keras.layers.Activation("glu"), wide)
    record("dense_glu", "Two outputs of four units.", keras.layers.Dense(4, activation="glu"), lambda r: r.uniform(3, 2))
    a = keras.activations
    for name, function, parameters in (
        ("celu", a.celu, {"alpha": 0.4}),
        ("elu", a.elu, {"alpha": 0.4}),
        ("gelu", a.gelu, {"approximate": True}),
        ("hard_shrink", a.hard_shrink, {"threshold": 1.5}),
        ("leaky_relu", a.leaky_relu, {"negative_slope": 0.05}),
        ("soft_shrink", a.soft_shrink, {"threshold": 1.5}),
        ("squareplus", a.squareplus, {"b": 0.5}),
        ("threshold", a.threshold, {"threshold": 0.8, "default_value": -2.0}),
    ):
        layer = keras.layers.Activation(partial(function, **parameters))
        layer.get_config = dict  # Keras cannot write a function with parameters
        record(
            f"activation_{name}_parameters",
            "Parameters of its own.",
            layer,
            inputs,
            config={"activation": {"name": name, **parameters}},
        )
    for name in names:
        record(
            f"activation_{name}",
            "Inputs of both signs, the last two columns far from zero." + notes.get(name, ""),
            keras.layers.Activation(name),
            inputs,
        )


def shapes_and_masks():
    mask = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 1, 0, 0]], bool)
    sequence = lambda r: r.uniform(3, 5, 2)
    layers = keras.layers
    record(
        "dropout_inference",
        "Outside of training the identity; the mask passes through.",
        layers.Dropout(0.4),
        sequence,
        mask,
    )
    for keepdims in (False, True):
        kept = "_keepdims" if keepdims else ""
        record(
            f"average_pooling{kept}",
            "Mean over the timesteps.",
            layers.GlobalAveragePooling1D(keepdims=keepdims),
            sequence,
        )
        record(
            f"average_pooling{kept}_mask",
            "Mean over the valid timesteps; no mask comes out.",
            layers.GlobalAveragePooling1D(keepdims=keepdims),
            sequence,
            mask,
        )
        record(
            f"max_pooling{kept}", "Maximum over the timesteps.", layers.GlobalMaxPooling1D(keepdims=keepdims), sequence
        )
    none_valid = mask.copy()
    none_valid[2] = False
    record(
        "average_pooling_mask_none_valid",
        "A row without a valid timestep: Keras divides 0 by 0 and its mean is NaN, with gradients of 0.",
        layers.GlobalAveragePooling1D(),
        sequence,
        none_valid,
    )
    record(
        "max_pooling_mask",
        "GlobalMaxPooling1D takes no notice of a mask: masked timesteps count. Keras only warns; no mask comes out.",
        layers.GlobalMaxPooling1D(),
        sequence,
        mask,
    )
    ties = np.array(
        [[[1, 2], [3, 2], [3, 0.5], [-1, 2]], [[-1, -4], [-1, -3], [-2, -3], [-5, -3]], [[0, 0]] * 4], np.float32
    )
    record(
        "max_pooling_ties",
        "Where several timesteps share the maximum they share the gradient in equal parts.",
        layers.GlobalMaxPooling1D(),
        lambda r: ties,
    )
    record("flatten", "[batch, timesteps, features] to [batch, timesteps·features].", layers.Flatten(), sequence)
    record(
        "flatten_mask",
        "Flatten takes no notice of a mask: no number changes, no mask comes out, Keras only warns.",
        layers.Flatten(),
        sequence,
        mask,
    )

    def with_masked_steps(value):
        def inputs(random):
            x = random.uniform(3, 5, 2)
            x[0, 1] = x[1, 3] = x[1, 4] = value
            x[2, 0, 1] = value  # one feature alone does not mask the timestep
            return x

        return inputs

    record(
        "masking_zero",
        "A timestep is masked if all its features equal mask_value.",
        layers.Masking(),
        with_masked_steps(0),
    )
    record(
        "masking_value",
        "mask_value other than 0: masked timesteps come out as zeros, not as mask_value.",
        layers.Masking(mask_value=-0.5),
        with_masked_steps(-0.5),
    )
    record(
        "masking_with_mask",
        "The mask that comes in is dropped, not combined with the new one.",
        layers.Masking(),
        with_masked_steps(0),
        mask,
    )


def main():
    embedding()
    dense()
    activations()
    shapes_and_masks()


if __name__ == "__main__":
    main()
