"""Goldens of the accuracies, and what those of all metrics have in common: streamed over three batches of unequal size."""

from golden import array, case_random, described, keras, np, tf, write

from keras.src import backend
from keras.src.trainers.compile_utils import CompileMetrics

GROUP = "metrics"
ROWS = (4, 3, 5)


def record(case, description, metric, batches, mask_as_weights=False, flat=False, described_as=None):
    """
    `metric` is a Keras metric or the word "accuracy"; `batches` a function of the random generator.

    Keras's own means honour masks; the other metrics have to be told by weights: `mask_as_weights`. Those that take
    rows alone are given the timesteps as rows: `flat`.
    """
    random = case_random(GROUP, case)
    entries, word = [], metric == "accuracy"
    for batch in batches(random):
        y_true, y_pred, weight, mask = (batch.get(k) for k in ("y_true", "y_pred", "sample_weight", "mask"))
        truth, prediction, counts = y_true, y_pred, weight
        if mask is not None and mask_as_weights:
            counts = mask * (1 if weight is None else weight if np.ndim(weight) == 2 else weight[:, None])
        if flat:
            truth, prediction = (value.reshape(-1, value.shape[-1]) for value in (truth, prediction))
            counts = None if counts is None else np.ravel(counts)
        prediction = tf.constant(prediction)
        if mask is not None and not mask_as_weights:
            backend.set_keras_mask(prediction, tf.constant(mask))
        if isinstance(metric, str):  # as compile(metrics=["accuracy"]) would do, or weighted_metrics
            chosen = [metric]
            metric = CompileMetrics(chosen, None) if weight is None else CompileMetrics(None, chosen)
        metric.update_state(tf.constant(truth), prediction, sample_weight=counts)
        result = metric.result()
        entries.append(
            {
                "y_true": array(y_true),
                "y_pred": array(y_pred),
                "sample_weight": array(weight),
                "mask": array(mask),
                "result_so_far": number(result["accuracy"] if word else result),
            }
        )
    if word:
        resolved = type(metric.metrics[0]).__name__
        description_of = {"class_name": "accuracy", "resolved": resolved, "config": {}}
    else:
        description_of = described_as or described(metric)
    write(
        GROUP,
        case,
        random,
        description,
        {"metric": description_of, "batches": entries, "result": entries[-1]["result_so_far"]},
    )


def number(result):
    """A result, or a list of several."""
    return np.asarray(result).tolist()


def batches(truth, prediction, steps=(), weights=None, masked=False):
    """Three batches. `steps` is (), or one number of timesteps for each batch; `weights` the shape of the weights."""

    def make(random):
        result = []
        for index, rows in enumerate(ROWS):
            shape = (rows,) + ((steps[index],) if steps else ())
            entry = {"y_true": truth(random, *shape), "y_pred": prediction(random, *shape)}
            if weights:
                entry["sample_weight"] = random.uniform(*(shape if weights == "all" else (rows,)), low=0.2, high=2.5)
            if masked:
                mask = random.generator.uniform(size=shape) < 0.6
                mask[0] = False  # a row without a valid timestep
                entry["mask"] = mask
            result.append(entry)
        return result

    return make


def streams(name, metric, truth, prediction):
    """The cases of one kind of accuracy. `metric` is a function or the word."""
    make = metric if callable(metric) else lambda: metric
    same, varying = (6, 6, 6), (6, 4, 7)
    record(f"{name}_2d", "Mean over all rows seen so far.", make(), batches(truth, prediction))
    record(
        f"{name}_2d_weights",
        "Weighted hits over the sum of the weights.",
        make(),
        batches(truth, prediction, weights="all"),
    )
    record(f"{name}_3d", "A row counts 1 with its share of right timesteps.", make(), batches(truth, prediction, same))
    record(
        f"{name}_3d_varying",
        "Batches of different length: without a mask every row weighs the same, be it long or short.",
        make(),
        batches(truth, prediction, varying),
    )
    record(
        f"{name}_3d_mask",
        "Right valid timesteps over valid timesteps.",
        make(),
        batches(truth, prediction, same, masked=True),
    )
    record(
        f"{name}_3d_mask_varying",
        "Masked batches of different length: hits and counts of each batch are first divided by its number of timesteps, "
        "so a valid timestep of a short batch weighs more.",
        make(),
        batches(truth, prediction, varying, masked=True),
    )
    record(f"{name}_3d_weights", "A weight for each timestep.", make(), batches(truth, prediction, same, weights="all"))
    record(f"{name}_3d_row_weights", "A weight for each row.", make(), batches(truth, prediction, same, weights="rows"))
    record(
        f"{name}_3d_mask_weights",
        "Weighted hits over the weights of the valid timesteps.",
        make(),
        batches(truth, prediction, same, weights="all", masked=True),
    )


def main():
    m = keras.metrics
    binary = lambda r, *s: r.ids(*s, 1, below=2), lambda r, *s: r.uniform(*s, 1, low=0, high=1)
    categorical = lambda r, *s: r.one_hot(*s, 4), lambda r, *s: guesses(r, *s)
    sparse = lambda r, *s: r.ids(*s, below=4), lambda r, *s: guesses(r, *s)

    streams("accuracy_binary", "accuracy", *binary)
    streams("accuracy_categorical", "accuracy", *categorical)
    streams("accuracy_sparse", "accuracy", *sparse)
    record(
        "accuracy_sparse_column",
        "Labels [batch, 1] with predictions [batch, classes] resolve to sparse.",
        "accuracy",
        batches(lambda r, *s: r.ids(*s, 1, below=4), guesses),
    )
    record(
        "accuracy_multilabel",
        "Labels 0 or 1 in several columns resolve to categorical, not to binary.",
        "accuracy",
        batches(lambda r, *s: r.ids(*s, 3, below=2), lambda r, *s: r.uniform(*s, 3, low=0, high=1)),
    )
    record("binary_accuracy", "Threshold 0.5.", m.BinaryAccuracy(), batches(*binary))
    record("binary_accuracy_threshold", "Threshold 0.3.", m.BinaryAccuracy(threshold=0.3), batches(*binary))
    several = lambda r, *s: r.ids(*s, 3, below=2), lambda r, *s: r.uniform(*s, 3, low=0, high=1)
    record(
        "binary_accuracy_multilabel",
        "A row counts 1 with its share of right labels.",
        m.BinaryAccuracy(),
        batches(*several),
    )
    record(
        "binary_accuracy_multilabel_weights",
        "The same with a weight for each row.",
        m.BinaryAccuracy(),
        batches(*several, weights="all"),
    )
    record(
        "binary_accuracy_flat_labels",
        "Labels [batch] with predictions [batch, 1].",
        m.BinaryAccuracy(),
        batches(lambda r, *s: r.ids(*s, below=2), binary[1]),
    )
    record("categorical_accuracy", "By its own name.", m.CategoricalAccuracy(), batches(*categorical))
    record("sparse_categorical_accuracy", "By its own name.", m.SparseCategoricalAccuracy(), batches(*sparse))
    record(
        "sparse_categorical_accuracy_mask_weights",
        "By its own name.",
        m.SparseCategoricalAccuracy(),
        batches(*sparse, steps=(6, 6, 6), weights="all", masked=True),
    )

    ties = np.array([[0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [0.4, 0.2, 0.4], [0.3, 0.3, 0.3]], np.float32)
    record(
        "ties_sparse",
        "Of equal predictions the first counts.",
        m.SparseCategoricalAccuracy(),
        lambda r: [{"y_true": np.full(4, k, np.int32), "y_pred": ties} for k in range(3)],
    )
    record(
        "ties_categorical",
        "Of equal predictions the first counts, and of equal labels too.",
        m.CategoricalAccuracy(),
        lambda r: [
            {"y_true": truth, "y_pred": ties}
            for truth in (np.eye(3, dtype=np.float32)[[0, 1, 2, 0]], ties, ties[:, ::-1].copy())
        ],
    )
    edge = np.array([0.5, 0.49999997, 0.50000006, 0.0, 1.0], np.float32)[:, None]
    record(
        "ties_binary",
        "A prediction equal to the threshold counts as 0.",
        m.BinaryAccuracy(),
        lambda r: [{"y_true": np.full((5, 1), k, np.int32), "y_pred": edge} for k in (0, 1)],
    )
    nothing = np.zeros((3, 6), bool)
    record(
        "nothing_valid",
        "No valid timestep: the result is 0; later batches are not disturbed.",
        m.SparseCategoricalAccuracy(),
        lambda r: [
            {"y_true": r.ids(3, 6, below=4), "y_pred": guesses(r, 3, 6), "mask": mask} for mask in (nothing, ~nothing)
        ],
    )


def guesses(random, *shape):
    return random.probabilities(*shape, 4)


if __name__ == "__main__":
    main()
