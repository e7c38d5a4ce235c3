"""Keras's Tokenizer with all options on random texts of many scripts: ids, texts, matrices and the JSON.

Run from the module's folder, with Python 3.11 (Unicode 14), Keras and TensorFlow (whose versions are recorded):

    python3 src/test/python/golden/tokenizer.py

Writes src/test/resources/golden/tokenizer*.json. Each case has options, a list of fits, what Keras then answers for other
texts, and its JSON.
"""

import json
import random

import numpy as np
from keras.src.legacy.preprocessing.text import Tokenizer, tokenizer_from_json

import golden_file

SEED = 20240812

WITH_MATRICES = ("numWords", "oovNum", "oovIn", "severalFits", "mixedFits", "sequences", "num0")

SCRIPTS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x586), (0x5D0, 0x5EA), (0x600, 0x6FF),
    (0x900, 0x97F), (0xE01, 0xE5B), (0x10A0, 0x10FF), (0x13A0, 0x13FD), (0x1C90, 0x1CBF), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x2100, 0x218F), (0x2C00, 0x2CFF), (0x300, 0x36F), (0x3040, 0x30FF), (0x4E00, 0x4E80),
    (0xA640, 0xA69D), (0xA720, 0xA7FF), (0xAB70, 0xABBF), (0xFF01, 0xFF5E), (0x10400, 0x1044F), (0x104B0, 0x104FB),
    (0x10570, 0x105BC), (0x10C80, 0x10CF2), (0x118A0, 0x118DF), (0x16E40, 0x16E7F), (0x1E900, 0x1E95B),
    (0x1F600, 0x1F64F), (0x20000, 0x20040),
]
SPECIAL = ["\u0130", "I", "\u0131", "i\u0307", "\u03a3", "\u03c3\u03a3", "A\u03a3", "\u1e9e", "\ufb01", "e\u0301", "\u00e9",
           "\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U0001F1E9\U0001F1EA", "\ufe0f", "\ud800", "\udfff", "\x00",
           "\u2028", "\x85", "\xa0", "\t", "\n", "\r", "\x0b", "\\", '"', "/", "'"]
SENTENCES = [
    "The cat sat on the mat. The dog, too!", "the CAT\tate the rat;\nnobody saw it", "Don't stop -- believing...",
    "  leading and   double  blanks ", "", "   ", "?!", "\u0130stanbul'da \u0131\u015f\u0131k I\u015eIK",
    "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03a3\u03a4\u039f \u03a3\u03a0\u0399\u03a4\u0399", "\u6211\u7231\u4f60\uff0c\u4e2d\u56fd\u3002",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
    "I \U0001F600 emoji \U0001F468\u200d\U0001F469\u200d\U0001F467 a\U0001F600b", "the unk <unk> UNK token", "a--b--c-d", "x<br />y<br />z",
]


def random_text(rng):
    words = []
    for _ in range(rng.randint(0, 9)):
        low, high = rng.choice(SCRIPTS)
        letters = [chr(rng.randint(low, high)) for _ in range(rng.randint(1, 4))]
        if rng.random() < 0.4:
            letters.insert(rng.randint(0, len(letters)), rng.choice(SPECIAL))
        words.append("".join(letters))
    return join_safely(rng.choice([" ", " ", "", "-", ", "]).join(words))


def join_safely(text):
    """Drops a lone high surrogate before a lone low one: Java could not tell them from one character."""
    return "".join(c for i, c in enumerate(text)
                   if not ("\ud800" <= c <= "\udbff" and i + 1 < len(text) and "\udc00" <= text[i + 1] <= "\udfff"))


def fit(tokenizer, fits):
    for kind, value in fits:
        if kind == "sequences":
            tokenizer.fit_on_sequences(value)
        else:  # "texts", or "tokens": lists of lists
            tokenizer.fit_on_texts(value)


def case(name, options, fits, ask, rng, tokens=()):
    tokenizer = Tokenizer(**options)
    fit(tokenizer, fits)
    sequences = tokenizer.texts_to_sequences(ask)
    size = len(tokenizer.word_index)
    ids = [[rng.randint(0, size + 3) for _ in range(rng.randint(0, 12))] for _ in range(6)]
    result = {
        "name": name,
        "options": options,
        "fits": fits,
        "texts": ask,
        "sequences": sequences,
        "tokens": list(tokens),
        "tokenSequences": tokenizer.texts_to_sequences(list(tokens)),
        "ids": ids,
        "idTexts": tokenizer.sequences_to_texts(ids),
        "sequenceTexts": tokenizer.sequences_to_texts(sequences),
        "json": tokenizer.to_json(),
    }
    again = tokenizer_from_json(result["json"])
    assert again.texts_to_sequences(ask) == sequences
    # Options of words do not change how matrices are made, so a part of the cases is enough.
    if name.startswith(WITH_MATRICES):
        rows = ids + sequences[:4]
        result["matrixRows"] = rows
        result["matrices"] = {}
        for mode in ("binary", "count", "tfidf", "freq"):
            matrix = tokenizer.sequences_to_matrix(rows, mode=mode)
            # Sparse: the shape, and [row, column, value] of what is not 0.
            result["matrices"][mode] = {
                "shape": list(matrix.shape),
                "cells": [[int(r), int(c), float(matrix[r, c])] for r, c in zip(*np.nonzero(matrix))],
            }
    return result


def cases():
    rng = random.Random(SEED)
    ask = SENTENCES[::2] + ["the unknown zebra saw the cat", "UNK unk <UNK> the", "\u03a3", "I\u0130i\u0131"]
    few = SENTENCES[:4]
    result = [
        case("defaults", {}, [["texts", SENTENCES]], ask, rng),
        case("numWords", {"num_words": 5}, [["texts", SENTENCES]], ask, rng),
        case("numWords1", {"num_words": 1}, [["texts", few]], ask, rng),
        case("numWords1Oov", {"num_words": 1, "oov_token": "<UNK>"}, [["texts", few]], ask, rng),
        case("numWords2Oov", {"num_words": 2, "oov_token": "<UNK>"}, [["texts", few]], ask, rng),
        case("numWordsBeyond", {"num_words": 500}, [["texts", few]], ask, rng),
        case("oov", {"oov_token": "<UNK>"}, [["texts", few]], ask, rng),
        case("oovNumWords", {"num_words": 6, "oov_token": "<UNK>"}, [["texts", SENTENCES]], ask, rng),
        case("oovInTexts", {"oov_token": "unk"}, [["texts", SENTENCES]], ask, rng),
        case("oovInTextsNumWords", {"num_words": 4, "oov_token": "unk"}, [["texts", SENTENCES]], ask, rng),
        case("oovMostFrequent", {"num_words": 4, "oov_token": "the"}, [["texts", SENTENCES]], ask, rng),
        case("oovEmpty", {"oov_token": ""}, [["texts", few]], ask, rng),
        case("oovFromTokens", {"oov_token": "OOV", "lower": False}, [["tokens", [["a", "OOV", "b"], ["OOV"]]]],
             ["a b c", "OOV a"], rng),
        case("notLower", {"lower": False}, [["texts", SENTENCES]], ask, rng),
        case("noFilters", {"filters": ""}, [["texts", SENTENCES]], ask, rng),
        case("filtersUpper", {"filters": "TA\u0130\u0307"}, [["texts", SENTENCES]], ask, rng),
        case("filtersChinese", {"filters": "\uff0c\u3002\U0001F600 "}, [["texts", SENTENCES]], ask, rng),
        case("filtersLoneSurrogates", {"filters": "\ude00\ud83dx"}, [["texts", SENTENCES]], ask, rng),
        case("filtersSplitItself", {"filters": " "}, [["texts", SENTENCES]], ask, rng),
        case("splitComma", {"split": ","}, [["texts", SENTENCES]], ask, rng),
        case("splitLetterOfTexts", {"split": "t", "filters": "c"}, [["texts", SENTENCES]], ask, rng),
        case("splitUpperNeverMet", {"split": "T"}, [["texts", SENTENCES]], ask, rng),
        case("splitTwo", {"split": "--", "filters": ""}, [["texts", SENTENCES]], ask + ["a-----b", "--", "---"], rng),
        case("splitSeam", {"split": "ab", "filters": "x"}, [["texts", ["axb", "aabb", "xx", "abxab", "aaxbb", "ab", "xa"]]],
             ["axb x", "aab", "aax", "bbx abab ba"], rng),
        case("splitSelf", {"split": "aa", "filters": ""}, [["texts", ["aaa", "aaaaab", "baab", "a"]]], ["aaa aaab", "caa"], rng),
        case("splitTag", {"split": "<br />", "filters": ".,\n"}, [["texts", SENTENCES]], ask, rng),
        case("splitEmoji", {"split": "\U0001F600"}, [["texts", SENTENCES]], ask, rng),
        case("splitEmojiTwo", {"split": "a\U0001F600", "filters": "x\U0001F468"}, [["texts", SENTENCES]], ask, rng),
        case("splitLoneSurrogate", {"split": "\ud83d"}, [["texts", SENTENCES + ["a\ud83db \U0001F600"]]], ask, rng),
        case("splitLoneSurrogates", {"split": "a\ud83d", "filters": "y"}, [["texts", SENTENCES + ["ba\ud83dc", "a\U0001F600d"]]], ask, rng),
        case("splitLoneLow", {"split": "\ude00", "filters": ""}, [["texts", SENTENCES + ["a\ude00b"]]], ask, rng),
        case("splitNul", {"split": "\x00", "filters": "\n"}, [["texts", ["a\x00b\nc", "\x00"]]], ["b\x00c a"], rng),
        case("chars", {"char_level": True}, [["texts", SENTENCES]], ask, rng),
        case("charsNotLower", {"char_level": True, "lower": False}, [["texts", SENTENCES]], ask, rng),
        case("charsOovNumWords", {"char_level": True, "num_words": 9, "oov_token": "UNK"}, [["texts", SENTENCES]], ask, rng),
        case("charsNoFilters", {"char_level": True, "filters": None}, [["texts", few]], ask, rng),
        case("charsTokens", {"char_level": True}, [["tokens", [["Ab", "a"], ["ab"]]], ["texts", ["abc"]]], ["Ab"], rng,
             tokens=[["AB", "c"], []]),
        case("tokens", {}, [["tokens", [["The", "the", "a b", "", "x."], ["\u0130", "\u03a3\u03a3"], []]]],
             ["the a b x.", "i\u0307"], rng, tokens=[["THE", "A B", ""], [], ["X.", "zzz", "\u03c3\u03c2"]]),
        case("tokensNotLower", {"lower": False, "oov_token": "?"}, [["tokens", [["The", "the"], ["the", "The", "the"]]]],
             ["The the THE"], rng, tokens=[["THE", "The", "the"]]),
        case("severalFits", {}, [["texts", SENTENCES[:2]], ["texts", SENTENCES[2:]], ["texts", ["nobody", "zebra zebra zebra"]]],
             ask, rng),
        case("mixedFits", {"oov_token": "<UNK>"},
             [["texts", SENTENCES[:3]], ["sequences", [[1, 2, 2, 700], [0, 3]]], ["tokens", [["the", "cat"]]], ["texts", ["dog"]],
              ["sequences", [[2], [2, 2]]]], ask, rng),
        case("sequencesOnly", {"num_words": 8}, [["sequences", [[1, 2, 2, 700], [0, 3], []]]], ["the cat"], rng),
        case("sequencesBeforeTexts", {}, [["sequences", [[1, 2, 900], [1]]], ["texts", few]], ask, rng),
        case("num0", {"num_words": 0}, [["texts", few]], ask, rng),
        case("emptyFit", {"oov_token": "<UNK>"}, [["texts", []]], ["a b"], rng),
        case("unfitted", {"num_words": 3}, [], ["a b"], rng),
        case("ties", {"num_words": 6}, [["texts", ["d c b a", "a b c d e", "f e"]], ["texts", ["f g a"]]], ["a b c d e f g"], rng),
    ]
    return result


def random_cases():
    rng = random.Random(SEED + 1)
    result = []
    for number, options in enumerate([
            {}, {"lower": False, "oov_token": "?"}, {"num_words": 12, "oov_token": "\u0130"}, {"char_level": True},
            {"char_level": True, "num_words": 40, "oov_token": "\u03a3"}, {"filters": "\u0301\u2028\U0001F600\x85", "split": "\u0307"},
            {"split": ", ", "filters": "-"}]):
        texts = [random_text(rng) for _ in range(32)]
        ask = [random_text(rng) for _ in range(8)] + texts[::7]
        result.append(case(f"random{number}", options, [["texts", texts[:15]], ["texts", texts[15:]]], ask, rng))
    return result


def main():
    all_cases = cases()
    of_options = [c for c in all_cases if c["name"].startswith(("split", "filters", "chars", "not"))]
    golden_file.write("tokenizer_options", SEED, {"cases": of_options})
    golden_file.write("tokenizer_fits", SEED, {"cases": [c for c in all_cases if c not in of_options]})
    golden_file.write("tokenizer_random", SEED + 1, {"cases": random_cases()})


if __name__ == "__main__":
    main()
