"""Digests of the ids that Keras's Tokenizer gives to real texts: the texts themselves are not kept here.

Run from the module's folder, with Keras and TensorFlow (whose versions are recorded), and the folder of data sets:

    python3 src/test/python/golden/real_texts.py ../../shared/data

Writes src/test/resources/golden/real_texts.json. Of each file the first 2000 lines are taken, of each line the last field.
"""

import gzip
import hashlib
import sys
from pathlib import Path

from keras.src.legacy.preprocessing.text import Tokenizer
from keras.utils import pad_sequences

import golden_file

LINES = 2000


def lines(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t")[-1] for line, _ in zip(file, range(LINES))]


def digest(rows):
    return hashlib.sha256("".join(",".join(map(str, row)) + "\n" for row in rows).encode("ascii")).hexdigest()


def main():
    data = Path(sys.argv[1])
    cases = []
    for file, options, maxlen in (
            ("english-sentiment/imdb-train.tsv.gz", {"num_words": 5000}, 100),
            ("english-sentiment/imdb-train.tsv.gz", {"oov_token": "<UNK>", "num_words": 300, "lower": False}, 50),
            ("chinese-sentiment/chnsenticorp-train.tsv.gz", {"char_level": True, "num_words": 2000, "oov_token": "?"}, 80),
            ("chinese-sentiment/chnsenticorp-train.tsv.gz", {"filters": "\uff0c\u3002\uff01\uff1f"}, 20),
            ("names-by-language/names.tsv", {"char_level": True}, 12),
            ("names-by-language/names.tsv", {}, 2)):
        texts = lines(data / file)
        tokenizer = Tokenizer(**options)
        tokenizer.fit_on_texts(texts)
        sequences = tokenizer.texts_to_sequences(texts)
        cases.append({
            "file": file, "options": options, "maxlen": maxlen, "texts": len(texts), "words": len(tokenizer.word_index),
            "ids": sum(map(len, sequences)), "sequences": digest(sequences),
            "padded": digest(pad_sequences(sequences, maxlen=maxlen).tolist()),
        })
    golden_file.write("real_texts", None, {"cases": cases})


if __name__ == "__main__":
    main()
