"""Goldens of layers that change shapes, activate, convolve and pool."""

from golden import keras, np  # first: it sets TensorFlow up
from layers import record

MASK = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 1, 0, 0]], bool)
L = keras.layers


def sequence(r):
    return r.uniform(3, 5, 2)


def wide(r):
    return r.uniform(3, 7, 4)


def both_signs(r):
    return r.uniform(3, 5, 2, low=-3, high=3)


def reshaping():
    record("identity", "The inputs, and their mask.", L.Identity(), sequence, MASK)
    record("repeat_vector", "A vector as every timestep.", L.RepeatVector(4), lambda r: r.uniform(3, 2))
    record("reshape", "Ten values of each row as 2 by 5.", L.Reshape((2, 5)), sequence)
    record("reshape_follows", "One size follows from the others.", L.Reshape((-1, 1, 5)), sequence)
    record("permute", "Timesteps and features swapped.", L.Permute((2, 1)), sequence)
    record("permute_four_axes", "Three axes in another order.", L.Permute((3, 1, 2)), lambda r: r.uniform(2, 2, 3, 4))
    record("zero_padding", "One timestep of zeros on each side.", L.ZeroPadding1D(), sequence)
    record("zero_padding_uneven", "None before, three after.", L.ZeroPadding1D((0, 3)), sequence, MASK)
    record("cropping", "One timestep less on each side.", L.Cropping1D(), sequence)
    record("cropping_uneven", "Two less at the beginning.", L.Cropping1D((2, 0)), sequence, MASK)
    record("up_sampling", "Every timestep three times.", L.UpSampling1D(3), sequence, MASK)


def regularization():
    for name, layer in {
        "spatial_dropout": L.SpatialDropout1D(0.4),
        "gaussian_noise": L.GaussianNoise(0.4),
        "gaussian_dropout": L.GaussianDropout(0.4),
    }.items():
        record(f"{name}_inference", "Outside of training the identity; the mask passes through.", layer, sequence, MASK)
    record(
        "activity_regularization",
        "A penalty on the inputs, over the rows of the batch.",
        L.ActivityRegularization(l1=0.1, l2=0.3),
        sequence,
        MASK,
    )


def activations():
    for name, layer, note in (
        ("re_lu", L.ReLU(), "max(x, 0)."),
        ("re_lu_options", L.ReLU(max_value=1.5, negative_slope=0.2, threshold=0.7), "Ceiling, slope and threshold."),
        ("re_lu_threshold", L.ReLU(threshold=1.0), "Nothing below the threshold."),
        ("leaky_re_lu", L.LeakyReLU(), "A slope of 0.3 below zero."),
        ("leaky_re_lu_slope", L.LeakyReLU(negative_slope=0.1), "Another slope."),
        ("elu", L.ELU(), "exp(x) - 1 below zero."),
        ("elu_alpha", L.ELU(alpha=0.4), "Another alpha."),
        ("p_re_lu", L.PReLU(), "A slope for each entry."),
        ("p_re_lu_shared", L.PReLU(shared_axes=[1]), "A slope for each feature."),
        (
            "p_re_lu_penalty",
            L.PReLU(shared_axes=[1], alpha_regularizer=keras.regularizers.L2(0.1)),
            "A penalty on the slopes.",
        ),
    ):
        record(name, note, layer, both_signs, MASK)
    record("softmax_layer", "Along the last axis.", L.Softmax(), both_signs)
    record("softmax_layer_axes", "Along timesteps and features together.", L.Softmax(axis=(1, 2)), both_signs)
    record("softmax_layer_timesteps", "Along the timesteps.", L.Softmax(axis=1), both_signs)


def convolution():
    make = L.Conv1D
    for name, layer, note in (
        ("conv1d", make(3, 2), "Windows that fit."),
        ("conv1d_same", make(3, 4, padding="same"), "As many windows as timesteps, the odd padding after."),
        ("conv1d_same_strides", make(3, 4, strides=3, padding="same"), "A window for every third timestep."),
        ("conv1d_causal", make(3, 3, padding="causal"), "No window looks ahead."),
        ("conv1d_causal_dilated", make(3, 3, padding="causal", dilation_rate=2), "With gaps."),
        ("conv1d_causal_strides", make(3, 3, padding="causal", strides=2), "With strides."),
        ("conv1d_dilated", make(3, 2, dilation_rate=3), "Windows with gaps."),
        ("conv1d_dilated_same", make(3, 3, dilation_rate=2, padding="same"), "Padding for gaps too."),
        ("conv1d_strides", make(3, 3, strides=2), "Windows that overlap by one."),
        ("conv1d_groups", make(4, 3, groups=2), "Two groups of features."),
        ("conv1d_one", make(3, 1, use_bias=False, activation="relu"), "A window of one, no bias, an activation."),
        (
            "conv1d_penalties",
            make(
                2,
                3,
                kernel_regularizer=keras.regularizers.L2(0.1),
                bias_regularizer=keras.regularizers.L1(0.1),
                activity_regularizer=keras.regularizers.L2(0.2),
            ),
            "Penalties on kernel, bias and output.",
        ),
    ):
        record(name, note, layer, wide)
    record("conv1d_mask", "Takes no notice of a mask, and none comes out.", make(3, 2), sequence, MASK)


def pooling():
    for kind, make in (("max", L.MaxPooling1D), ("average", L.AveragePooling1D)):
        record(f"{kind}_pooling1d", "Windows of two, side by side.", make(2), wide)
        record(f"{kind}_pooling1d_strides", "Windows of three that overlap.", make(3, strides=2), wide)
        record(f"{kind}_pooling1d_same", "Padding counts for nothing.", make(4, strides=3, padding="same"), wide)
        record(f"{kind}_pooling1d_mask", "Takes no notice of a mask.", make(2), sequence, MASK)


def main():
    reshaping()
    regularization()
    activations()
    convolution()
    pooling()


if __name__ == "__main__":
    main()
