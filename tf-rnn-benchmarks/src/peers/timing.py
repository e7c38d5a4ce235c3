"""How the programs here take time, as Timing.java does, and the line they print about a whole model."""
import time

MIN_EPOCHS, MAX_EPOCHS, SECONDS, SLOW_EPOCH = 4, 10, 2.0, 5.0
CLASSES = 10
FEATURES = {"conv-lstm": (64,), "bilstm-attention": (64,), "crnn": (40, 1)}


def seconds_of(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def epochs(one_epoch_seconds):
    """Timed epochs: 4 to 10 for about two seconds; 2 if one takes over 5 s."""
    if one_epoch_seconds > SLOW_EPOCH:
        return 2
    return max(MIN_EPOCHS, min(MAX_EPOCHS, int(SECONDS / one_epoch_seconds)))


def best(epoch):
    """Least seconds of an epoch; the first one warms up and sets how many follow."""
    return min(epoch() for _ in range(epochs(epoch())))


def result(peer, variant, model, batch, timesteps, n, params, first, train, infer, loss, threads):
    print(f"RESULT peer={peer} variant={variant} model={model} B={batch} T={timesteps} params={params} n={n} "
          f"first_ms={first * 1e3:.1f} train_ms={train * 1e3:.3f} infer_ms={infer * 1e3:.3f} loss={loss:.4f} "
          f"threads={threads}", flush=True)
