"""Goldens of callbacks: what they do to a training whose epochs end with given numbers."""

from golden import case_random, keras, np, write

GROUP = "callbacks"
EPOCHS = 30


def model():
    made = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    made.compile(keras.optimizers.SGD(0.5), "mse", jit_compile=False)
    return made


def record(case, callback, options, monitor):
    random = case_random(GROUP, case)
    falling = np.exp(-np.arange(EPOCHS) / 6) + 0.02 * random.generator.normal(size=EPOCHS)
    values = np.round(falling if monitor.endswith("loss") else 1 - falling, 4)
    trained = model()
    made = getattr(keras.callbacks, callback)(**options)
    made.set_model(trained)
    made.on_train_begin()
    rates, ended = [], None
    for epoch, value in enumerate(values):
        made.on_epoch_begin(epoch)
        rates.append(float(trained.optimizer.learning_rate))
        made.on_epoch_end(epoch, {monitor: float(value)})
        if trained.stop_training:
            ended = epoch
            break
    made.on_train_end()
    content = {
        "callback": callback,
        "options": {name: value for name, value in options.items() if name != "schedule"},
        "monitor": monitor,
        "values": [float(value) for value in values],
        "learning_rates": rates,
        "stopped_epoch": ended,
    }
    write(GROUP, case, random, "The learning rate of each epoch, which begins as 0.5, and the epoch that was the last.", content)


def main():
    reduce, stop = "ReduceLROnPlateau", "EarlyStopping"
    for number, options in enumerate(
        (
            {"monitor": "val_loss", "patience": 2},
            {"monitor": "val_loss", "patience": 1, "factor": 0.5, "cooldown": 3, "min_lr": 0.02},
            {"monitor": "val_accuracy", "patience": 3, "factor": 0.3, "min_delta": 0.01, "mode": "max"},
            {"monitor": "loss", "patience": 0, "factor": 0.9, "mode": "max"},
        )
    ):
        record(f"reduce_lr_on_plateau_{number}", reduce, options, options["monitor"])
    for number, options in enumerate(
        (
            {"monitor": "val_loss", "patience": 2},
            {"monitor": "val_loss", "patience": 3, "min_delta": 0.05},
            {"monitor": "val_accuracy", "patience": 1, "start_from_epoch": 8, "mode": "max"},
            {"monitor": "val_loss", "patience": 4, "baseline": 0.3},
        )
    ):
        record(f"early_stopping_{number}", stop, options, options["monitor"])


if __name__ == "__main__":
    main()
