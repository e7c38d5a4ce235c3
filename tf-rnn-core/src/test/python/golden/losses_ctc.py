"""Goldens of CTC: Keras's loss, and TensorFlow's for inputs of unequal length, which Keras cannot take."""

from golden import array, case_random, keras, np, tf, write
from losses import GROUP, described, record


def padded(*labels):
    longest = max(1, *map(len, labels))
    return np.array([row + [0] * (longest - len(row)) for row in labels], np.int32)


def random_labels(rows, longest, classes):
    """Labels of every length from 0 on; few classes, so that some repeat."""
    return lambda r: padded(*(list(map(int, r.ids(i % (longest + 1), below=classes, low=1))) for i in range(rows)))


def logits(*shape):
    return lambda r: r.uniform(*shape, low=-3, high=3)


def record_masked(case, description, labels, y_pred, mask):
    """What counts of each row is moved to its front; TensorFlow is told how much that is."""
    random = case_random(GROUP, case)
    y_true, y_pred = labels(random), y_pred(random)
    mask = np.asarray(mask, bool)
    prediction = tf.constant(y_pred)
    with tf.GradientTape() as tape:
        tape.watch(prediction)
        front = tf.ragged.boolean_mask(prediction, tf.constant(mask)).to_tensor()
        values = tf.nn.ctc_loss(
            y_true, front, np.sum(y_true != 0, axis=1), mask.sum(axis=1), logits_time_major=False, blank_index=0
        )
        value = tf.reduce_mean(values)
    write(
        GROUP,
        case,
        random,
        description,
        {
            "loss": described(keras.losses.CTC()),
            "y_true": array(y_true),
            "y_pred": array(y_pred),
            "sample_weight": None,
            "mask": array(mask),
            "value": float(value),
            "gradient": array(tape.gradient(value, prediction)),
        },
    )


def main():
    ctc = keras.losses.CTC
    record("ctc", "Labels of different length.", ctc(), padded([1, 2], [3], [2, 1, 3, 1]), logits(3, 6, 4))
    record("ctc_repeats", "Equal neighbours.", ctc(), padded([1, 1], [2, 2, 2], [3, 1, 1]), logits(3, 6, 4))
    record("ctc_empty", "A row whose label is empty.", ctc(), padded([], [3, 1], [2]), logits(3, 6, 4))
    record("ctc_all_empty", "All labels are empty.", ctc(), padded([], []), logits(2, 5, 4))
    record("ctc_tight", "As many timesteps as are needed.", ctc(), padded([1, 1, 2], [3, 2, 1]), logits(2, 4, 4))
    record("ctc_two_classes", "One class and the blank.", ctc(), padded([1], [1, 1]), logits(2, 5, 2))
    record("ctc_one_timestep", "One timestep.", ctc(), padded([1], []), logits(2, 1, 3))
    record("ctc_random", "Labels of 0 to 6 classes.", ctc(), random_labels(14, 6, 4), logits(14, 13, 4))
    record(
        "ctc_far", "Logits far apart.", ctc(), padded([1, 2], [3]), lambda r: r.uniform(2, 6, 4, low=-30, high=30)
    )
    for reduction in ("sum", "mean_with_sample_weight"):
        record(
            f"ctc_{reduction}_weights",
            "A weight for each row.",
            ctc(reduction=reduction),
            padded([1, 2], [3], [2, 1, 3, 1]),
            logits(3, 6, 4),
            lambda r: r.uniform(3, low=0.2, high=2.5),
        )
    lengths = np.array([6, 4, 5, 1])[:, None]
    steps = np.arange(6)
    labels = lambda r: padded([1, 2], [3, 3], [2, 1, 3, 1], [])
    record_masked("ctc_mask", "Padded at the end.", labels, logits(4, 6, 4), steps < lengths)
    record_masked("ctc_mask_before", "Padded at the beginning.", labels, logits(4, 6, 4), steps >= 6 - lengths)
    holes = [[1, 0, 1, 1, 0, 1], [0, 1, 1, 0, 1, 1], [1, 1, 0, 1, 1, 1], [0, 0, 1, 0, 0, 0]]
    record_masked("ctc_mask_holes", "Holes: no row is of full length.", labels, logits(4, 6, 4), holes)


if __name__ == "__main__":
    main()
