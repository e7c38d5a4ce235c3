"""Goldens of the metrics that count true and false positives and negatives."""

from golden import keras, np
from metrics import batches, record

M = keras.metrics
STEPS = (5, 3, 6)


def ones(random, *shape):
    return random.ids(*shape, 1, below=2)


def scores(random, *shape):
    return random.uniform(*shape, 1, low=0, high=1)


def several(random, *shape):
    return random.ids(*shape, 5, below=2)


def several_scores(random, *shape):
    return random.uniform(*shape, 5, low=0, high=1)


def coarse(random, *shape):
    """On the thresholds, many equal, some beyond the ends."""
    return (random.ids(*shape, 5, low=-1, below=7) / 5).astype(np.float32)


def one_hot(random, *shape):
    return random.one_hot(*shape, 5)


def probabilities(random, *shape):
    return random.probabilities(*shape, 5)


def stream(name, make, truth=several, prediction=several_scores, flat=False):
    record(f"{name}_2d", "Without weights.", make(), batches(truth, prediction))
    record(f"{name}_2d_weights", "A weight for each row.", make(), batches(truth, prediction, weights="all"))
    record(
        f"{name}_3d_mask_weights",
        "Masked timesteps, a weight for each.",
        make(),
        batches(truth, prediction, STEPS, weights="all", masked=True),
        mask_as_weights=True,
        flat=flat,
    )


def main():
    counts()
    shares()
    operating_points()
    f_scores()
    areas()


def counts():
    for name, metric in (
        ("true_positives", M.TruePositives),
        ("false_positives", M.FalsePositives),
        ("true_negatives", M.TrueNegatives),
        ("false_negatives", M.FalseNegatives),
    ):
        stream(name, metric, ones, scores)
        stream(f"{name}_thresholds", lambda: metric(thresholds=[0.8, 0.15, 0.4]))
        record(f"{name}_ties", "Equal to a threshold is not above it.", metric([0.2, 0.8]), batches(several, coarse))
        record(f"{name}_even", "Evenly spread.", metric([0, 0.25, 0.5, 0.75, 1]), batches(several, coarse))


def shares():
    for name, metric in (("precision", M.Precision), ("recall", M.Recall)):
        stream(name, metric, ones, scores)
        stream(f"{name}_multilabel", metric)
        stream(f"{name}_thresholds", lambda: metric(thresholds=[0.8, 0.15, 0.4]))
        stream(f"{name}_even", lambda: metric(thresholds=[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]), several, coarse)
        stream(f"{name}_top_2", lambda: metric(top_k=2), one_hot, probabilities)
        stream(f"{name}_top_2_ties", lambda: metric(top_k=2), several, coarse)
        stream(f"{name}_top_3_thresholds", lambda: metric(top_k=3, thresholds=[0.1, 0.3]), one_hot, probabilities)
        stream(f"{name}_class_3", lambda: metric(class_id=3))
        stream(f"{name}_class_0_top_2", lambda: metric(class_id=0, top_k=2), one_hot, probabilities)
        record(
            f"{name}_flat_labels",
            "Labels [batch], predictions [batch, 1].",
            metric(),
            batches(lambda r, *s: r.ids(*s, below=2), scores, weights="all"),
        )
        record(
            f"{name}_nothing",
            "Nothing is taken for 1, and nothing is 1: 0.",
            metric(),
            lambda r: [{"y_true": np.zeros((3, 2), np.int32), "y_pred": np.zeros((3, 2), np.float32)}],
        )


def operating_points():
    for name, metric, value in (
        ("sensitivity_at_specificity", M.SensitivityAtSpecificity, 0.6),
        ("specificity_at_sensitivity", M.SpecificityAtSensitivity, 0.7),
        ("precision_at_recall", M.PrecisionAtRecall, 0.5),
        ("recall_at_precision", M.RecallAtPrecision, 0.55),
    ):
        stream(name, lambda: metric(value), ones, scores)
        stream(f"{name}_11", lambda: metric(value, num_thresholds=11), several, coarse)
        stream(f"{name}_class_2", lambda: metric(value, num_thresholds=5, class_id=2))
        for number in (1, 2):
            record(f"{name}_{number}", "Few thresholds.", metric(value, num_thresholds=number), batches(ones, scores))
        record(f"{name}_never", "No threshold is good enough.", metric(1.0, 3), batches(several, several_scores))


def f_scores():
    for average in (None, "micro", "macro", "weighted"):
        name = average or "each"
        stream(f"f1_score_{name}", lambda: M.F1Score(average=average), one_hot, probabilities, flat=True)
        stream(f"f1_score_{name}_threshold", lambda: M.F1Score(average=average, threshold=0.4), flat=True)
        stream(f"fbeta_score_{name}", lambda: M.FBetaScore(average=average, beta=2.0), several, coarse, flat=True)


def areas():
    curves, methods = ("ROC", "PR", "PRGAIN"), ("interpolation", "majoring", "minoring")
    for curve in curves:
        for method in methods:
            name = f"auc_{curve}_{method}".lower()
            stream(name, lambda: M.AUC(curve=curve, summation_method=method), ones, scores)
            area(f"{name}_ties", "Many equal.", dict(curve=curve, summation_method=method, num_thresholds=6), coarse)
    for number in (2, 3, 50):
        area(f"auc_{number}", "Other numbers of thresholds.", dict(num_thresholds=number))
    area("auc_thresholds", "Given thresholds, in any order.", dict(thresholds=[0.9, 0.1, 0.35]))
    area("auc_thresholds_ties", "Predictions on them and beyond the ends.", dict(thresholds=[0.8, 0.2]), coarse)
    area("auc_thresholds_even", "Given thresholds that lie evenly.", dict(thresholds=[0.25, 0.5, 0.75]), coarse)
    area("auc_logits", "From logits.", dict(from_logits=True), lambda r, *s: r.uniform(*s, 5, low=-4, high=4))
    weights = [0.2, 1.5, 0.0, 1.0, 0.7]
    area("auc_label_weights", "Outputs count differently.", dict(label_weights=weights))
    for curve in curves:
        area(f"auc_labels_{curve}".lower(), "A curve for each output.", dict(multi_label=True, curve=curve))
        area(
            f"auc_labels_weights_{curve}".lower(),
            "A curve for each output, and a weight.",
            dict(multi_label=True, label_weights=weights, curve=curve),
        )
    area(
        "auc_labels_thresholds",
        "A curve for each output, given thresholds.",
        dict(multi_label=True, thresholds=[0.9, 0.1, 0.35]),
    )


def area(name, description, options, prediction=several_scores):
    for suffix, weights in (("", None), ("_weights", "all")):
        metric = M.AUC(**options)
        labels = options.get("label_weights")
        config = {k: v for k, v in metric.get_config().items() if k not in ("label_weights", "name", "dtype")}
        config = {k: v for k, v in config.items() if v is not None}
        if labels:
            config["label_weights"] = labels
        record(
            name + suffix,
            description,
            metric,
            batches(several, prediction, weights=weights),
            described_as={"class_name": "AUC", "config": config},
        )


if __name__ == "__main__":
    main()
