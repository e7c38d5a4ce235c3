"""Goldens of the metrics that are means of something, and of the regression scores."""

from golden import keras, np
from metrics import batches, record

M = keras.metrics


def columns(random, *shape):
    return random.uniform(*shape, 3)


def positive(random, *shape):
    return random.uniform(*shape, 3, low=0.1, high=2.0)


def one_hot(random, *shape):
    return random.one_hot(*shape, 7)


def probabilities(random, *shape):
    return random.probabilities(*shape, 7)


def logits(random, *shape):
    return random.uniform(*shape, 7, low=-3, high=3)


def coarse(random, *shape):
    """Few different values, so that many are equal."""
    return random.ids(*shape, 7, below=4).astype(np.float32) / 4


def ids(random, *shape):
    return random.ids(*shape, below=7)


def zeros_and_ones(random, *shape):
    return random.ids(*shape, 3, below=2)


def signs(random, *shape):
    return (2 * random.ids(*shape, 3, below=2) - 1).astype(np.float32)


def shares(random, *shape):
    return random.uniform(*shape, 3, low=0.0, high=1.0)


def stream(name, make, truth, prediction, weights_of_rows=True, **how):
    """`make` makes the metric anew."""
    record(f"{name}_2d", "Without weights.", make(), batches(truth, prediction), **how)
    record(f"{name}_2d_weights", "A weight for each row.", make(), batches(truth, prediction, weights="all"), **how)
    record(
        f"{name}_3d_mask_weights",
        "Masked timesteps, a weight for each.",
        make(),
        batches(truth, prediction, (5, 3, 6), weights="all", masked=True),
        **how,
    )
    if weights_of_rows:
        record(
            f"{name}_3d_row_weights",
            "A weight for each row of timesteps.",
            make(),
            batches(truth, prediction, (5, 5, 5), weights="rows"),
            **how,
        )


def main():
    for name, metric, truth in (
        ("mean_squared_error", M.MeanSquaredError, columns),
        ("mean_absolute_error", M.MeanAbsoluteError, columns),
        ("mean_absolute_percentage_error", M.MeanAbsolutePercentageError, positive),
        ("mean_squared_logarithmic_error", M.MeanSquaredLogarithmicError, columns),
        ("log_cosh_error", M.LogCoshError, columns),
        ("cosine_similarity", M.CosineSimilarity, columns),
        ("pearson_correlation", M.PearsonCorrelation, columns),
        ("concordance_correlation", M.ConcordanceCorrelation, columns),
        ("poisson", M.Poisson, positive),
        ("kl_divergence", M.KLDivergence, positive),
        ("hinge", M.Hinge, signs),
        ("squared_hinge", M.SquaredHinge, zeros_and_ones),
    ):
        prediction = positive if name in ("poisson", "kl_divergence") else columns
        stream(name, metric, truth, prediction)
    stream("hinge_zeros_and_ones", M.Hinge, zeros_and_ones, columns)
    stream("categorical_hinge", M.CategoricalHinge, one_hot, logits)
    stream("root_mean_squared_error", M.RootMeanSquaredError, columns, columns, mask_as_weights=True)
    stream(
        "accuracy_exact",
        M.Accuracy,
        lambda r, *s: r.ids(*s, 3, below=3),
        lambda r, *s: r.ids(*s, 3, below=3).astype(np.float32),
    )
    for k in (1, 2, 5):
        stream(f"top_{k}_categorical_accuracy", lambda: M.TopKCategoricalAccuracy(k=k), one_hot, probabilities)
        stream(f"sparse_top_{k}_categorical_accuracy", lambda: M.SparseTopKCategoricalAccuracy(k=k), ids, probabilities)
    record(
        "top_k_ties",
        "Equal predictions do not push a label out.",
        M.TopKCategoricalAccuracy(k=2),
        batches(one_hot, coarse),
    )
    record(
        "sparse_top_k_ties",
        "Equal predictions do not push a label out.",
        M.SparseTopKCategoricalAccuracy(k=2),
        batches(ids, coarse),
    )
    crossentropies()
    flat_labels()
    r2_scores()


def crossentropies():
    stream("binary_crossentropy", M.BinaryCrossentropy, zeros_and_ones, shares)
    stream("binary_crossentropy_logits", lambda: M.BinaryCrossentropy(from_logits=True), zeros_and_ones, columns)
    stream("binary_crossentropy_smooth", lambda: M.BinaryCrossentropy(label_smoothing=0.2), zeros_and_ones, shares)
    stream("categorical_crossentropy", M.CategoricalCrossentropy, one_hot, probabilities)
    stream("categorical_crossentropy_logits", lambda: M.CategoricalCrossentropy(from_logits=True), one_hot, logits)
    stream(
        "categorical_crossentropy_smooth",
        lambda: M.CategoricalCrossentropy(label_smoothing=0.2, from_logits=True),
        one_hot,
        logits,
    )
    sparse = M.SparseCategoricalCrossentropy
    stream("sparse_categorical_crossentropy", sparse, ids, probabilities)
    stream("sparse_categorical_crossentropy_logits", lambda: sparse(from_logits=True), ids, logits)
    record(
        "sparse_categorical_crossentropy_ignore_2d_weights",
        "One class counts nowhere; with weights, Keras leaves it out of what it divides by.",
        sparse(ignore_class=2),
        batches(ids, probabilities, weights="all"),
    )
    record(
        "sparse_categorical_crossentropy_ignore_3d_mask_weights",
        "The class that counts nowhere need not be one.",
        sparse(ignore_class=-1),
        batches(lambda r, *s: r.ids(*s, low=-1, below=7), probabilities, (5, 3, 6), weights="all", masked=True),
    )


def flat_labels():
    """Labels without the last axis of size 1."""
    one = lambda r, *s: r.uniform(*s, 1)
    none = lambda r, *s: r.uniform(*s)
    for name, make in (
        ("mean_squared_error", M.MeanSquaredError),
        ("mean_absolute_error", M.MeanAbsoluteError),
        ("root_mean_squared_error", M.RootMeanSquaredError),
    ):
        record(f"{name}_flat_labels", "Labels [batch], predictions [batch, 1].", make(), batches(none, one, weights="all"))
    record(
        "mean_absolute_error_flat_labels_3d",
        "Labels [batch, timesteps], predictions [batch, timesteps, 1].",
        M.MeanAbsoluteError(),
        batches(none, one, (5, 3, 6)),
    )


def r2_scores():
    for aggregation in (None, "uniform_average", "variance_weighted_average"):
        for regressors in (0, 2):
            make = lambda: M.R2Score(class_aggregation=aggregation, num_regressors=regressors)
            name = f"r2_score_{aggregation or 'each'}" + ("_adjusted" if regressors else "")
            record(name, "Adjusted or not.", make(), batches(columns, columns))
            record(f"{name}_weights", "A weight for each row.", make(), batches(columns, columns, weights="all"))
    record(
        "r2_score_more_regressors",
        "As many regressors as samples, then fewer: not adjusted at first.",
        M.R2Score(num_regressors=11),
        batches(columns, columns),
    )
    record(
        "r2_score_3d_mask_weights",
        "Timesteps are rows.",
        M.R2Score(),
        batches(columns, columns, (5, 3, 6), weights="all", masked=True),
        mask_as_weights=True,
        flat=True,
    )
    record(
        "r2_score_constant_labels",
        "No variance: the score is infinite, which Keras makes 0.",
        M.R2Score(),
        batches(lambda r, *s: np.full((*s, 2), 0.5, np.float32), lambda r, *s: r.uniform(*s, 2)),
    )


if __name__ == "__main__":
    main()
