"""Keras's TextVectorization with all options on texts of many scripts: vocabulary, weights, ids and matrices.

Run from the module's folder, with Keras and TensorFlow (whose versions are recorded):

    python3 src/test/python/golden/text_vectorization.py

Writes src/test/resources/golden/text_vectorization.json. Each case has the options as Keras's config names them, the texts that
were adapted to (or a given vocabulary), the vocabulary, and what Keras makes of other texts, and of bytes that are no UTF-8 (in
hexadecimal). Matrices are sparse: the shape, and [row, column, value] of what is not 0.
"""

import random

import keras
import numpy as np

import golden_file

SEED = 20260513

TEXTS = [
    "The cat sat on the mat. The dog, too!", "the CAT\tate the rat;\nnobody saw it", "Don't stop -- believing...",
    "  leading and   double  blanks ", "", "   ", "?!", "a\x0bb\x0cc\rd\x1ce\x85f\xa0g\u2003h\u3000i",
    "\u0130stanbul'da \u0131\u015f\u0131k \u00c9t\u00e9 \u00e9t\u00e9 e\u0301t\u00e9 stra\u00dfe STRASSE",
    "\u6211\u7231\u4f60\uff0c\u4e2d\u56fd\u3002 \u6211 \u7231\u4f60\uff0c\u4e2d\u56fd\u3002", "I \U0001F600 emoji \U0001F468\u200d\U0001F469\u200d\U0001F467 a\U0001F600b \U0001F600",
    "[UNK] the [unk] UNK unk", "a--b--c-d a.b,c'd", "x<br />y<br />z", "tie1 tie3 tie2", "tie2 tie1 tie3 \u00e9 z \U0001F600 \uff0c", "nul\x00nul \x00 nul",
]
ASK = TEXTS[::2] + TEXTS[1::4] + ["the unknown zebra saw the cat", "UNK [UNK]", "", "\t", "one two three four five six seven eight nine the",
                                  "\ufffd \ufeffbom \uffff\U0001fffe\ufdd0\ufdcf\U0010ffff", "\U0001F600\u6211\u7231", "tie1 tie2"]
BYTES = [b"the\xff cat", b"\xff!\xfe the", b"\xc0\x80 \xed\xa0\x80x", b"\xf0\x9f\x98 \xf0\x9f\x98\x80", b"a\xf4\x90\x80\x80 \xe4\xb8.\xad", b"\xef\xbf\xbd",
         b"t\x00he the\x00 the", b"", b"\xed\x9f\xbf\xee\x80\x80\xe0\x80\x80\xf8\x88\x80\x80\x80"]


def vocabulary(layer):
    """All tokens by their ids, from the table: get_vocabulary() loses NUL at the end of a token."""
    specials = ["", "[UNK]"] if layer._output_mode == "int" else ["[UNK]"]
    keys, ids = layer._lookup_layer.lookup_table.export()
    by_id = {int(i): key.decode("utf-8") for key, i in zip(keys.numpy(), ids.numpy())}
    return specials + [by_id[i] for i in range(len(specials), len(specials) + len(by_id))]


def answers(layer, texts):
    given = np.array(texts, dtype=object)
    output = layer(given[:, None] if layer._split is None else given).numpy()
    if layer._output_mode == "int":
        return output.tolist()
    return {"shape": list(output.shape), "cells": [[int(r), int(c), float(output[r, c])] for r, c in zip(*np.nonzero(output))]}


def case(name, options, adapt=None, ask=ASK):
    layer = keras.layers.TextVectorization(**options)
    if adapt is not None:
        layer.adapt(np.array(adapt, dtype=object))
    config = {"standardize": "lower_and_strip_punctuation", "split": "whitespace", "output_mode": "int", **options}
    result = {
        "name": name,
        "config": config,
        "adapt": adapt,
        "vocabulary": vocabulary(layer),
        "size": layer.vocabulary_size(),
        "texts": ask,
        "answers": answers(layer, ask),
        "bytes": [each.hex() for each in BYTES],
        "answersOfBytes": answers(layer, BYTES),
    }
    if layer._output_mode == "tf_idf":
        result["weights"] = [float(weight) for weight in layer._lookup_layer.idf_weights_const.numpy()]
    return result


def cases():
    rng = random.Random(SEED)
    result = [case("defaults", {}, TEXTS)]
    for standardize in ("lower", "strip_punctuation", None):
        for split in ("whitespace", "character", None):
            result.append(case(f"{standardize}-{split}", {"standardize": standardize, "split": split}, TEXTS))
    result += [
        case("characters", {"split": "character"}, TEXTS),
        case("whole", {"split": None}, TEXTS + ["The dog"], ASK + ["the DOG"]),
        case("whole-longer", {"split": None, "output_sequence_length": 3}, TEXTS),
        case("whole-count", {"split": None, "output_mode": "count"}, TEXTS),
        case("whole-idf", {"split": None, "output_mode": "tf_idf"}, TEXTS),
        case("whole-ngrams", {"split": None, "ngrams": 2}, TEXTS),
        case("few", {"max_tokens": 9}, TEXTS),
        case("fewest", {"max_tokens": 3}, TEXTS),
        case("more than there are", {"max_tokens": 900}, TEXTS),
        case("length 1", {"output_sequence_length": 1}, TEXTS),
        case("length 4", {"output_sequence_length": 4, "max_tokens": 12}, TEXTS),
        case("length 40", {"output_sequence_length": 40}, TEXTS),
        case("ngrams 1", {"ngrams": 1}, TEXTS),
        case("ngrams 2", {"ngrams": 2}, TEXTS),
        case("ngrams 3", {"ngrams": 3, "output_sequence_length": 12}, TEXTS),
        case("ngrams (2,)", {"ngrams": (2,)}, TEXTS),
        case("ngrams (3, 1)", {"ngrams": (3, 1)}, TEXTS),
        case("ngrams (2, 2)", {"ngrams": (2, 2), "output_mode": "count"}, TEXTS),
        case("ngrams of characters", {"ngrams": (1, 2), "split": "character", "max_tokens": 90}, TEXTS),
        case("ties", {"standardize": None}, ["d c b a \u00e9 \u6211 \U0001F600 \uff0c", "a b c d e \u00e9 Z z", "f e ab a\x00 a\x00\x00"], ["a b c d e f \U0001F600 \uff0c a\x00 ab"]),
        case("cut ties", {"max_tokens": 6}, ["d c b a", "a b c d e", "f e"], ["a b c d e f g"]),
        case("unknown in texts", {"standardize": None}, ["[UNK] [UNK] a b", "[UNK] a"], ["a [UNK] b c"]),
    ]
    for mode in ("multi_hot", "count", "tf_idf"):
        result += [
            case(mode, {"output_mode": mode}, TEXTS),
            case(f"{mode} few", {"output_mode": mode, "max_tokens": 7}, TEXTS),
            case(f"{mode} fewest", {"output_mode": mode, "max_tokens": 2}, TEXTS),
            case(f"{mode} padded", {"output_mode": mode, "max_tokens": 150, "pad_to_max_tokens": True}, TEXTS),
            case(f"{mode} few padded", {"output_mode": mode, "max_tokens": 7, "pad_to_max_tokens": True}, TEXTS),
            case(f"{mode} ngrams", {"output_mode": mode, "ngrams": 2, "max_tokens": 60}, TEXTS),
            case(f"{mode} characters", {"output_mode": mode, "split": "character"}, TEXTS),
        ]
    words = ["the", "cat", "\u6211\u7231\u4f60\uff0c\u4e2d\u56fd\u3002", "\U0001F600", "zebra"]
    result += [
        case("given", {"vocabulary": words}),
        case("given with special tokens", {"vocabulary": ["", "[UNK]", *words]}),
        case("given with a token for unknown", {"vocabulary": ["the", "[UNK]", "cat"], "standardize": None}),
        case("given and it begins so", {"vocabulary": ["[UNK]", "cat"], "standardize": None}),
        case("given count", {"vocabulary": words, "output_mode": "count", "max_tokens": 9, "pad_to_max_tokens": True}),
        case("given count with special token", {"vocabulary": ["[UNK]", *words], "output_mode": "count"}),
        case("given weights", {"vocabulary": words, "output_mode": "tf_idf", "idf_weights": [0.1, 0.75, 1.3, 2.0, 0.3]}),
        case("given weights with special token", {"vocabulary": ["[UNK]", *words], "output_mode": "tf_idf",
                                                  "idf_weights": [0.5, 0.1, 0.75, 1.3, 2.0, 0.3], "max_tokens": 8, "pad_to_max_tokens": True}),
    ]
    for number in range(6):
        letters = "aAbBz.,' \t\u00e9\u00c9\u6211\u7231\U0001F600\u0301-"
        texts = ["".join(rng.choice(letters) for _ in range(rng.randint(0, 25))) for _ in range(40)]
        options = [{}, {"ngrams": 2}, {"output_mode": "tf_idf"}, {"split": "character"}, {"max_tokens": 8, "standardize": "lower"},
                   {"output_mode": "tf_idf", "ngrams": (2, 1), "standardize": None}][number]
        result.append(case(f"random{number}", options, texts[:25], texts[20:]))
    return result


if __name__ == "__main__":
    golden_file.write("text_vectorization", SEED, {"cases": cases()})
