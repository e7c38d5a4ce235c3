"""Goldens of the optimizers: ten steps on a matrix with dense gradients and on embeddings with sparse ones."""

from golden import array, case_random, described, keras, np, tf, write

GROUP = "optimizers"
STEPS = 10
EMA = ("use_ema", "ema_momentum", "ema_overwrite_frequency", "loss_scale_factor", "gradient_accumulation_steps")


def record(case, description, optimizer, indices=lambda r: r.ids(5, below=4)):
    """The embeddings have 6 rows; ids go to 3, so rows 4 and 5 never get a gradient, and ids repeat within a step."""
    random = case_random(GROUP, case)
    matrix, embeddings = random.uniform(3, 4), random.uniform(6, 2)
    variables = [keras.Variable(matrix, name="matrix"), keras.Variable(embeddings, name="embeddings")]
    gradients, after = [], []
    for _ in range(STEPS):
        rows = indices(random)
        dense, values = random.uniform(3, 4), random.uniform(len(rows), 2)
        optimizer.apply_gradients(zip([tf.constant(dense), tf.IndexedSlices(values, rows, (6, 2))], variables))
        gradients.append([array(dense), {"indices": array(rows), "values": array(values)}])
        after.append([array(variable.numpy()) for variable in variables])
    write(
        GROUP,
        case,
        random,
        description,
        {
            "optimizer": described(optimizer, EMA),
            "weights": [array(matrix), array(embeddings)],
            "gradients": gradients,
            "after": after,
        },
    )


def record_lazy(case, description, rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7, global_clipnorm=None):
    """The matrix moves by Keras's Adam; the embeddings by the few lines below, since Keras has no LazyAdam."""
    random = case_random(GROUP, case)
    matrix, embeddings = random.uniform(3, 4), random.uniform(6, 2)
    adam = keras.optimizers.Adam(rate, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon, global_clipnorm=global_clipnorm)
    variables = [keras.Variable(matrix, name="matrix"), keras.Variable(embeddings, name="embeddings")]
    w, m, v = embeddings.astype(np.float64), np.zeros((6, 2)), np.zeros((6, 2))
    gradients, after = [], []
    for t in range(1, STEPS + 1):
        rows = random.ids(5, below=4)
        dense, values = random.uniform(3, 4), random.uniform(5, 2)
        adam.apply_gradients(zip([tf.constant(dense), tf.IndexedSlices(values, rows, (6, 2))], variables))
        scale = 1.0
        if global_clipnorm is not None:
            scale = min(1.0, global_clipnorm / np.sqrt(np.sum(dense.astype(np.float64) ** 2) + np.sum(values.astype(np.float64) ** 2)))
        for row in np.unique(rows):
            g = scale * values[rows == row].astype(np.float64).sum(axis=0)
            m[row] = beta_1 * m[row] + (1 - beta_1) * g
            v[row] = beta_2 * v[row] + (1 - beta_2) * g**2
            w[row] -= rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t) * m[row] / (np.sqrt(v[row]) + epsilon)
        gradients.append([array(dense), {"indices": array(rows), "values": array(values)}])
        after.append([array(variables[0].numpy()), array(w.astype(np.float32))])
    write(
        GROUP,
        case,
        random,
        description
        + " The matrix, which has dense gradients, is moved by Keras's Adam. The embeddings are moved by NumPy, not by Keras,"
        " which has no such optimizer: rows that a step names and no others, m and v included, repeated rows added up first.",
        {
            "optimizer": {"class_name": "LazyAdam", "config": described(adam, EMA)["config"]},
            "weights": [array(matrix), array(embeddings)],
            "gradients": gradients,
            "after": after,
        },
    )


def main():
    o = keras.optimizers
    squares = (
        " Sparse gradients with repeated rows: Keras adds up the squares of the single gradients, not the square of their sum;"
        " the gradient itself is summed."
    )
    decay = " Rows without a gradient go on moving with their momentum."
    record("sgd", "Plain.", o.SGD(0.1))
    record("sgd_default", "Learning rate 0.01.", o.SGD())
    record("sgd_momentum", "Momentum." + decay, o.SGD(0.1, momentum=0.9))
    record("sgd_nesterov", "Nesterov momentum." + decay, o.SGD(0.1, momentum=0.8, nesterov=True))
    record("adam", "Learning rate 0.05." + squares + decay, o.Adam(0.05))
    record("adam_default", "Learning rate 0.001, epsilon 1e-7." + squares, o.Adam())
    record("adam_betas", "Other betas." + squares, o.Adam(0.05, beta_1=0.7, beta_2=0.95))
    record("adam_epsilon", "A large epsilon, added to the root." + squares, o.Adam(0.05, epsilon=0.1))
    distinct = lambda r: r.generator.permutation(4)[:3].astype(np.int32)
    record(
        "adam_distinct_rows",
        "No row repeats within a step, so sparse and dense gradients agree.",
        o.Adam(0.05),
        distinct,
    )
    record("rmsprop", "Learning rate 0.02; the epsilon is inside the root." + squares, o.RMSprop(0.02))
    record("rmsprop_default", "Learning rate 0.001, rho 0.9, epsilon 1e-7." + squares, o.RMSprop())
    record("rmsprop_rho", "rho 0.6." + squares, o.RMSprop(0.02, rho=0.6))
    record("rmsprop_epsilon", "A large epsilon, inside the root." + squares, o.RMSprop(0.02, epsilon=0.1))
    record("rmsprop_momentum", "Momentum." + squares + decay, o.RMSprop(0.02, momentum=0.9))
    record("rmsprop_centered", "Centered." + squares, o.RMSprop(0.02, centered=True))
    record(
        "rmsprop_centered_momentum",
        "Centered, with momentum." + squares + decay,
        o.RMSprop(0.02, centered=True, momentum=0.9),
    )
    record(
        "rmsprop_distinct_rows",
        "No row repeats within a step, so sparse and dense gradients agree.",
        o.RMSprop(0.02),
        distinct,
    )
    each = " The norm of a sparse gradient is that of its rows one by one, before repeated rows are added up."
    densified = (
        " The norm takes the rows of a sparse gradient one by one; afterwards Keras has a dense gradient, repeated rows added up,"
        " so the square is that of their sum."
    )
    for name, make in (
        ("sgd", lambda **clip: o.SGD(0.1, **clip)),
        ("sgd_nesterov", lambda **clip: o.SGD(0.1, momentum=0.8, nesterov=True, **clip)),
        ("adam", lambda **clip: o.Adam(0.05, **clip)),
        ("rmsprop", lambda **clip: o.RMSprop(0.02, **clip)),
    ):
        record(f"{name}_clipnorm", "Each gradient by itself: most are longer than 0.8." + each, make(clipnorm=0.8))
        record(f"{name}_clipvalue", "Entries, before repeated rows are added up.", make(clipvalue=0.4))
        record(f"{name}_global_clipnorm", "All gradients together." + densified, make(global_clipnorm=1.1))
    record("adam_clipnorm_long", "A norm that few gradients reach: the others stay as they are.", o.Adam(0.05, clipnorm=2.0))
    record("adam_global_clipnorm_long", "A norm that no gradient reaches." + densified, o.Adam(0.05, global_clipnorm=30.0))
    record_lazy("lazy_adam", "Learning rate 0.05.", 0.05)
    record_lazy("lazy_adam_betas", "Other betas and epsilon.", 0.02, beta_1=0.7, beta_2=0.95, epsilon=1e-3)
    record_lazy("lazy_adam_global_clipnorm", "All gradients together.", 0.05, global_clipnorm=1.1)


if __name__ == "__main__":
    main()
