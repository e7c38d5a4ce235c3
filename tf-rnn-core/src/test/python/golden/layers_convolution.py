"""Goldens of convolution and pooling over timesteps and images, in both data formats.

With channels first, filters must differ from the size of the last axis: Keras 3.15 takes that one for the channels and
adds the bias along it.
"""

from golden import keras, np, tf  # first: it sets TensorFlow up
from layers import record
from layers_recurrent import record_bidirectional, stateful

L = keras.layers
FIRST = {"data_format": "channels_first"}  # goldens with channels last do not name the format
MASK = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 1, 0, 0]], bool)


def sequence(r):
    return r.uniform(2, 7, 4)


def images(r):
    return r.uniform(2, 5, 6, 2)


def compiled(layer):
    layer.call = tf.function(layer.call, jit_compile=True)
    return layer


def record_first(case, description, layer, inputs, mask=None):
    """A golden with channels first. Compiled, where the kernels for processors want channels last."""
    if isinstance(layer, (L.Conv1D, L.Conv2D, L.Conv1DTranspose)):
        compiled(layer)
    record(case, description, layer, inputs, mask, config=FIRST)


def other_way_round(make):
    """The same values with their channels after the batch."""
    return lambda r: np.moveaxis(make(r), -1, 1)


def penalties():
    return {
        "bias_regularizer": keras.regularizers.L1(0.1),
        "activity_regularizer": keras.regularizers.L2(0.2),
    }


def record_both(case, description, make, inputs, **options):
    """One golden for each data format."""
    record(case, description, make(**options), inputs)
    first = make(**options, **FIRST)
    record_first(f"{case}_channels_first", f"{description} Channels after the batch.", first, other_way_round(inputs))


def conv1d():
    make = lambda **options: L.Conv1D(3, 2, **options)
    for case, options in (
        ("conv1d_first", {"padding": "causal", "activation": "softmax"}),
        ("conv1d_first_same", {"padding": "same", "strides": 2}),
    ):
        record_first(case, "Features after the batch.", make(**options, **FIRST), other_way_round(sequence))
    record(
        "conv1d_groups_dilated", "Groups and gaps.", L.Conv1D(4, 2, groups=2, dilation_rate=2, padding="same"), sequence
    )
    record("conv1d_groups_strides", "Groups and strides.", L.Conv1D(2, 3, groups=2, strides=2, padding="same"), sequence)


def conv2d():
    make = lambda *arguments, **given: lambda **options: L.Conv2D(*arguments, **given, **options)
    record_both("conv2d", "Windows that fit.", make(3, (2, 3)), images)
    for case, description, layer in (
        ("conv2d_same", "As many windows as entries, the odd padding after.", L.Conv2D(3, (2, 3), padding="same")),
        ("conv2d_strides", "Strides that differ.", L.Conv2D(3, (3, 2), strides=(2, 3))),
        ("conv2d_same_strides", "A window for every stride.", L.Conv2D(3, (3, 4), strides=(2, 3), padding="same")),
        ("conv2d_dilated", "Windows with gaps.", L.Conv2D(3, (2, 3), dilation_rate=(3, 2))),
        ("conv2d_dilated_same", "Padding for gaps.", L.Conv2D(3, (2, 3), dilation_rate=(3, 1), padding="same")),
        ("conv2d_one", "A window of one, no bias.", L.Conv2D(3, 1, use_bias=False, activation="relu")),
        (
            "conv2d_penalties",
            "Penalties on kernel, bias and output.",
            L.Conv2D(2, 2, kernel_regularizer=keras.regularizers.L2(0.1), activation="tanh", **penalties()),
        ),
    ):
        record(case, description, layer, images)
    wide = lambda r: r.uniform(2, 4, 5, 4)
    record("conv2d_groups", "Two groups of channels.", L.Conv2D(6, (2, 3), groups=2), wide)
    record(
        "conv2d_groups_dilated",
        "Groups and gaps.",
        L.Conv2D(2, 2, groups=2, dilation_rate=2, padding="same"),
        wide,
    )
    record_first(
        "conv2d_first_softmax",
        "Softmax goes over the last axis, whatever it is.",
        L.Conv2D(4, 2, padding="same", strides=2, activation="softmax", **FIRST),
        other_way_round(images),
    )
    record("conv2d_mask", "A mask changes nothing.", L.Conv2D(2, 2), lambda r: r.uniform(3, 5, 3, 2), MASK)


def depthwise():
    short = lambda r: r.uniform(2, 7, 3)
    make = lambda *a, **g: lambda **options: L.DepthwiseConv1D(*a, **g, **options)
    record_both("depthwise_conv1d", "Each feature by itself, twice.", make(3, depth_multiplier=2), short)
    for case, description, layer in (
        ("depthwise_conv1d_same", "One output a feature.", L.DepthwiseConv1D(4, padding="same", activation="tanh")),
        ("depthwise_conv1d_strides", "Strides.", L.DepthwiseConv1D(3, strides=2, padding="same", use_bias=False)),
        ("depthwise_conv1d_dilated", "Gaps.", L.DepthwiseConv1D(3, dilation_rate=2, padding="same")),
        (
            "depthwise_conv1d_strides_dilated",
            "Strides and gaps.",
            L.DepthwiseConv1D(3, strides=3, dilation_rate=2, padding="same", depth_multiplier=2),
        ),
        (
            "depthwise_conv1d_one",
            "A window of one, and penalties.",
            L.DepthwiseConv1D(1, depth_multiplier=3, depthwise_regularizer=keras.regularizers.L2(0.1), **penalties()),
        ),
    ):
        record(case, description, layer, short)
    make = lambda *a, **g: lambda **options: L.SeparableConv1D(*a, **g, **options)
    record_both("separable_conv1d", "Two steps.", make(4, 2, depth_multiplier=2), short)
    for case, description, layer in (
        ("separable_conv1d_same", "As many windows as timesteps.", L.SeparableConv1D(4, 4, padding="same")),
        ("separable_conv1d_strides", "Strides.", L.SeparableConv1D(4, 3, strides=2, use_bias=False)),
        ("separable_conv1d_dilated", "Gaps.", L.SeparableConv1D(2, 2, dilation_rate=3, padding="same")),
        ("separable_conv1d_strides_dilated", "Strides and gaps.", L.SeparableConv1D(2, 2, strides=2, dilation_rate=3)),
        (
            "separable_conv1d_penalties",
            "Penalties on both kernels, bias and output.",
            L.SeparableConv1D(
                2,
                2,
                activation="relu",
                depthwise_regularizer=keras.regularizers.L2(0.1),
                pointwise_regularizer=keras.regularizers.L1(0.2),
                **penalties(),
            ),
        ),
    ):
        record(case, description, layer, short)
    record("separable_conv1d_mask", "A mask changes nothing.", L.SeparableConv1D(2, 2), lambda r: r.uniform(3, 5, 3), MASK)


def transposed():
    short = lambda r: r.uniform(2, 5, 3)
    make = lambda *a, **g: lambda **options: L.Conv1DTranspose(*a, **g, **options)
    record_both("conv1d_transpose", "Windows that overlap.", make(2, 3, strides=2), short)
    for case, size, options in (
        ("short", 2, {"strides": 3}),
        ("one", 1, {"strides": 2, "use_bias": False}),
        ("padded", 4, {"strides": 3, "output_padding": 2}),
        ("same", 4, {"padding": "same", "activation": "tanh"}),
        ("same_strides", 4, {"padding": "same", "strides": 3}),
        ("same_short", 2, {"padding": "same", "strides": 3}),
        ("same_padded", 3, {"padding": "same", "strides": 3, "output_padding": 1}),
        ("same_padded_none", 5, {"padding": "same", "strides": 2, "output_padding": 0}),
        ("same_padded_even", 4, {"padding": "same", "strides": 3, "output_padding": 1}),
        ("same_padded_short", 2, {"padding": "same", "strides": 4, "output_padding": 3}),
        ("penalties", 3, {"kernel_regularizer": keras.regularizers.L2(0.1), **penalties()}),
    ):
        words = ", ".join(option for option in options if not option.endswith("regularizer"))
        record(f"conv1d_transpose_{case}", f"A window of {size}; {words}.", L.Conv1DTranspose(2, size, **options), short)
    for padding in ("valid", "same"):
        record(
            f"conv1d_transpose_dilated_{padding}",
            "Windows with gaps.",
            compiled(L.Conv1DTranspose(2, 3, dilation_rate=2, padding=padding)),
            short,
        )


def pooling():
    tall = lambda r: r.uniform(2, 5, 4, 3)
    for kind, one, two in (
        ("max", L.MaxPooling1D, L.MaxPooling2D),
        ("average", L.AveragePooling1D, L.AveragePooling2D),
    ):
        record_first(
            f"{kind}_pooling1d_channels_first",
            "Features after the batch.",
            one(3, strides=2, padding="same", **FIRST),
            other_way_round(sequence),
        )
        given = lambda *a, **g: lambda **options: two(*a, **g, **options)
        record_both(f"{kind}_pooling2d", "Windows side by side.", given((2, 3)), tall)
        record(f"{kind}_pooling2d_strides", "Windows that overlap.", two((3, 2), strides=(2, 1)), tall)
        record(f"{kind}_pooling2d_same", "Padding counts for nothing.", two((2, 3), strides=3, padding="same"), tall)
    for kind, one, two in (
        ("max", L.GlobalMaxPooling1D, L.GlobalMaxPooling2D),
        ("average", L.GlobalAveragePooling1D, L.GlobalAveragePooling2D),
    ):
        for kept in (False, True):
            end = "_keepdims" if kept else ""
            record_both(f"{kind}_global_pooling2d{end}", "Over rows and columns.", two, tall, keepdims=kept)
            record_first(
                f"{kind}_pooling{end}_channels_first",
                "Features after the batch.",
                one(keepdims=kept, **FIRST),
                lambda r: r.uniform(3, 2, 5),
                MASK if kind == "average" else None,
            )


def reshaping():
    record(
        "dropout_noise_shape_inference",
        "Outside of training the identity.",
        L.Dropout(0.4, noise_shape=(None, 1, 2)),
        lambda r: r.uniform(3, 5, 2),
        MASK,
    )
    record_first(
        "flatten_channels_first",
        "The row has the channels last.",
        L.Flatten(**FIRST),
        lambda r: r.uniform(2, 3, 2, 4),
    )
    record_first(
        "zero_padding_channels_first",
        "Two after the last timestep, one before the first.",
        L.ZeroPadding1D((1, 2), **FIRST),
        lambda r: r.uniform(2, 3, 4),
    )


STEPS_MASK = np.array([[1, 1, 0, 1], [0, 0, 0, 0], [0, 1, 1, 0]], bool)


def recurrent():
    rows = lambda r: r.uniform(2, 4, 5, 3)  # windows of 2 make 4 rows of them
    masked = lambda r: r.uniform(3, 4, 4, 2)
    states = lambda r: [r.uniform(3, 3, 2), r.uniform(3, 3, 2)]
    make = L.ConvLSTM1D
    for case, description, layer in (
        ("conv_lstm1d", "Defaults.", make(2, 2)),
        ("conv_lstm1d_sequences", "Outputs of all timesteps.", make(2, 2, return_sequences=True)),
        ("conv_lstm1d_same", "Padding, a window of an even size.", make(2, 4, padding="same", return_state=True)),
        ("conv_lstm1d_strides", "Strides are the inputs' alone.", make(2, 3, strides=2, padding="same")),
        ("conv_lstm1d_dilated", "Gaps are the inputs' alone.", make(2, 3, dilation_rate=2, padding="same")),
        ("conv_lstm1d_no_bias", "Without bias.", make(2, 2, use_bias=False)),
        ("conv_lstm1d_activations", "Others.", make(2, 2, activation="relu", recurrent_activation="hard_sigmoid")),
        ("conv_lstm1d_softmax", "Softmax goes over filters.", make(3, 2, activation="softmax")),
        ("conv_lstm1d_backwards", "From the last timestep.", make(2, 2, go_backwards=True, return_sequences=True)),
        (
            "conv_lstm1d_penalties",
            "Penalties on weights and output.",
            make(
                2,
                2,
                kernel_regularizer=keras.regularizers.L2(0.1),
                recurrent_regularizer=keras.regularizers.L1(0.1),
                **penalties(),
            ),
        ),
    ):
        record(case, description, layer, rows)
    for sequences in (False, True):
        end = "_sequences" if sequences else ""
        options = {"return_sequences": sequences, "return_state": True}
        record(f"conv_lstm1d_mask{end}", "A mask.", make(2, 2, **options), masked, STEPS_MASK)
        record(
            f"conv_lstm1d_mask_backwards{end}",
            "A mask, from the last timestep.",
            make(2, 2, go_backwards=True, **options),
            masked,
            STEPS_MASK,
        )
        record(f"conv_lstm1d_initial_state{end}", "From given states.", make(2, 2, **options), masked, None, states)
        record(
            f"conv_lstm1d_initial_state_mask{end}", "With a mask.", make(2, 2, **options), masked, STEPS_MASK, states
        )
        first = make(2, 2, **FIRST, **options)
        first.cell.call = tf.function(first.cell.call, jit_compile=True)
        record_first(f"conv_lstm1d_first{end}", "Channels before rows.", first, lambda r: r.uniform(3, 4, 3, 5))
    record_bidirectional(
        "bidirectional_conv_lstm1d", "Both directions.", make(2, 2, return_sequences=True), masked, STEPS_MASK
    )
    stateful("conv_lstm1d_stateful", "Goes on.", make(2, 2, stateful=True), masked, [None, None, None])


def main():
    conv1d()
    conv2d()
    depthwise()
    transposed()
    recurrent()
    pooling()
    reshaping()


if __name__ == "__main__":
    main()
