"""Times Keras's Tokenizer and TextVectorization on the texts of a file, as `tf-rnn-benchmarks/run tokenize` times ours.

    python tokenize_keras.py FILE [ROUNDS]

The legacy Tokenizer is that of tf_keras. All texts are in memory, a thousand at a time.
"""

import gzip
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from tf_keras.preprocessing.text import Tokenizer

AT_ONCE = 1000


def texts_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").rpartition("\t")[2] for line in lines]


def tokenizer(texts, char_level):
    made = Tokenizer(num_words=20000, oov_token="<unknown>", char_level=char_level)
    begun = time.perf_counter()
    made.fit_on_texts(texts)
    learned = time.perf_counter()
    tokens = sum(len(row) for row in made.texts_to_sequences(texts))
    return tokens, learned - begun, time.perf_counter() - learned


def vectorization(texts, split):
    layer = keras.layers.TextVectorization(max_tokens=20000, split=split)
    data = tf.data.Dataset.from_tensor_slices(np.array(texts, object)).batch(AT_ONCE)
    begun = time.perf_counter()
    layer.adapt(data)
    learned = time.perf_counter()
    tokens = 0
    for batch in data:
        tokens += int(np.count_nonzero(layer(batch).numpy()))
    return tokens, learned - begun, time.perf_counter() - learned


def main(path, rounds=3):
    texts = texts_of(path)
    ways = {
        "words": lambda: tokenizer(texts, False),
        "chars": lambda: tokenizer(texts, True),
        "vectorization": lambda: vectorization(texts, "whitespace"),
        "vectorization-chars": lambda: vectorization(texts, "character"),
    }
    for name, way in ways.items():
        times = [way() for _ in range(int(rounds))]
        tokens = times[0][0]
        learned, made = min(t[1] for t in times), min(t[2] for t in times)
        print(
            f"TOKENIZE peer=keras way={name} tokens={tokens} learn_s={learned:.3f} ids_s={made:.3f}"
            f" learn_mtokens_per_s={tokens / learned / 1e6:.2f} ids_mtokens_per_s={tokens / made / 1e6:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
