"""Lower case of every code point that has one, and of texts with capital sigmas, by Python's str.lower().

Run from the module's folder, with Python 3.11 (Unicode 14), Keras and TensorFlow (whose versions are recorded):

    python3 src/test/python/golden/lower_case.py

Writes src/test/resources/golden/lower_case.json.
"""

import random
import sys

import golden_file

SEED = 20240811
SIGMA = "\u03a3"


def main():
    changed, digest = [], 0
    for code in range(sys.maxunicode + 1):
        lowered = chr(code).lower()
        if lowered != chr(code):
            changed.append([code, lowered])
    # The class of every code point around a sigma: what follows "A", "." and precedes "A" decides.
    around = {}
    for code in range(sys.maxunicode + 1):
        c = chr(code)
        answers = "".join(
            "1" if lowered.find("\u03c2") >= 0 else "0"
            for lowered in (("A" + c + SIGMA).lower(), ("." + c + SIGMA).lower(), ("A" + SIGMA + c + "A").lower())
        )
        around.setdefault(answers, []).append(code)
    ranges = {answers: to_ranges(codes) for answers, codes in around.items()}
    largest = max(ranges, key=lambda answers: len(around[answers]))
    del ranges[largest]  # the rest of Unicode

    rng = random.Random(SEED)
    alphabet = ["\u03a3", "\u03a3", "\u03c3", "A", "b", ".", " ", "'", "\u00ad", "\u0130", "I", "\u0131", "\u0345", "\u02b0",
                "\u0301", "1", "\u4e2d", "\U00010400", "\U0001F600", "\U000E0100", "\U0001E900", "\u10a0", "\u13a0", "\uab70",
                "\u1c90", "\ud800", "\udc00", "\u1fbc", "\u01c5", "\u2126", "\u1e9e", "\u212b"]
    texts = []
    while len(texts) < 1500:
        text = "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 9)))
        # A high surrogate right before a low one is one character in Java: such a text cannot be told apart there.
        if "\ud800\udc00" not in text:
            texts.append([text, text.lower()])
    golden_file.write(
        "lower_case", SEED, {"changed": changed, "aroundSigma": ranges, "elsewhere": largest, "texts": texts})


def to_ranges(codes):
    result = []
    for code in codes:
        if result and result[-1][1] == code - 1:
            result[-1][1] = code
        else:
            result.append([code, code])
    return result


if __name__ == "__main__":
    main()
