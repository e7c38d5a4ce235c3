"""Goldens of the crossentropy losses: value as Keras reduces it, and the gradient of the predictions."""

from golden import array, case_random, described, keras, np, tf, write

from keras.src import backend
from layers import LEFT_OUT, randomize, weights_of

GROUP, GRAPH_GROUP = "losses", "losses_graph"
MASK = np.array([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [0, 0, 0, 0, 0]], bool)


def record(case, description, loss, y_true, y_pred, sample_weight=None, mask=None):
    """Writes one golden; the arrays are given as functions of the case's random generator or as they are."""
    random = case_random(GROUP, case)
    y_true, y_pred, sample_weight = (v(random) if callable(v) else v for v in (y_true, y_pred, sample_weight))
    prediction = tf.constant(y_pred)
    if mask is not None:
        backend.set_keras_mask(prediction, tf.constant(mask))
    with tf.GradientTape() as tape:
        tape.watch(prediction)
        value = loss(y_true, prediction, sample_weight=sample_weight)
    write(
        GROUP,
        case,
        random,
        description,
        {
            "loss": loss_described(loss),
            "y_true": array(y_true),
            "y_pred": array(y_pred),
            "sample_weight": array(sample_weight),
            "mask": array(mask),
            "value": float(value),
            "gradient": array(tape.gradient(value, prediction)),
        },
    )


def loss_described(loss):
    """The description of a loss; Keras leaves the options of some out of their configuration."""
    description = described(loss)
    if isinstance(loss, (keras.losses.Huber, keras.losses.CosineSimilarity)):
        description["config"].update(loss._fn_kwargs)
    return description


def family(name, make, y_true, y_pred, logits):
    """The cases that every crossentropy has. Arguments are functions of (random, *shape without classes)."""
    two, three = (3,), (3, 5)
    truth = lambda shape: lambda r: y_true(r, *shape)
    weights = lambda *shape: lambda r: r.uniform(*shape, low=0.2, high=2.5)
    for from_logits, prediction in ((False, y_pred), (True, logits)):
        loss = lambda: make(from_logits=from_logits)
        what = "logits" if from_logits else "probabilities"
        case = f"{name}_{what}"
        predicted = lambda shape: lambda r: prediction(r, *shape)
        record(f"{case}_2d", "Mean over the rows.", loss(), truth(two), predicted(two))
        record(f"{case}_3d", "Mean over rows and timesteps.", loss(), truth(three), predicted(three))
        record(
            f"{case}_2d_weights",
            "Weighted losses over the number of rows, not over the sum of the weights.",
            loss(),
            truth(two),
            predicted(two),
            weights(3),
        )
        record(
            f"{case}_2d_column_weights",
            "Weights [batch, 1] count as [batch].",
            loss(),
            truth(two),
            predicted(two),
            weights(3, 1),
        )
        record(
            f"{case}_3d_weights",
            "A weight for each timestep; divided by rows times timesteps.",
            loss(),
            truth(three),
            predicted(three),
            weights(3, 5),
        )
        record(
            f"{case}_3d_row_weights",
            "Weights [batch, 1] spread over the timesteps. ([batch] alone would not: Keras lines it up with the timesteps.)",
            loss(),
            truth(three),
            predicted(three),
            weights(3, 1),
        )
        record(
            f"{case}_3d_mask",
            "Sum over the valid timesteps of all rows, divided by their number; the last row is all masked.",
            loss(),
            truth(three),
            predicted(three),
            mask=MASK,
        )
        record(
            f"{case}_3d_mask_weights",
            "Weighted sum over the valid timesteps, divided by their number, not by the sum of their weights.",
            loss(),
            truth(three),
            predicted(three),
            weights(3, 5),
            MASK,
        )
        record(
            f"{case}_2d_mask",
            "Mask [batch]: mean over the valid rows.",
            loss(),
            truth(two),
            predicted(two),
            mask=np.array([True, False, True]),
        )
    record(
        f"{name}_3d_all_masked",
        "Nothing valid: the loss is 0, and so is the gradient.",
        make(),
        truth(three),
        lambda r: y_pred(r, *three),
        mask=np.zeros((3, 5), bool),
    )
    for reduction in ("sum", "mean_with_sample_weight"):
        record(
            f"{name}_reduction_{reduction}",
            f"reduction {reduction} with weights; with a mask it counts as weight 1 or 0.",
            make(reduction=reduction),
            truth(three),
            lambda r: y_pred(r, *three),
            weights(3, 5),
            MASK,
        )


def categorical():
    make = keras.losses.CategoricalCrossentropy
    one_hot = lambda r, *shape: r.one_hot(*shape, 4)
    probabilities, logits = lambda r, *s: r.probabilities(*s, 4), lambda r, *s: r.uniform(*s, 4, low=-3, high=3)
    family("categorical", make, one_hot, probabilities, logits)
    for from_logits, prediction in ((False, probabilities), (True, logits)):
        record(
            f"categorical_smoothing_{'logits' if from_logits else 'probabilities'}",
            "label_smoothing s: y·(1 - s) + s / classes.",
            make(from_logits=from_logits, label_smoothing=0.2),
            lambda r: one_hot(r, 3),
            lambda r: prediction(r, 3),
        )
    record(
        "categorical_soft_labels",
        "Labels that are probabilities.",
        make(),
        lambda r: r.probabilities(3, 4),
        lambda r: r.probabilities(3, 4),
    )
    extreme, classes = extreme_rows()
    record(
        "categorical_extreme",
        "Rows are divided by their sum, then clipped to [1e-7, 1 - 1e-7]; no gradient where clipped.",
        make(),
        np.eye(4, dtype=np.float32)[classes],
        extreme,
    )
    record(
        "categorical_extreme_logits",
        "Logits far apart.",
        make(from_logits=True),
        np.eye(4, dtype=np.float32)[classes],
        extreme_logits(),
    )


def extreme_rows():
    """Probabilities at and beyond the edges, and the class of each row."""
    rows = np.array(
        [
            [0, 1, 0, 0],
            [0, 1, 0, 0],
            [1e-9, 0.5, 0.3, 0.2],
            [1, 1, 1, 1],
            [0.2, 0.1, 0.4, 0.9],
            [1e-8, 1e-7, 1e-6, 1],
            [3, 0.5, 0.25, 1e-9],
        ],
        np.float32,
    )
    return rows, np.array([1, 0, 0, 2, 3, 2, 0], np.int32)


def extreme_logits():
    return np.array(
        [
            [50, -50, 0, 1],
            [-50, 50, 0, 1],
            [200, -200, 3, 4],
            [-200, 200, 3, 4],
            [1, 2, 200, 199],
            [0, 0, 0, 0],
            [-200, -199, -198, -200],
        ],
        np.float32,
    )


def sparse():
    make = keras.losses.SparseCategoricalCrossentropy
    ids = lambda r, *shape: r.ids(*shape, below=4)
    probabilities, logits = lambda r, *s: r.probabilities(*s, 4), lambda r, *s: r.uniform(*s, 4, low=-3, high=3)
    family("sparse", make, ids, probabilities, logits)
    record(
        "sparse_column_labels",
        "Labels [batch, 1] count as [batch].",
        make(),
        lambda r: ids(r, 3, 1),
        lambda r: probabilities(r, 3),
    )
    extreme, classes = extreme_rows()
    record(
        "sparse_extreme",
        "Clipped to [1e-7, 1 - 1e-7], then the logarithms taken as logits: so divided by their sum after the clipping, "
        "where CategoricalCrossentropy divides before it.",
        make(),
        classes,
        extreme,
    )
    record("sparse_extreme_logits", "Logits far apart.", make(from_logits=True), classes, extreme_logits())


def binary():
    make = keras.losses.BinaryCrossentropy
    labels = lambda r, *shape: r.ids(*shape, 1, below=2)
    probabilities = lambda r, *s: r.uniform(*s, 1, low=0.02, high=0.98)
    logits = lambda r, *s: r.uniform(*s, 1, low=-3, high=3)
    family("binary", make, labels, probabilities, logits)
    several = lambda r: r.ids(3, 4, below=2)
    record(
        "binary_multilabel",
        "Mean over the labels of a row, then over the rows.",
        make(),
        several,
        lambda r: r.uniform(3, 4, low=0.02, high=0.98),
    )
    record(
        "binary_multilabel_weights",
        "A weight for each row.",
        make(),
        several,
        lambda r: r.uniform(3, 4, low=0.02, high=0.98),
        lambda r: r.uniform(3, low=0.2, high=2.5),
    )
    record(
        "binary_flat_labels",
        "Labels [batch] with predictions [batch, 1].",
        make(),
        lambda r: r.ids(3, below=2),
        lambda r: probabilities(r, 3),
    )
    record(
        "binary_3d_flat_labels",
        "Labels [batch, timesteps] with predictions [batch, timesteps, 1] give the same mean. (Not with a mask: Keras then "
        "averages over the timesteps first, and fails, or gives a wrong number if batch and timesteps happen to be equal.)",
        make(),
        lambda r: r.ids(3, 5, below=2),
        lambda r: probabilities(r, 3, 5),
    )
    for from_logits, prediction in ((False, probabilities), (True, logits)):
        record(
            f"binary_smoothing_{'logits' if from_logits else 'probabilities'}",
            "label_smoothing s: y·(1 - s) + s / 2.",
            make(from_logits=from_logits, label_smoothing=0.2),
            lambda r: labels(r, 3),
            lambda r: prediction(r, 3),
        )
    edge = np.array([0, 1, 0, 1, 1e-9, 1e-9, 1e-7, 0.9999999, 0.5, 1.5, -0.5], np.float32)[:, None]
    truth = np.array([0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0], np.int32)[:, None]
    record(
        "binary_extreme",
        "Clipped to [1e-7, 1 - 1e-7], which in float32 is 0.9999999; no gradient where clipped.",
        make(),
        truth,
        edge,
    )
    far = np.array([50, -50, 50, -50, 200, -200, 200, -200, 0], np.float32)[:, None]
    record(
        "binary_extreme_logits",
        "Logits far from zero.",
        make(from_logits=True),
        np.array([1, 0, 0, 1, 1, 0, 0, 1, 1], np.int32)[:, None],
        far,
    )


def behind_activation():
    """Losses on the output of a softmax or sigmoid layer, which Keras computes from the logits."""
    classes = np.array([0, 0, 0, 0, 3, 2, 1], np.int32)
    one_hot = np.eye(4, dtype=np.float32)[classes]
    logits = np.array([50, -50, 50, -50, 200, -200, 200, -200, 1.5], np.float32)[:, None]
    truth = np.array([1, 0, 0, 1, 1, 0, 0, 1, 1], np.int32)[:, None]
    softmax, sigmoid = lambda: keras.layers.Activation("softmax"), lambda: keras.layers.Activation("sigmoid")
    losses = keras.losses
    record_behind("categorical", softmax(), losses.CategoricalCrossentropy(), one_hot, extreme_logits())
    record_behind(
        "categorical_smoothing",
        softmax(),
        losses.CategoricalCrossentropy(label_smoothing=0.2),
        one_hot,
        extreme_logits(),
    )
    record_behind("sparse", softmax(), losses.SparseCategoricalCrossentropy(), classes, extreme_logits())
    record_behind("binary", sigmoid(), losses.BinaryCrossentropy(), truth, logits)
    record_behind("binary_smoothing", sigmoid(), losses.BinaryCrossentropy(label_smoothing=0.2), truth, logits)
    far = lambda *shape: lambda r: r.uniform(*shape, low=-60, high=60)
    record_behind(
        "sparse_3d_mask",
        softmax(),
        losses.SparseCategoricalCrossentropy(),
        lambda r: r.ids(3, 5, below=4),
        far(3, 5, 4),
        MASK,
    )
    record_behind(
        "binary_3d_mask", sigmoid(), losses.BinaryCrossentropy(), lambda r: r.ids(3, 5, 1, below=2), far(3, 5, 1), MASK
    )
    record_behind(
        "dense_categorical",
        keras.layers.Dense(4, activation="softmax"),
        losses.CategoricalCrossentropy(),
        lambda r: r.one_hot(3, 4),
        far(3, 5),
    )
    record_behind(
        "dense_sparse_3d_mask",
        keras.layers.Dense(4, activation="softmax"),
        losses.SparseCategoricalCrossentropy(),
        lambda r: r.ids(3, 5, below=4),
        far(3, 5, 2),
        MASK,
    )
    record_behind(
        "dense_binary",
        keras.layers.Dense(1, activation="sigmoid"),
        losses.BinaryCrossentropy(),
        lambda r: r.ids(3, 1, below=2),
        far(3, 5),
    )


def record_behind(case, layer, loss, y_true, inputs, mask=None, description=None):
    """Value, and the gradients of the layer's inputs and weights, in a tf.function as fit has it."""
    random = case_random(GRAPH_GROUP, case)
    y_true, inputs = (v(random) if callable(v) else v for v in (y_true, inputs))
    layer.build(inputs.shape)
    randomize(layer, random)

    @tf.function
    def step(values):
        if mask is not None:
            backend.set_keras_mask(values, tf.constant(mask))
        with tf.GradientTape() as tape:
            tape.watch(values)
            value = loss(y_true, layer(values))
        return value, tape.gradient(value, [values] + [v.value for v in layer.trainable_weights])

    value, gradients = step(tf.constant(inputs))
    names = ["inputs"] + [v.name for v in layer.trainable_weights]
    activation = layer.get_config()["activation"]
    write(
        GRAPH_GROUP,
        case,
        random,
        description
        or f"Behind a {activation} layer Keras computes the loss from the logits: nothing is clipped, no gradient is lost, "
        "although from_logits is false. Holds in a tf.function and outside of it.",
        {
            "layer": described(layer, LEFT_OUT),
            "loss": described(loss),
            "inputs": array(inputs),
            "mask": array(mask),
            "weights": weights_of(layer),
            "y_true": array(y_true),
            "sample_weight": None,
            "value": float(value),
            "gradients": dict(zip(names, map(array, gradients))),
        },
    )


def main():
    categorical()
    sparse()
    binary()
    behind_activation()


if __name__ == "__main__":
    main()
