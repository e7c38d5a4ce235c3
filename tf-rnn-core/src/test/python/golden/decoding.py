"""Goldens of decoding: what Keras reads out of the outputs of a model that was trained with CTC."""

from golden import array, case_random, keras, np, tf, write

GROUP = "decoding"


def peaky(random, rows, timesteps, classes, height):
    """Some classes stand out, for some timesteps each: as a trained model has it."""
    logits = random.uniform(rows, timesteps, classes, low=-2, high=2)
    best = np.repeat(random.ids(rows, (timesteps + 1) // 2, below=classes), 2, axis=1)[:, :timesteps]
    np.put_along_axis(logits, best[..., None], np.float32(height) + random.uniform(rows, timesteps, 1), axis=2)
    return logits


def listed(labels):
    return [int(label) for label in labels if label >= 0]


def decode(logits, lengths, **how):
    found, scores = keras.ops.ctc_decode(logits, lengths, mask_index=0, **how)
    return np.asarray(found), np.asarray(scores)


def record(case, description, logits, lengths, width, top_paths):
    random = case_random(GROUP, case)
    logits = logits(random)
    lengths = np.asarray(lengths, np.int32)
    greedy, greedy_scores = decode(tf.nn.log_softmax(logits).numpy(), lengths, strategy="greedy")
    beam, beam_scores = decode(logits, lengths, strategy="beam_search", beam_width=width, top_paths=top_paths)
    rows = [
        {
            "greedy": listed(greedy[0, row]),
            "greedy_log_probability": float(-greedy_scores[row, 0]),
            "beam": [listed(beam[path, row]) for path in range(top_paths)],
            "beam_log_probabilities": [float(score) for score in beam_scores[row]],
        }
        for row in range(len(logits))
    ]
    content = {"logits": array(logits), "lengths": lengths.tolist(), "width": width, "decoded": rows}
    write(GROUP, case, random, description, content)


def uniform(*shape, far):
    return lambda random: random.uniform(*shape, low=-far, high=far)


def main():
    lengths = (9, 7, 1, 8)
    for width, paths in ((1, 1), (2, 2), (3, 3), (5, 4), (10, 6), (100, 12)):
        flat = uniform(4, 9, 5, far=1)
        record(f"flat_{width}", "Logits close to one another: much is likely.", flat, lengths, width, min(paths, 4))
        record(f"far_{width}", "Logits far apart.", uniform(4, 9, 5, far=8), (9, 7, 8, 6), width, paths)
        peaks = lambda random: peaky(random, 3, 14, 6, 6)
        record(f"peaky_{width}", "Each timestep has a class that stands out.", peaks, (14, 11, 13), width, paths)
    record("two_classes", "One class and the blank: repeats need blanks.", uniform(3, 8, 2, far=2), (8, 5, 7), 4, 3)
    record("certain", "Probabilities that are 1 in 32 bits.", lambda r: peaky(r, 2, 10, 4, 40), (10, 9), 6, 2)
    record("long", "Many timesteps and classes.", lambda r: peaky(r, 1, 60, 21, 5), (60,), 20, 5)


if __name__ == "__main__":
    main()
