"""Goldens of the losses other than the crossentropies that losses.py has: options, masks, weights, reductions."""

from golden import keras, np
from losses import MASK, extreme_logits, record, record_behind

L = keras.losses
REDUCTIONS = ("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight")


def numbers(low=-2.0, high=2.0, last=4):
    return lambda *shape: lambda r: r.uniform(*shape, last, low=low, high=high)


def probabilities(*shape):
    return lambda r: r.probabilities(*shape, 4)


def one_hot(*shape):
    return lambda r: r.one_hot(*shape, 4)


def zeros_and_ones(*shape):
    return lambda r: r.ids(*shape, 4, below=2)


def signs(*shape):
    return lambda r: 2.0 * r.ids(*shape, 4, below=2).astype(np.float32) - 1


def weights(*shape):
    return lambda r: r.uniform(*shape, low=0.2, high=2.5)


def family(name, loss, y_true, y_pred):
    """A loss with one value for each row or timestep: alone, under a mask, with weights of both kinds."""
    record(f"{name}_2d", "Mean over the rows.", loss, y_true(3), y_pred(3))
    record(f"{name}_3d", "Mean over rows and timesteps.", loss, y_true(3, 5), y_pred(3, 5))
    record(
        f"{name}_3d_mask_weights",
        "Weighted sum over the valid timesteps, divided by their number.",
        loss,
        y_true(3, 5),
        y_pred(3, 5),
        weights(3, 5),
        MASK,
    )
    record(f"{name}_2d_weights", "A weight for each row.", loss, y_true(3), y_pred(3), weights(3))


def regression():
    simple = numbers()
    positive = numbers(0.1, 3.0)
    family("mse", L.MeanSquaredError(), simple, simple)
    family("mae", L.MeanAbsoluteError(), simple, simple)
    family("mape", L.MeanAbsolutePercentageError(), positive, simple)
    family("msle", L.MeanSquaredLogarithmicError(), positive, numbers(-0.5, 3.0))
    family("log_cosh", L.LogCosh(), simple, simple)
    family("huber", L.Huber(), simple, simple)
    family("huber_delta", L.Huber(delta=0.3), simple, simple)
    record(
        "huber_delta_large", "Within delta everywhere.", L.Huber(delta=5.0), simple(3), simple(3)
    )
    far = np.array([[60, -60, 200, -200]], np.float32)
    record("log_cosh_far", "Far apart: nothing overflows.", L.LogCosh(), np.zeros((1, 4), np.float32), far)
    record(
        "mape_zero_labels",
        "Labels of 0 count as 1e-7.",
        L.MeanAbsolutePercentageError(),
        np.array([[0, 1, -2, 1e-9]], np.float32),
        lambda r: r.uniform(1, 4),
    )
    record(
        "msle_negative",
        "Below 1e-7, labels too, all counts as 1e-7; no gradient there.",
        L.MeanSquaredLogarithmicError(),
        np.array([[-3, -0.5, 2, 0]], np.float32),
        np.array([[0.5, -2, -1, 0]], np.float32),
    )
    record(
        "mae_exact",
        "No gradient where a prediction is exact.",
        L.MeanAbsoluteError(),
        np.array([[1, 2, 3, 4]], np.float32),
        np.array([[1, 2.5, 3, 3]], np.float32),
    )
    column = numbers(last=1)
    for case, loss in (("mse", L.MeanSquaredError()), ("huber", L.Huber()), ("hinge", L.Hinge())):
        labels = (lambda r: r.ids(3, below=2)) if case == "hinge" else lambda r: r.uniform(3)
        record(f"{case}_flat_labels", "Labels [batch] with predictions [batch, 1].", loss, labels, column(3))
    record(
        "mse_int_labels",
        "Integer labels.",
        L.MeanSquaredError(),
        lambda r: r.ids(3, 4, below=5),
        simple(3),
    )


def distributions():
    family("kl_divergence", L.KLDivergence(), probabilities, probabilities)
    record(
        "kl_divergence_edges",
        "Both are kept in [1e-7, 1]; no gradient where clipped.",
        L.KLDivergence(),
        np.array([[0, 1, 0, 0.5], [0.2, 0.3, 0, 0.5]], np.float32),
        np.array([[0.5, 0, 0, 1.5], [0.1, 1e-9, 0.9, -0.5]], np.float32),
    )
    family("poisson", L.Poisson(), lambda *s: lambda r: r.ids(*s, 4, below=6), numbers(0.1, 4.0))
    record(
        "poisson_edges",
        "Predictions of 0; a negative one gives NaN.",
        L.Poisson(),
        np.array([[0, 1, 2, 3]], np.float32),
        np.array([[0, 0, 1e-7, 5]], np.float32),
    )
    family("cosine", L.CosineSimilarity(), numbers(), numbers())
    record(
        "cosine_axis_1",
        "Along the timesteps: one value for each feature.",
        L.CosineSimilarity(axis=1),
        numbers()(3, 5),
        numbers()(3, 5),
    )
    record(
        "cosine_axis_minus_2",
        "The same, counted from the end.",
        L.CosineSimilarity(axis=-2),
        numbers()(3, 5),
        numbers()(3, 5),
    )
    record(
        "cosine_zero_labels",
        "Labels of zeros.",
        L.CosineSimilarity(),
        np.array([[0, 0, 0, 0], [1, 0, -1, 2]], np.float32),
        numbers()(2),
    )
    record(
        "cosine_zero_predictions",
        "Predictions of zeros have a value, and no gradient that is a number.",
        L.CosineSimilarity(),
        numbers()(2),
        np.array([[0, 0, 0, 0], [1, 0, -1, 2]], np.float32),
    )


def hinges():
    for name, loss in (("hinge", L.Hinge()), ("squared_hinge", L.SquaredHinge())):
        family(name, loss, signs, numbers())
        family(f"{name}_binary", loss, zeros_and_ones, numbers())
        record(
            f"{name}_mixed",
            "Labels that are not all 0 or 1 stay as they are: 0 then gives 1.",
            loss,
            np.array([[-1, 0, 1, 1]], np.float32),
            numbers()(1),
        )
    family("categorical_hinge", L.CategoricalHinge(), one_hot, numbers())
    record(
        "categorical_hinge_negative",
        "Others all negative: the place of the label counts as 0.",
        L.CategoricalHinge(),
        one_hot(3),
        numbers(-2.0, -0.2)(3),
    )


def overlaps():
    p = numbers(0.02, 0.98)
    for name, make in (
        ("dice", L.Dice),
        ("tversky", L.Tversky),
        ("tversky_weights", lambda **k: L.Tversky(alpha=0.3, beta=0.9, **k)),
    ):
        record(f"{name}_2d", "One overlap for the batch.", make(), zeros_and_ones(3), p(3))
        record(f"{name}_3d", "One overlap for the batch.", make(), zeros_and_ones(3, 5), p(3, 5))
        record(f"{name}_axis", "One for each row.", make(axis=[1, 2]), zeros_and_ones(3, 5), p(3, 5))
        record(
            f"{name}_axis_weights",
            "One for each row, with a weight.",
            make(axis=[-1, -2]),
            zeros_and_ones(3, 5),
            p(3, 5),
            weights(3),
        )
        record(f"{name}_axis_last", "One for each timestep.", make(axis=[2]), zeros_and_ones(3, 5), p(3, 5))
        record(
            f"{name}_batch_weights",
            "One overlap for the batch, times the mean weight of its rows.",
            make(),
            zeros_and_ones(3),
            p(3),
            weights(3),
        )
    record("dice_empty", "Nothing labelled.", L.Dice(), np.zeros((3, 4), np.float32), p(3))


def focal():
    q = numbers(0.02, 0.98)
    logits = numbers(-3.0, 3.0)
    binary, categorical = L.BinaryFocalCrossentropy, L.CategoricalFocalCrossentropy
    for case, options in (
        ("", {}),
        ("_gamma", {"gamma": 0.7}),
        ("_smoothing", {"label_smoothing": 0.2}),
    ):
        family(f"binary_focal{case}", binary(**options), zeros_and_ones, q)
        family(f"binary_focal{case}_logits", binary(from_logits=True, **options), zeros_and_ones, logits)
        family(f"categorical_focal{case}", categorical(**options), one_hot, probabilities)
        family(f"categorical_focal{case}_logits", categorical(from_logits=True, **options), one_hot, logits)
    family(
        "binary_focal_balanced",
        binary(apply_class_balancing=True, alpha=0.3),
        zeros_and_ones,
        q,
    )
    family("categorical_focal_alpha", categorical(alpha=0.6), one_hot, probabilities)
    edge = np.array([0, 1, 0, 1, 1e-9, 1e-9, 1e-7, 0.9999999, 0.5], np.float32)[:, None]
    truth = np.array([0, 1, 1, 0, 0, 1, 1, 0, 1], np.int32)[:, None]
    record("binary_focal_edges", "Clipped in the crossentropy, not in the factor.", binary(), truth, edge)
    rows = np.array([[0, 1, 0, 0], [1e-9, 0.5, 0.3, 0.2], [1, 1, 1, 1], [0.2, 0.1, 0.4, 0.9]], np.float32)
    record(
        "categorical_focal_edges",
        "Rows are divided by their sum, then clipped.",
        categorical(),
        np.eye(4, dtype=np.float32)[[0, 0, 2, 3]],
        rows,
    )
    ids = lambda *shape: lambda r: r.ids(*shape, below=4)
    make = L.CategoricalGeneralizedCrossEntropy
    family("generalized", make(), ids, probabilities)
    family("generalized_q", make(q=0.2), ids, probabilities)


def ignored():
    make = L.SparseCategoricalCrossentropy
    some = np.array([[1, -1, 3, 0, -1], [2, 2, -1, 1, 0], [-1, -1, -1, -1, -1]], np.int32)
    logits = numbers(-3.0, 3.0)
    for case, from_logits, y_pred in (("", False, probabilities), ("_logits", True, logits)):
        loss = lambda **k: make(from_logits=from_logits, ignore_class=-1, **k)
        record(f"sparse_ignore{case}_3d", "The mean over what is not ignored.", loss(), some, y_pred(3, 5))
        record(
            f"sparse_ignore{case}_2d",
            "Rows that are ignored.",
            loss(),
            np.array([2, -1, 0], np.int32),
            y_pred(3),
            weights(3),
        )
        for reduction in REDUCTIONS:
            record(
                f"sparse_ignore{case}_mask_weights_{reduction}",
                "Ignored, or masked: neither counts.",
                loss(reduction=reduction),
                some,
                y_pred(3, 5),
                weights(3, 5),
                MASK,
            )
    record(
        "sparse_ignore_class_0",
        "A class of the model is ignored.",
        make(ignore_class=0),
        np.array([0, 1, 2, 0, 3], np.int32),
        probabilities(5),
    )
    record(
        "sparse_ignore_all",
        "Nothing counts.",
        make(ignore_class=-1),
        np.full((2, 3), -1, np.int32),
        probabilities(2, 3),
    )


def reductions():
    """Every reduction, with and without a mask, with each kind of weights."""
    value = numbers()
    loss = L.MeanSquaredError
    row_mask = np.array([True, False, True])
    for reduction in REDUCTIONS:
        for masked in (False, True):
            for weighted in (None, (3,), (3, 1)):
                record(
                    f"reduced_{reduction}_2d{named(masked, weighted)}",
                    "Losses [batch].",
                    loss(reduction=reduction),
                    value(3),
                    value(3),
                    weighted and weights(*weighted),
                    row_mask if masked else None,
                )
            for weighted in (None, (3, 1), (3, 5)):
                if reduction == "mean_with_sample_weight" and weighted == (3, 1) and not masked:
                    continue  # Keras divides by the sum over the rows alone: five times a mean
                record(
                    f"reduced_{reduction}_3d{named(masked, weighted)}",
                    "Losses [batch, timesteps].",
                    loss(reduction=reduction),
                    value(3, 5),
                    value(3, 5),
                    weighted and weights(*weighted),
                    MASK if masked else None,
                )
        record(
            f"reduced_{reduction}_all_masked",
            "Nothing counts.",
            loss(reduction=reduction),
            value(3, 5),
            value(3, 5),
            mask=np.zeros((3, 5), bool),
        )
        record(
            f"reduced_{reduction}_batch",
            "One loss for the batch, without weights.",
            L.Dice(reduction=reduction),
            zeros_and_ones(3),
            numbers(0.02, 0.98)(3),
        )


def named(masked, weighted):
    kind = {None: "", (3,): "_weights", (3, 1): "_row_weights", (3, 5): "_weights"}[weighted]
    return ("_mask" if masked else "") + kind


def circle():
    def unit(r):
        values = r.uniform(6, 4)
        return (values / np.linalg.norm(values, axis=-1, keepdims=True)).astype(np.float32)

    ids = np.array([0, 1, 0, 2, 1, 0], np.int32)
    record("circle", "Row 3 has no other of its class: it does not count.", L.Circle(), ids, unit)
    record("circle_options", "Other options.", L.Circle(gamma=5.0, margin=0.2, remove_diagonal=False), ids, unit)
    record("circle_weights", "A weight for each row.", L.Circle(gamma=10.0), ids, unit, weights(6))


def behind_activation():
    """Which of them are computed from the logits of a softmax or sigmoid layer."""
    softmax, sigmoid = lambda: keras.layers.Activation("softmax"), lambda: keras.layers.Activation("sigmoid")
    far = np.array([50, -50, 50, -50, 200, -200, 200, -200, 1.5], np.float32)[:, None]
    truth = np.array([1, 0, 0, 1, 1, 0, 0, 1, 1], np.int32)[:, None]
    classes = np.array([0, 0, 0, 0, 3, 2, 1], np.int32)
    one_hot_classes = np.eye(4, dtype=np.float32)[classes]
    ignored = np.where(classes == 3, -1, classes).astype(np.int32)
    clipped = "Computed from the probabilities, also where the layer's logits are known."
    record_behind(
        "binary_focal",
        sigmoid(),
        L.BinaryFocalCrossentropy(),
        truth,
        far,
        description="The crossentropy comes from the logits, the factor from the probabilities.",
    )
    for case, loss, y_true in (
        ("categorical_focal", L.CategoricalFocalCrossentropy(), one_hot_classes),
        ("sparse_ignore", L.SparseCategoricalCrossentropy(ignore_class=-1), ignored),
    ):
        record_behind(case, softmax(), loss, y_true, extreme_logits(), description=clipped)
    generalized = L.CategoricalGeneralizedCrossEntropy()
    record_behind(
        "generalized", softmax(), generalized, lambda r: r.ids(3, below=4), numbers()(3), description=clipped
    )
    record_behind("mse", sigmoid(), L.MeanSquaredError(), lambda r: r.uniform(3, 4), numbers()(3), description=clipped)


def main():
    regression()
    distributions()
    hinges()
    overlaps()
    focal()
    ignored()
    reductions()
    circle()
    behind_activation()


if __name__ == "__main__":
    main()
