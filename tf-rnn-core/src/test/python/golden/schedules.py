"""Goldens of the learning rate schedules: the rate of many steps, at the boundaries and beyond the end too."""

from golden import described, keras, np, write

GROUP = "schedules"


def record(case, description, schedule, steps):
    rates = [np.float32(schedule(step)) for step in steps]
    write(
        GROUP,
        case,
        None,
        description,
        {
            "schedule": described(schedule),
            "steps": list(steps),
            "rates": {"shape": [len(rates)], "data": rates},
        },
    )


def main():
    s = keras.optimizers.schedules
    first = range(60)
    far = [*range(0, 3000, 61), 10_000, 1_000_000]
    record("exponential", "Falls at every step.", s.ExponentialDecay(0.1, 7, 0.9), first)
    record("exponential_staircase", "Falls every seventh step.", s.ExponentialDecay(0.1, 7, 0.9, staircase=True), first)
    record("exponential_far", "Over many steps.", s.ExponentialDecay(0.1, 1000, 0.5), far)
    record("inverse_time", "Falls at every step.", s.InverseTimeDecay(0.1, 7, 0.5), first)
    record("inverse_time_staircase", "Falls every seventh step.", s.InverseTimeDecay(0.1, 7, 0.5, staircase=True), first)
    record("inverse_time_far", "Over many steps.", s.InverseTimeDecay(0.1, 100, 0.5), far)
    record("piecewise_constant", "A boundary still has the value before it.", s.PiecewiseConstantDecay([10, 11, 40], [0.1, 0.05, 0.2, 0.01]), first)
    record("piecewise_constant_two", "One boundary.", s.PiecewiseConstantDecay([0], [0.1, 0.05]), first)
    record("polynomial", "A straight line to 0.0001.", s.PolynomialDecay(0.1, 40), first)
    record("polynomial_power", "A square, to another end.", s.PolynomialDecay(0.1, 40, end_learning_rate=0.02, power=2.0), first)
    record("polynomial_root", "A root.", s.PolynomialDecay(0.1, 40, end_learning_rate=0.01, power=0.5), first)
    record("polynomial_cycle", "Up again after every end.", s.PolynomialDecay(0.1, 9, end_learning_rate=0.01, cycle=True), first)
    record("cosine", "To 0.", s.CosineDecay(0.1, 40), first)
    record("cosine_alpha", "To a tenth.", s.CosineDecay(0.1, 40, alpha=0.1), first)
    record("cosine_warmup", "After a warm-up.", s.CosineDecay(0.01, 30, alpha=0.1, warmup_target=0.2, warmup_steps=12), first)
    record("cosine_warmup_none", "A warm-up of no steps: from the target.", s.CosineDecay(0.01, 30, warmup_target=0.2, warmup_steps=0), first)
    record("cosine_restarts", "Each period twice as long.", s.CosineDecayRestarts(0.1, 5), [*first, *range(70, 330, 3), 75, 155, 315])
    record("cosine_restarts_equal", "Periods of the same length.", s.CosineDecayRestarts(0.1, 7, t_mul=1.0, m_mul=0.8), first)
    record(
        "cosine_restarts_options",
        "Each period half as long again, its rate a tenth less.",
        s.CosineDecayRestarts(0.1, 8, t_mul=1.5, m_mul=0.9, alpha=0.05),
        first,
    )
    record(
        "cosine_restarts_ten",
        "Restarts where log 1000 / log 10 is rounded to less than 3.",
        s.CosineDecayRestarts(0.1, 3, t_mul=10.0),
        [*range(0, 60), *range(328, 340)],
    )


if __name__ == "__main__":
    main()
