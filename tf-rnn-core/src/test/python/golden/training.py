"""Goldens of whole models: five training steps, and a short fit."""

from golden import array, case_random, described, keras, np, write

from layers import LEFT_OUT, assign_random, named_weights, statistics
from optimizers import EMA

GROUP, FIT_GROUP = "training", "fit"
STEPS, ROWS, TIMESTEPS, WORDS, FEATURES, UNITS, CLASSES = 5, 4, 6, 9, 2, 5, 3
layers, losses, optimizers = keras.layers, keras.losses, keras.optimizers


def model_weights(model):
    return {
        f"{layer.name}/{name}": variable
        for layer in model.layers
        for name, variable in named_weights(layer) + statistics(layer)
    }


def snapshot(model):
    return {name: array(variable.numpy()) for name, variable in model_weights(model).items()}


def compiled(case, random, input_shape, stack, loss, optimizer):
    model = keras.Sequential([keras.Input(input_shape, dtype="int32" if len(input_shape) == 1 else "float32"), *stack])
    for name, variable in model_weights(model).items():
        assign_random(name, variable, random)
    model.compile(optimizer, loss, metrics=["accuracy"], jit_compile=False)
    return model


def described_model(model):
    return [{**described(layer, LEFT_OUT), "name": layer.name} for layer in model.layers]


def exact_loss(model, x, y, sample_weight):
    """The loss of the batch, regularization included, computed apart from the training step."""
    kept = [variable.numpy() for variable in model.non_trainable_weights]
    loss = float(model.compute_loss(x, y, model(x, training=True), sample_weight))
    for variable, value in zip(model.non_trainable_weights, kept):
        variable.assign(value)
    return loss


def record(case, description, input_shape, stack, loss, optimizer, batch, class_weight=None):
    random = case_random(GROUP, case)
    model = compiled(case, random, input_shape, stack, loss, optimizer)
    content = {
        "model": described_model(model),
        "loss": described(loss),
        "optimizer": described(optimizer, EMA),
        "class_weight": None if class_weight is None else {str(k): v for k, v in class_weight.items()},
        "initial_weights": snapshot(model),
    }
    steps, after = [], {}
    for number in range(1, STEPS + 1):
        x, y = batch(random)
        sample_weight = None if class_weight is None else np.array([class_weight[int(k)] for k in y], np.float32)
        exact = exact_loss(model, x, y, sample_weight)
        logs = model.train_on_batch(x, y, class_weight=class_weight, return_dict=True)
        steps.append(
            {
                "x": array(x),
                "y": array(y),
                "sample_weight": array(sample_weight),
                "loss": logs["loss"],
                "exact_loss": exact,
                "accuracy": logs["accuracy"],
            }
        )
        after[number] = snapshot(model)
    x, _ = batch(random)
    content |= {
        "steps": steps,
        "weights_after_1": after[1],
        "weights_after_5": after[STEPS],
        "test_inputs": array(x),
        "predictions": array(model.predict_on_batch(x)),
    }
    write(GROUP, case, random, description, content)


def ids(random, rows=ROWS):
    return random.ids(rows, TIMESTEPS, below=WORDS)


def left_padded(random, rows=ROWS):
    """Rows of 1 to TIMESTEPS ids from 1 up, zeros before them."""
    x = random.ids(rows, TIMESTEPS, below=WORDS, low=1)
    lengths = random.ids(rows, below=TIMESTEPS + 1, low=1)
    return np.where(np.arange(TIMESTEPS) >= TIMESTEPS - lengths[:, None], x, 0).astype(np.int32)


def padded_features(random):
    x = random.uniform(ROWS, TIMESTEPS, FEATURES, low=-1.5, high=1.5)
    for row, length in enumerate(random.ids(ROWS, below=TIMESTEPS + 1, low=1)):
        x[row, length:] = 0
    return x


def classifier(**lstm_options):
    return [
        layers.Embedding(WORDS, FEATURES, name="embedding"),
        layers.LSTM(UNITS, name="lstm", **lstm_options),
        layers.Dense(CLASSES, activation="softmax", name="dense"),
    ]


def classifier_batch(random, rows=ROWS):
    return ids(random, rows), random.one_hot(rows, CLASSES)


def main():
    repeats = (
        " Repeated ids reach the optimizer as separate gradients of one row; Keras adds up their squares"
        " (see optimizers/), which moves the embeddings further than a summed gradient would."
    )
    record(
        "embedding_lstm_categorical_adam",
        "Embedding, LSTM, softmax." + repeats,
        (TIMESTEPS,),
        classifier(),
        losses.CategoricalCrossentropy(),
        optimizers.Adam(0.02),
        classifier_batch,
    )

    record(
        "embedding_bidirectional_binary_rmsprop",
        "Ids padded on the left with 0, which the embedding masks." + repeats,
        (TIMESTEPS,),
        [
            layers.Embedding(WORDS, FEATURES, mask_zero=True, name="embedding"),
            layers.Bidirectional(layers.LSTM(UNITS), name="bidirectional"),
            layers.Dense(1, activation="sigmoid", name="dense"),
        ],
        losses.BinaryCrossentropy(),
        optimizers.RMSprop(0.01),
        lambda r: (left_padded(r), r.ids(ROWS, 1, below=2)),
    )

    record(
        "masking_lstm_lstm_sparse_sgd",
        "Rows padded on the right with zeros, two LSTMs, class weights. They weigh the loss (divided by the number of rows), "
        "not the accuracy.",
        (TIMESTEPS, FEATURES),
        [
            layers.Masking(name="masking"),
            layers.LSTM(UNITS, return_sequences=True, name="lstm"),
            layers.LSTM(UNITS + 2, name="lstm_1"),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ],
        losses.SparseCategoricalCrossentropy(),
        optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        lambda r: (padded_features(r), r.ids(ROWS, below=CLASSES)),
        class_weight={0: 0.5, 1: 1.0, 2: 2.5},
    )

    record(
        "tagging_sparse_adam",
        "A label for each timestep; masked timesteps count neither in the loss nor in the accuracy." + repeats,
        (TIMESTEPS,),
        [
            layers.Embedding(WORDS, FEATURES, mask_zero=True, name="embedding"),
            layers.LSTM(UNITS, return_sequences=True, name="lstm"),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ],
        losses.SparseCategoricalCrossentropy(),
        optimizers.Adam(0.02),
        lambda r: (left_padded(r), r.ids(ROWS, TIMESTEPS, below=CLASSES)),
    )

    record(
        "regularizer_constraint_adam",
        "L2 on the kernel, counted in the loss; after each step the columns of the recurrent kernel are shortened to 0.8."
        + repeats,
        (TIMESTEPS,),
        classifier(kernel_regularizer=keras.regularizers.L2(0.05), recurrent_constraint=keras.constraints.MaxNorm(0.8)),
        losses.CategoricalCrossentropy(),
        optimizers.Adam(0.02),
        classifier_batch,
    )

    record(
        "embedding_lstm_categorical_sgd",
        "As the first, with plain SGD, where repeated ids are a plain sum.",
        (TIMESTEPS,),
        classifier(),
        losses.CategoricalCrossentropy(),
        optimizers.SGD(0.2),
        classifier_batch,
    )
    record(
        "embedding_lstm_categorical_adam_global_clipnorm",
        "As the first, all gradients shortened together; the embedding's are added up by that.",
        (TIMESTEPS,),
        classifier(),
        losses.CategoricalCrossentropy(),
        optimizers.Adam(0.02, global_clipnorm=0.1),
        classifier_batch,
    )
    record(
        "embedding_lstm_categorical_sgd_clipnorm",
        "Plain SGD, each gradient shortened by itself; the norm of the embedding's is that of its rows one by one.",
        (TIMESTEPS,),
        classifier(),
        losses.CategoricalCrossentropy(),
        optimizers.SGD(0.5, clipnorm=0.05),
        classifier_batch,
    )
    record(
        "batch_normalization_lstm_sgd",
        "Batch normalization of timesteps that count and of an LSTM's outputs: the weights hold its moving statistics.",
        (TIMESTEPS, FEATURES),
        [
            layers.Masking(name="masking"),
            layers.BatchNormalization(momentum=0.7, name="batch_normalization"),
            layers.LSTM(UNITS, name="lstm"),
            layers.BatchNormalization(
                momentum=0.9,
                gamma_regularizer=keras.regularizers.L2(0.05),
                gamma_constraint=keras.constraints.NonNeg(),
                beta_constraint=keras.constraints.MaxNorm(0.5),
                name="batch_normalization_1",
            ),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ],
        losses.SparseCategoricalCrossentropy(),
        optimizers.SGD(0.1),
        lambda r: (padded_features(r), r.ids(ROWS, below=CLASSES)),
    )
    fit()


def fit():
    """Epochs over 10 rows in batches of 4, 4 and 2."""
    last_id_says = lambda ids: np.eye(CLASSES, dtype=np.float32)[ids[:, -1] % CLASSES]  # to be learnt
    fit_case(
        "embedding_lstm_categorical_adam",
        "loss and accuracy are means over the rows of the epoch, each batch taken before its step; val_* are taken after the epoch.",
        classifier(),
        losses.CategoricalCrossentropy(),
        optimizers.Adam(0.2),
        3,
        lambda random, rows: ids(random, rows),
        last_id_says,
    )
    fit_case(
        "sample_weights_mask_adam_clipnorm",
        "Weights of the samples in training and validation, in the loss and in the accuracy, which is in weighted_metrics.",
        [
            layers.Embedding(WORDS, FEATURES, mask_zero=True, name="embedding"),
            layers.Bidirectional(layers.LSTM(UNITS), name="bidirectional"),
            layers.Dense(CLASSES, activation="softmax", kernel_regularizer=keras.regularizers.L2(0.01), name="dense"),
        ],
        losses.CategoricalCrossentropy(label_smoothing=0.1),
        optimizers.Adam(0.05, clipnorm=0.5),
        5,
        left_padded,
        last_id_says,
        sample_weight=lambda random, x: random.uniform(len(x), low=0.0, high=3.0),
        weighted=True,
    )
    fit_case(
        "class_weights_mask_rmsprop_global_clipnorm",
        "Class weights in training alone; the accuracy does not count them.",
        [
            layers.Embedding(WORDS, FEATURES, mask_zero=True, name="embedding"),
            layers.GRU(UNITS, recurrent_regularizer=keras.regularizers.L1(0.01), name="gru"),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ],
        losses.SparseCategoricalCrossentropy(),
        optimizers.RMSprop(0.02, global_clipnorm=0.7),
        5,
        left_padded,
        lambda ids: (ids[:, -1] % CLASSES).astype(np.int32),
        class_weight={0: 0.5, 1: 1.0, 2: 2.5},
    )
    fit_case(
        "timestep_weights_mask_sgd_clipvalue",
        "A label and a weight for each timestep; masked ones count nowhere. Weights in the loss and in the accuracy.",
        [
            layers.Embedding(WORDS, FEATURES, mask_zero=True, name="embedding"),
            layers.LSTM(UNITS, return_sequences=True, bias_regularizer=keras.regularizers.L2(0.1), name="lstm"),
            layers.Dense(CLASSES, activation="softmax", name="dense"),
        ],
        losses.SparseCategoricalCrossentropy(),
        optimizers.SGD(0.5, momentum=0.9, clipvalue=0.1),
        5,
        left_padded,
        lambda ids: (ids % CLASSES).astype(np.int32),
        sample_weight=lambda random, x: random.uniform(*x.shape, low=0.0, high=2.0),
        weighted=True,
    )


def fit_case(
    case, description, stack, loss, optimizer, epochs, inputs, labels, sample_weight=None, class_weight=None, weighted=False
):
    random = case_random(FIT_GROUP, case)
    model = compiled(case, random, (TIMESTEPS,), stack, loss, optimizer)
    if weighted:
        model.compile(optimizer, loss, metrics=[], weighted_metrics=["accuracy"], jit_compile=False)
    initial = snapshot(model)
    x, x_valid = inputs(random, 10), inputs(random, 7)
    y, y_valid = labels(x), labels(x_valid)
    weights, weights_valid = (None, None) if sample_weight is None else (sample_weight(random, x), sample_weight(random, x_valid))
    valid = (x_valid, y_valid) if weights_valid is None else (x_valid, y_valid, weights_valid)
    history = model.fit(
        x,
        y,
        batch_size=4,
        epochs=epochs,
        shuffle=False,
        sample_weight=weights,
        class_weight=class_weight,
        validation_data=valid,
        verbose=0,
    ).history
    evaluated = model.evaluate(x_valid, y_valid, batch_size=4, sample_weight=weights_valid, verbose=0, return_dict=True)
    content = {
        "model": described_model(model),
        "loss": described(loss),
        "optimizer": described(optimizer, EMA),
        "batch_size": 4,
        "epochs": epochs,
        "shuffle": False,
        "initial_weights": initial,
        "x": array(x),
        "y": array(y),
        "x_valid": array(x_valid),
        "y_valid": array(y_valid),
        "history": {name: list(values) for name, values in history.items()},
        "evaluated": evaluated,
        "weights_after": snapshot(model),
        "predictions": array(model.predict(x_valid, batch_size=4, verbose=0)),
    }
    if class_weight is not None:
        content["class_weight"] = {str(k): v for k, v in class_weight.items()}
    if weights is not None:
        content |= {"sample_weight": array(weights), "sample_weight_valid": array(weights_valid), "weighted": weighted}
    write(FIT_GROUP, case, random, description, content)


if __name__ == "__main__":
    main()
