"""Goldens of the optimizers: ten steps on a matrix with dense gradients and on embeddings with sparse ones; some on vectors."""

from golden import array, case_random, described, keras, np, tf, write

GROUP = "optimizers"
STEPS = 10
NOT_LISTED = ("iteration", "learning_rate")


def unused(optimizer):
    """Options that carry no number of this optimizer."""
    out = ["loss_scale_factor", "relative_step"]
    return out if optimizer.use_ema else [*out, "use_ema", "ema_momentum", "ema_overwrite_frequency"]


def variables_of(optimizer):
    """Keras's list of all state, without what the caller of a step feeds. Adafactor has int32 zeros there for vectors."""
    kept = [v for v in optimizer.variables if v.name not in NOT_LISTED]
    return [array(np.asarray(v.numpy(), np.float32)) for v in kept]


def names_of(optimizer):
    """Keras's names of the state. Adafactor gives r and c of a weight the weight's own name."""
    kept = [v.name for v in optimizer.variables if v.name not in NOT_LISTED]
    if isinstance(optimizer, keras.optimizers.Adafactor):
        seen = []
        for name in kept:
            whole = name.endswith(("_velocity", "_accumulator", "_average"))
            seen.append(name if whole else f"{name}_{'c' if seen and seen[-1] == f'{name}_r' else 'r'}")
        return seen
    return ["u_product" if name.startswith("variable") else name for name in kept]  # Nadam's has no name but a number


def named(value, name):
    return {**array(value), "name": name}


def record(case, description, optimizer, indices=lambda r: r.ids(5, below=4), excluded=None, constraint=None):
    """The embeddings have 6 rows; ids go to 3, so rows 4 and 5 never get a gradient, and ids repeat within a step."""
    random = case_random(GROUP, case)
    matrix, embeddings = random.uniform(3, 4), random.uniform(6, 2)
    variables = [keras.Variable(matrix, name="matrix"), keras.Variable(embeddings, name="embeddings")]
    variables[0].constraint = constraint
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
            "optimizer": {**described(optimizer, unused(optimizer)), **({"excluded": excluded} if excluded else {})},
            "weights": [
                {**named(matrix, "matrix"), **({"constraint": described(constraint)} if constraint else {})},
                named(embeddings, "embeddings"),
            ],
            "gradients": gradients,
            "after": after,
            "names": names_of(optimizer),
            "variables": variables_of(optimizer),
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
            "optimizer": {"class_name": "LazyAdam", "config": described(adam, unused(adam))["config"]},
            "weights": [named(matrix, "matrix"), named(embeddings, "embeddings")],
            "gradients": gradients,
            "after": after,
            "names": names_of(adam),
            "variables": [*variables_of(adam)[:2], array(m.astype(np.float32)), array(v.astype(np.float32))],
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
    record_more(squares, decay, densified, each)


def record_more(squares, decay, densified, each):
    """Every other optimizer plain, with each option of its own, and with what all optimizers share."""
    o = keras.optimizers
    s = o.schedules
    record("adam_amsgrad", "The largest velocity so far." + squares + decay, o.Adam(0.05, amsgrad=True, beta_2=0.6))
    record("adamw", "Weight decay 0.004.", o.AdamW(0.05))
    record("adamw_default", "Learning rate 0.001.", o.AdamW())
    record("adamw_options", "More weight decay, AMSGrad.", o.AdamW(0.05, weight_decay=0.5, beta_1=0.7, beta_2=0.9, epsilon=1e-3, amsgrad=True))
    magnitudes = " Sparse gradients with repeated rows: the magnitudes of the single gradients are added up."
    record("adamax", "Learning rate 0.05." + magnitudes + decay, o.Adamax(0.05))
    record("adamax_default", "Learning rate 0.001." + magnitudes, o.Adamax())
    record("adamax_options", "Other betas, a large epsilon." + magnitudes, o.Adamax(0.05, beta_1=0.7, beta_2=0.8, epsilon=0.1))
    record("nadam", "Learning rate 0.05; one product of momenta for all weights." + squares, o.Nadam(0.05))
    record("nadam_default", "Learning rate 0.001." + squares, o.Nadam())
    record("nadam_options", "Other betas, a large epsilon." + squares, o.Nadam(0.05, beta_1=0.7, beta_2=0.8, epsilon=0.1))
    record("adagrad", "Learning rate 0.1; rows without a gradient stay." + squares, o.Adagrad(0.1))
    record("adagrad_default", "Learning rate 0.001, accumulators from 0.1." + squares, o.Adagrad())
    record("adagrad_options", "Accumulators from 0.7, a large epsilon." + squares, o.Adagrad(0.1, initial_accumulator_value=0.7, epsilon=0.2))
    record("adagrad_zero", "Accumulators from 0." + squares, o.Adagrad(0.1, initial_accumulator_value=0.0))
    deltas = squares + " The same goes for the squares of the changes."
    record("adadelta", "Learning rate 1." + deltas, o.Adadelta(1.0))
    record("adadelta_default", "Learning rate 0.001." + deltas, o.Adadelta())
    record("adadelta_options", "Other rho, a large epsilon." + deltas, o.Adadelta(0.5, rho=0.7, epsilon=0.1))
    zeros = " Rows without a gradient become zeros with the first step."
    record("ftrl", "Learning rate 0.1." + squares + zeros, o.Ftrl(0.1))
    record("ftrl_default", "Learning rate 0.001." + squares + zeros, o.Ftrl())
    record(
        "ftrl_options",
        "All options." + squares,
        o.Ftrl(
            0.3,
            learning_rate_power=-0.8,
            initial_accumulator_value=0.3,
            l1_regularization_strength=0.2,
            l2_regularization_strength=0.1,
            l2_shrinkage_regularization_strength=0.3,
            beta=0.4,
        ),
    )
    record("ftrl_power_zero", "A learning rate that does not fall.", o.Ftrl(0.1, learning_rate_power=0.0))
    record("lion", "Learning rate 0.01.", o.Lion(0.01))
    record("lion_default", "Learning rate 0.001.", o.Lion())
    record("lion_betas", "Other betas.", o.Lion(0.02, beta_1=0.6, beta_2=0.8))
    record("adafactor", "Learning rate 0.1." + squares, o.Adafactor(0.1))
    record("adafactor_default", "Learning rate 0.001." + squares, o.Adafactor())
    record("adafactor_fast", "A learning rate above one over the root of the step." + squares, o.Adafactor(0.9, relative_step=False))
    record(
        "adafactor_options",
        "All options." + squares,
        o.Adafactor(0.1, beta_2_decay=-0.5, epsilon_1=1e-2, epsilon_2=0.4, clip_threshold=0.6),
    )
    record("lamb", "Learning rate 0.05." + squares + decay, o.Lamb(0.05))
    record("lamb_default", "Learning rate 0.001." + squares, o.Lamb())
    record("lamb_options", "Other betas, a large epsilon, weight decay." + squares, o.Lamb(0.05, beta_1=0.7, beta_2=0.8, epsilon=0.1, weight_decay=0.2))
    record("muon", "The matrix by the iteration, the embeddings by Adam." + squares, o.Muon(0.05))
    record("muon_default", "Learning rate 0.001." + squares, o.Muon())
    record("muon_embeddings", "The embeddings, of more rows than columns, by the iteration too.", o.Muon(0.05, exclude_embeddings=False))
    record("muon_excluded", "Nothing by the iteration.", o.Muon(0.05, exclude_layers=["mat"]))
    record(
        "muon_options",
        "All options." + squares,
        o.Muon(
            0.05,
            momentum=0.8,
            nesterov=False,
            ns_steps=3,
            rms_rate=0.3,
            adam_beta_1=0.7,
            adam_beta_2=0.9,
            epsilon=1e-3,
            adam_lr_ratio=0.5,
            weight_decay=0.1,
            adam_weight_decay=0.1,
        ),
    )
    record_shapes("muon_shapes", "A vector, a number, and three axes, all by Adam.", o.Muon(0.05))
    record_shapes("adafactor_shapes", "A vector, a number, and three axes.", o.Adafactor(0.1))
    record_shapes("nadam_shapes", "A vector, a number, and three axes.", o.Nadam(0.1))

    # What all optimizers share.
    for name, make in (
        ("adamax", lambda **more: o.Adamax(0.05, **more)),
        ("nadam", lambda **more: o.Nadam(0.05, **more)),
        ("adagrad", lambda **more: o.Adagrad(0.1, **more)),
        ("adadelta", lambda **more: o.Adadelta(1.0, **more)),
        ("ftrl", lambda **more: o.Ftrl(0.1, **more)),
        ("lion", lambda **more: o.Lion(0.01, **more)),
        ("adafactor", lambda **more: o.Adafactor(0.1, **more)),
    ):
        record(f"{name}_clipnorm", "Each gradient by itself." + each, make(clipnorm=0.8))
        record(f"{name}_global_clipnorm", "All gradients together." + densified, make(global_clipnorm=1.1))
    for name, make in (
        ("sgd", lambda **more: o.SGD(0.1, **more)),
        ("sgd_momentum", lambda **more: o.SGD(0.1, momentum=0.9, **more)),
        ("adam", lambda **more: o.Adam(0.05, **more)),
        ("nadam", lambda **more: o.Nadam(0.05, **more)),
        ("adagrad", lambda **more: o.Adagrad(0.1, **more)),
        ("ftrl", lambda **more: o.Ftrl(0.1, **more)),
        ("rmsprop", lambda **more: o.RMSprop(0.02, **more)),
        ("adafactor", lambda **more: o.Adafactor(0.1, **more)),
    ):
        record(f"{name}_weight_decay", "Weights shrink before each update, rows without a gradient too.", make(weight_decay=0.2))
        record(
            f"{name}_accumulation",
            "One update for three batches, by the mean gradient; repeated rows are added up before they are squared.",
            make(gradient_accumulation_steps=3),
        )
    for make, name in ((lambda **e: o.SGD(0.1, **e), "sgd"), (lambda **e: o.Adam(0.05, **e), "adam")):
        record(f"{name}_ema", "Moving averages.", make(use_ema=True, ema_momentum=0.8))
        record(f"{name}_ema_overwrite", "Overwritten by them every third step.", make(use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=3))
        record(
            f"{name}_ema_accumulation",
            "Averages see every batch; they begin with the weights until the first update, and overwrite by the number of updates.",
            make(use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=3, gradient_accumulation_steps=2),
        )
        record(f"{name}_ema_constraint", "Averages see the weights before the constraint does.", make(use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=4), constraint=keras.constraints.UnitNorm())
        record(
            f"{name}_schedule",
            "A schedule; it sees every batch, weight decay sees its rate.",
            with_schedule(name, s.ExponentialDecay(0.1, 3, 0.5), weight_decay=0.2, gradient_accumulation_steps=2),
        )
    excluding = o.SGD(0.1, weight_decay=0.3)
    excluding.exclude_from_weight_decay(var_names=["bedd", "no such"])
    record("sgd_weight_decay_excluded", "Not for the embeddings.", excluding, excluded=["bedd", "no such"])
    record(
        "adamw_everything",
        "Decay, clipping, averages, accumulation, a constraint and a schedule at once.",
        o.AdamW(
            s.CosineDecay(0.1, 8),
            weight_decay=0.3,
            global_clipnorm=0.5,
            use_ema=True,
            ema_momentum=0.7,
            ema_overwrite_frequency=3,
            gradient_accumulation_steps=2,
        ),
        constraint=keras.constraints.MinMaxNorm(0.5, 0.9, rate=0.5),
    )


def with_schedule(name, schedule, **more):
    return {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}[name](schedule, **more)


def record_shapes(case, description, optimizer):
    """Weights of no, one and three axes, all with dense gradients."""
    random = case_random(GROUP, case)
    values = {"scalar": random.uniform(1)[0], "vector": random.uniform(5), "cube": random.uniform(2, 3, 4)}
    variables = [keras.Variable(value, name=name) for name, value in values.items()]
    gradients, after = [], []
    for _ in range(STEPS):
        given = [random.uniform(*value.shape) if value.shape else random.uniform(1)[0] for value in values.values()]
        optimizer.apply_gradients(zip([tf.constant(g) for g in given], variables))
        gradients.append([array(g) for g in given])
        after.append([array(variable.numpy()) for variable in variables])
    write(
        GROUP,
        case,
        random,
        description,
        {
            "optimizer": described(optimizer, unused(optimizer)),
            "weights": [named(value, name) for name, value in values.items()],
            "gradients": gradients,
            "after": after,
            "names": names_of(optimizer),
            "variables": variables_of(optimizer),
        },
    )


if __name__ == "__main__":
    main()
