"""Goldens of layers that normalize."""

from golden import array, case_random, keras, np  # first: it sets TensorFlow up
from layers import GROUP, record
from layers_simple import MASK, both_signs

L = keras.layers
R = keras.regularizers


def image(r):
    return r.uniform(3, 5, 2, 4, low=-3, high=3)


def wide(r):
    return r.uniform(3, 5, 6, low=-3, high=3)


def matrix(r):
    return r.uniform(5, 3, low=-3, high=3)


def of_each_row():
    for name, layer, note in (
        ("unit_normalization", L.UnitNormalization(), "Norm 1 along the last axis."),
        ("unit_normalization_axes", L.UnitNormalization(axis=(1, 2)), "Norm 1 for each row."),
        ("rms_normalization", L.RMSNormalization(), "Along the last axis."),
        ("rms_normalization_axes", L.RMSNormalization(axis=(1, 2)), "Along two axes."),
        ("rms_normalization_epsilon", L.RMSNormalization(epsilon=0.1), "Another epsilon."),
        ("layer_normalization", L.LayerNormalization(), "Along the last axis."),
        ("layer_normalization_axes", L.LayerNormalization(axis=(1, 2), epsilon=0.1), "Along two axes."),
        ("layer_normalization_plain", L.LayerNormalization(center=False, scale=False), "Without weights."),
        (
            "layer_normalization_penalties",
            L.LayerNormalization(
                beta_regularizer=keras.regularizers.L1(0.1), gamma_regularizer=keras.regularizers.L2(0.2)
            ),
            "Penalties on both weights.",
        ),
    ):
        record(name, note, layer, both_signs, MASK)


def batch():
    make = L.BatchNormalization
    penalties = make(beta_regularizer=R.L1(0.1), gamma_regularizer=R.L2(0.2))
    for training in (True, False):
        suffix = "" if training else "_inference"
        of = "Mean and variance of the batch." if training else "Moving mean and variance."
        for name, layer, inputs, note in (
            ("", make(), both_signs, "Features on the last axis."),
            ("_matrix", make(epsilon=0.1), matrix, "Rows of features, another epsilon."),
            ("_axis", make(axis=1, momentum=0.6), image, "Features on axis 1."),
            ("_no_scale", make(scale=False), both_signs, "Without gamma."),
            ("_no_center", make(center=False), both_signs, "Without beta."),
        ):
            record(f"batch_normalization{name}{suffix}", f"{of} {note}", layer, inputs, training=training)
        record(
            f"batch_normalization_mask{suffix}",
            f"{of} Masked timesteps do not count, and are normalized all the same.",
            make(momentum=0.6),
            both_signs,
            MASK,
            training=training,
        )
    for name, mask, note in (
        ("mask_axis", MASK, "Timesteps as features: each counts the rows in which it is valid."),
        ("none_valid", np.zeros_like(MASK), "No valid timestep: mean and variance are 0."),
    ):
        layer = make(axis=1 if name == "mask_axis" else -1)
        record(f"batch_normalization_{name}", note, layer, both_signs, mask, training=True)
    record("batch_normalization_penalties", "Penalties on both weights.", penalties, both_signs, training=True)


def group():
    make = L.GroupNormalization
    for name, layer, inputs, note in (
        ("", make(groups=3), wide, "Three groups of two features."),
        ("_one", make(groups=1), wide, "One group."),
        ("_instance", make(groups=-1), wide, "A group for each feature."),
        ("_axis", make(groups=2, axis=-1, epsilon=0.1), image, "Four axes, another epsilon."),
        ("_first_axis", make(groups=5, axis=1, center=False), image, "Features on axis 1, without beta."),
        ("_middle_axis", make(groups=1, axis=-2, scale=False), image, "Features on the last axis but one, no gamma."),
        (
            "_penalties",
            make(groups=2, beta_regularizer=R.L1(0.1), gamma_regularizer=R.L2(0.2)),
            wide,
            "Penalties on both weights.",
        ),
    ):
        record(f"group_normalization{name}", note, layer, inputs)
    record("group_normalization_mask", "Masked timesteps count.", make(groups=1), both_signs, MASK)


def known():
    make = L.Normalization
    for name, layer, inputs, note in (
        ("", make(mean=[0.5, -1.0], variance=[2.0, 0.3]), both_signs, "For each feature."),
        ("_single", make(mean=0.5, variance=2.0), both_signs, "One mean for all features."),
        ("_all", make(axis=None, mean=0.5, variance=2.0), both_signs, "One mean for everything."),
        ("_axes", make(axis=(1, 2), mean=[0.5, -1.0], variance=[2.0, 0.3]), both_signs, "For the last of two axes."),
        ("_invert", make(mean=[0.5, -1.0], variance=[2.0, 0.3], invert=True), both_signs, "Back again."),
        ("_no_variance", make(mean=[0.5, -1.0], variance=[0.0, 0.3]), both_signs, "Divided by 1e-7 at least."),
    ):
        record(f"normalization{name}", note, layer, inputs, MASK)
    for name, layer, inputs, note in (
        ("", make(), both_signs, "Mean and variance of each feature of the data."),
        ("_matrix", make(), matrix, "Of rows of features."),
        ("_all", make(axis=None), both_signs, "Of all of the data."),
        ("_axes", make(axis=(-1, 1)), image, "Of each entry of two axes."),
        ("_first_axis", make(axis=1), image, "Of each entry of axis 1."),
        ("_invert", make(invert=True), both_signs, "Back again."),
    ):
        case = f"normalization_adapt{name}"
        data = 1.5 * inputs(case_random(GROUP, f"{case}/data")) + 1
        layer.adapt(data)
        record(case, note, layer, inputs, config={"data": array(data)})


def main():
    of_each_row()
    batch()
    group()
    known()


if __name__ == "__main__":
    main()
