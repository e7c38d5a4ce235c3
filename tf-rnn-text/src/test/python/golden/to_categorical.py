"""keras.utils.to_categorical with and without num_classes, and the order of Python's sorted(set(labels)).

Run from the module's folder, with Keras and TensorFlow (whose versions are recorded):

    python3 src/test/python/golden/to_categorical.py

Writes src/test/resources/golden/to_categorical.json.
"""

import random

from keras.utils import to_categorical

import golden_file

SEED = 20240814


def main():
    rng = random.Random(SEED)
    cases = []
    for classes in (None, 1, 3, 7):
        for count in (1, 2, 9):
            labels = [rng.randrange(classes or 5) for _ in range(count)]
            cases.append({"labels": labels, "numClasses": classes,
                          "rows": to_categorical(labels, num_classes=classes).tolist()})
    cases.append({"labels": [], "numClasses": 4, "rows": to_categorical([], num_classes=4).tolist()})
    words = ["b", "a", "B", "\u00e4", "ab", "", "\ufb01", "\U0001F600", "\u4e2d", "b", "\ud800", "\uffff", "a b", "\U00010000"]
    golden_file.write("to_categorical", SEED, {"cases": cases, "labels": [words], "sorted": [sorted(set(words))]})


if __name__ == "__main__":
    main()
