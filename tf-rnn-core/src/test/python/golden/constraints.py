"""Goldens of the constraints: what each makes of a given array."""

from golden import array, case_random, described, keras, np, write

GROUP = "constraints"


def record(case, description, constraint, shape=(4, 3), zero_column=False):
    random = case_random(GROUP, case)
    values = random.uniform(*shape, low=-1.5, high=1.5)
    if len(shape) == 2:  # columns and rows of quite different lengths
        values = np.round(values * np.linspace(0.2, 1.4, shape[1]) * np.linspace(1, 0.3, shape[0])[:, None], 4).astype(
            np.float32
        )
    if zero_column:
        values[:, 1] = 0
    write(
        GROUP,
        case,
        random,
        description,
        {"constraint": described(constraint), "input": array(values), "output": array(np.asarray(constraint(values)))},
    )


def main():
    c = keras.constraints
    record(
        "max_norm",
        "Columns longer than max_value are shortened; the others only lose a little to the epsilon 1e-7.",
        c.MaxNorm(1.2),
    )
    record("max_norm_default", "max_value 2, axis 0.", c.MaxNorm(), (5, 3))
    record("max_norm_rows", "axis 1: norms of rows.", c.MaxNorm(1.2, axis=1))
    record("max_norm_bias", "A vector is one column.", c.MaxNorm(1.2), (5,))
    record("max_norm_axes", "Norms over axes 0 and 1.", c.MaxNorm(1.2, axis=[0, 1]), (2, 4, 3))
    record("max_norm_zero_column", "A column of zeros stays.", c.MaxNorm(1.2), zero_column=True)
    record("non_neg", "Negative values become 0.", c.NonNeg())
    record("unit_norm", "Every column has length 1, but for the epsilon 1e-7.", c.UnitNorm())
    record("unit_norm_rows", "axis 1: every row has length 1.", c.UnitNorm(axis=1))
    record("unit_norm_zero_column", "A column of zeros stays.", c.UnitNorm(), zero_column=True)
    record("min_max_norm", "Lengths brought into [0.9, 1.4].", c.MinMaxNorm(0.9, 1.4))
    record("min_max_norm_default", "min_value 0, max_value 1, rate 1.", c.MinMaxNorm())
    record("min_max_norm_rate", "Only 30 % of the way there.", c.MinMaxNorm(0.9, 1.4, rate=0.3))
    record("min_max_norm_rows", "axis 1.", c.MinMaxNorm(0.9, 1.4, axis=1))
    record("min_max_norm_axes", "Axes 0 and 2.", c.MinMaxNorm(0.9, 1.4, axis=[0, -1]), (2, 4, 3))
    record("unit_norm_axes", "Each filter of an image has length 1.", c.UnitNorm(axis=[0, 1, 2]), (2, 2, 3, 4))


if __name__ == "__main__":
    main()
