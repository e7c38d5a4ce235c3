"""Goldens of metrics that Keras has not, from functions of Keras and TensorFlow: of language, speech and tables."""

from golden import array, case_random, keras, np, tf, write
from metrics import GROUP, batches

STEPS = (5, 3, 6)


def record(name, description, class_name, config, given, gather, result):
    """`gather` makes sums of a batch, `result` a number of all sums."""
    random = case_random(GROUP, name)
    entries, sums = [], 0.0
    for batch in given(random):
        sums = sums + np.asarray(gather(batch), np.float64)
        entries.append({key: array(value) for key, value in batch.items()} | {"result_so_far": result(sums)})
    metric = {"class_name": class_name, "config": config}
    content = {"metric": metric, "batches": entries, "result": entries[-1]["result_so_far"]}
    write(GROUP, name, random, description, content)


def counts_of(batch, shape):
    """How much every entry counts."""
    counts = np.ones(shape, np.float32)
    for key in ("sample_weight", "mask"):
        if batch.get(key) is not None:
            value = np.asarray(batch[key], np.float32)
            counts = counts * value.reshape(value.shape + (1,) * (len(shape) - value.ndim))
    return counts


def variants():
    return (
        ("2d", {}),
        ("2d_weights", {"weights": "all"}),
        ("3d_varying", {"steps": STEPS}),
        ("3d_mask", {"steps": STEPS, "masked": True}),
        ("3d_mask_weights", {"steps": STEPS, "masked": True, "weights": "all"}),
        ("3d_row_weights", {"steps": STEPS, "weights": "rows"}),
    )


def perplexities():
    ids = lambda r, *s: r.ids(*s, below=6)
    for kind, config in (("", {}), ("_logits", {"from_logits": True}), ("_ignore", {"ignore_class": 0})):
        guess = (lambda r, *s: r.uniform(*s, 6, low=-3, high=3)) if kind == "_logits" else None

        def gather(batch):
            y, p = tf.constant(batch["y_true"]), tf.constant(batch["y_pred"])
            values = keras.losses.sparse_categorical_crossentropy(y, p, **config).numpy()
            counts = counts_of(batch, values.shape)
            if "ignore_class" in config:
                counts = counts * (batch["y_true"] != config["ignore_class"])
            return (values * counts).sum(), counts.sum()

        for name, how in variants():
            given = batches(ids, guess or (lambda r, *s: r.probabilities(*s, 6)), **how)
            record(
                f"perplexity{kind}_{name}",
                "Every token counts by its weight, wherever it is.",
                "Perplexity",
                config,
                given,
                gather,
                lambda sums: float(np.exp(sums[0] / sums[1])),
            )
            record(
                f"bits_per_character{kind}_{name}",
                "The binary logarithm of the perplexity.",
                "BitsPerCharacter",
                config,
                given,
                gather,
                lambda sums: float(sums[0] / sums[1] / np.log(2)),
            )


def tables():
    def gather(batch):
        y, p = batch["y_true"], batch["y_pred"]
        classes = max(p.shape[-1], 2)
        taken = (p > 0.5).astype(int) if p.shape[-1] == 1 else p.argmax(-1)
        actual = y.argmax(-1) if y.ndim == p.ndim and p.shape[-1] > 1 else y.reshape(taken.shape)
        counts = counts_of(batch, taken.shape)
        return tf.math.confusion_matrix(
            actual.ravel(), taken.ravel(), classes, weights=counts.ravel(), dtype=tf.float64
        ).numpy()

    for kind, truth, guess in (
        ("sparse", lambda r, *s: r.ids(*s, below=4), lambda r, *s: r.probabilities(*s, 4)),
        ("one_hot", lambda r, *s: r.one_hot(*s, 4), lambda r, *s: r.probabilities(*s, 4)),
        ("binary", lambda r, *s: r.ids(*s, 1, below=2), lambda r, *s: r.uniform(*s, 1, low=0, high=1)),
    ):
        for name, how in variants():
            record(
                f"confusion_matrix_{kind}_{name}",
                "Rows are classes, columns what they were taken for.",
                "ConfusionMatrix",
                {},
                batches(truth, guess, **how),
                gather,
                lambda sums: np.round(sums).ravel().tolist(),
            )


def label_error_rates():
    for blank in (0, 4):

        def gather(batch):
            y, p = batch["y_true"], batch["y_pred"].copy()
            if batch.get("mask") is not None:
                p[~batch["mask"]] = np.eye(5)[blank]
            rows, steps, _ = p.shape
            decoded, _ = tf.nn.ctc_greedy_decoder(
                np.transpose(p, (1, 0, 2)), np.full(rows, steps, np.int32), blank_index=blank
            )
            truth = tf.sparse.from_dense(np.where(y == blank, -1, y) + 1)
            truth = tf.SparseTensor(truth.indices, tf.cast(truth.values - 1, tf.int64), truth.dense_shape)
            edits = tf.edit_distance(decoded[0], truth, normalize=False).numpy()
            weights = np.ones(rows) if batch.get("sample_weight") is None else batch["sample_weight"]
            if batch.get("mask") is not None:
                weights = weights * batch["mask"].any(-1)
            return (edits * weights).sum(), ((y != blank).sum(-1) * weights).sum()

        def labels(random, rows, steps):
            y = random.ids(rows, 4, below=5)
            y[-1] = blank  # a row without labels
            return y

        guess = lambda r, *s: r.probabilities(*s, 5)
        for name, how in (
            ("varying", {"steps": (7, 2, 9)}),
            ("row_weights", {"steps": (7, 2, 9), "weights": "rows"}),
            ("mask", {"steps": (7, 2, 9), "masked": True}),
        ):
            record(
                f"label_error_rate_blank_{blank}_{name}",
                "Edits of all rows over labels of all rows; a row that is all masked counts nothing.",
                "LabelErrorRate",
                {"blank": blank},
                batches(labels, guess, **how),
                gather,
                lambda sums: float(sums[0] / sums[1]),
            )


def main():
    perplexities()
    tables()
    label_error_rates()


if __name__ == "__main__":
    main()
