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


if __name__ == "__main__":
    main()
