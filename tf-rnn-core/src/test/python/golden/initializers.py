"""Goldens of the initializers: what Keras asks of its generator, not the numbers it gets; and LSTM's first bias."""

import math
from unittest import mock

from golden import array, described, keras, np, write

from keras.src.initializers import random_initializers
from keras.src.initializers.random_initializers import compute_fans
from layers import LEFT_OUT

GROUP, BIAS_GROUP = "initializers", "initial_bias"
SHAPES = ((5,), (3, 7), (5, 3, 7), (2, 5, 3, 7))
TRUNCATED_STDDEV = 0.87962566103423978  # of a standard normal cut at two standard deviations


def asked_of_generator(initializer, shape):
    """Name and arguments of the call that the initializer makes to Keras's random functions."""
    calls = []

    def spy(name):
        original = getattr(random_initializers.random, name)

        def call(*args, **kwargs):
            calls.append((name, kwargs))
            return original(*args, **kwargs)

        return mock.patch.object(random_initializers.random, name, call)

    with spy("uniform"), spy("normal"), spy("truncated_normal"):
        initializer(shape)
    [call] = calls
    return call


def record(case, description, initializer, shape, content):
    axes = (getattr(initializer, "input_axes", None), getattr(initializer, "output_axes", None))
    fan_in, fan_out = compute_fans(shape, *axes)
    named = described(initializer)
    if isinstance(initializer, keras.initializers.Identity):
        named["config"]["gain"] = initializer.gain  # Keras leaves it out of the config
    write(
        GROUP,
        case,
        None,
        description,
        {"initializer": named, "shape": list(shape), "fan_in": fan_in, "fan_out": fan_out, **content},
    )


def record_random(name, description, make, shapes=SHAPES):
    """Distribution, hard limits (null: none), mean and standard deviation of the numbers themselves."""
    for shape in shapes:
        initializer = make(seed=1)
        distribution, asked = asked_of_generator(initializer, shape)
        if distribution == "uniform":
            low, high = asked["minval"], asked["maxval"]
            statistics = {
                "minimum": low,
                "maximum": high,
                "mean": (low + high) / 2,
                "stddev": (high - low) / math.sqrt(12),
            }
        else:
            mean, stddev = asked["mean"], asked["stddev"]
            cut = distribution == "truncated_normal"
            statistics = {
                "minimum": mean - 2 * stddev if cut else None,
                "maximum": mean + 2 * stddev if cut else None,
                "mean": mean,
                "stddev": stddev * (TRUNCATED_STDDEV if cut else 1),
            }
        draw = np.asarray(initializer(shape), np.float64)
        if statistics["minimum"] is not None and not (
            statistics["minimum"] <= draw.min() and draw.max() <= statistics["maximum"]
        ):
            raise ValueError(f"{name}: Keras's own numbers leave the limits")
        record(f"{name}_{len(shape)}d", description, initializer, shape, {"distribution": distribution, **statistics})


def record_values(name, description, initializer, *shapes):
    for shape in shapes:
        values = np.asarray(initializer(shape))
        record(
            f"{name}_{len(shape)}d" if len(shapes) == 1 else f"{name}_{'x'.join(map(str, shape))}",
            description,
            initializer,
            shape,
            {"distribution": "fixed", "values": array(values)},
        )


def record_orthogonal(gain, shape):
    rows, columns = math.prod(shape[:-1]), shape[-1]
    initializer = keras.initializers.Orthogonal(gain, seed=1)
    flat = np.asarray(initializer(shape)).reshape(rows, columns)
    side = "rows" if rows < columns else "columns"
    product = flat @ flat.T if side == "rows" else flat.T @ flat
    np.testing.assert_allclose(product, gain**2 * np.eye(len(product)), atol=1e-5)
    record(
        f"orthogonal_gain_{gain:g}_{'x'.join(map(str, shape))}",
        "All axes but the last make the rows. The vectors on the shorter side are at right angles, each of length gain.",
        initializer,
        shape,
        {"distribution": "orthogonal", "gain": gain, "flattened": [rows, columns], "orthogonal": side},
    )


def record_bias(case, description, layer):
    layer.build((3, 5, 2))
    config = described(layer, [option for option in LEFT_OUT if option != "bias_initializer"])
    write(BIAS_GROUP, case, None, description, {"layer": config, "bias": array(layer.cell.bias.numpy())})


def main():
    i = keras.initializers
    record_values("zeros", "All 0.", i.Zeros(), (3, 7))
    record_values("ones", "All 1.", i.Ones(), (3, 7))
    record_values("constant", "All the same.", i.Constant(0.25), (3, 7))
    record_values(
        "identity", "gain on the diagonal; not only for square matrices.", i.Identity(), (4, 4), (3, 5), (5, 3)
    )
    record_values(
        "identity_gain",
        "gain on the diagonal. Keras forgets it: get_config does not hold it.",
        i.Identity(gain=0.5),
        (4, 4),
        (3, 5),
    )
    small = ((3, 7),)
    record_random("random_uniform", "The shape plays no part.", i.RandomUniform, small)
    record_random(
        "random_uniform_limits", "Limits of its own.", lambda seed: i.RandomUniform(-0.2, 0.6, seed=seed), small
    )
    record_random("random_normal", "The shape plays no part.", i.RandomNormal, small)
    record_random(
        "random_normal_mean", "Mean and deviation of its own.", lambda seed: i.RandomNormal(0.5, 0.2, seed=seed), small
    )
    record_random(
        "truncated_normal", "Cut at two stddev, so the numbers spread less than stddev.", i.TruncatedNormal, small
    )
    record_random(
        "truncated_normal_mean",
        "Cut at two stddev on both sides of the mean.",
        lambda seed: i.TruncatedNormal(0.5, 0.2, seed=seed),
        small,
    )
    for name in ("GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal"):
        cut = (
            " Normal means cut at two stddev, widened so that the numbers have the wanted deviation."
            if "Normal" in name
            else ""
        )
        record_random(keras.src.utils.naming.to_snake_case(name), "A case of VarianceScaling." + cut, getattr(i, name))
    for mode in ("fan_in", "fan_out", "fan_avg"):
        for distribution in ("uniform", "truncated_normal", "untruncated_normal"):
            record_random(
                f"variance_scaling_{mode}_{distribution}",
                f"Scale 1.5, {mode}, {distribution}.",
                lambda seed: i.VarianceScaling(1.5, mode, distribution, seed=seed),
            )
    record_random(
        "variance_scaling_axes",
        "Inputs and outputs counted along given axes.",
        lambda seed: i.VarianceScaling(mode="fan_avg", seed=seed, input_axes=[0, 1], output_axes=[-1]),
        ((5, 3, 7),),
    )
    record_random("variance_scaling_default", "Scale 1, fan_in, truncated_normal.", i.VarianceScaling, small)
    for gain in (1.0, 1.7):
        for shape in ((4, 4), (3, 7), (7, 3), (2, 3, 4)):
            record_orthogonal(gain, shape)

    lstm = keras.layers.LSTM
    record_bias("unit_forget_bias", "The forget gate, second of i f c o, starts at 1, the others at 0.", lstm(3))
    record_bias("no_unit_forget_bias", "All start at 0.", lstm(3, unit_forget_bias=False))
    record_bias(
        "unit_forget_bias_constant",
        "Keras's documentation says unit_forget_bias forces the other biases to zeros; its code keeps bias_initializer.",
        lstm(3, bias_initializer=i.Constant(0.3)),
    )
    record_bias(
        "no_unit_forget_bias_constant",
        "bias_initializer alone.",
        lstm(3, unit_forget_bias=False, bias_initializer=i.Constant(0.3)),
    )


if __name__ == "__main__":
    main()
