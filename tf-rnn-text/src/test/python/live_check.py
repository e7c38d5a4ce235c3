"""Asks the installed Keras whether it agrees with the tokenizers that Java wrote.

First let Java write them, then run this from the module's folder:

    mvn verify -pl tf-rnn-text -Dtests.excluded= -Dtest=LiveKerasTest      (from the root of the project)
    python3 src/test/python/live_check.py target/interop

Each file holds options, texts, what Java made of them, and Java's JSON. Checked are, with the same fits: that
tokenizer_from_json reads Java's JSON and gives Java's ids and texts; that a tokenizer fitted here writes the same JSON; and
that pad_sequences gives Java's batch. Prints "N passed, N failed" and exits with 1 if anything differs or nothing is there.
Python 3.11 to 3.13 have the same pairs of letters as the table in Java.
"""

import json
import sys
from pathlib import Path

from keras.src.legacy.preprocessing.text import Tokenizer, tokenizer_from_json
from keras.utils import pad_sequences

MAPS = ("word_counts", "word_docs", "index_docs", "index_word", "word_index")


def config(text):
    root = json.loads(text)
    for name in MAPS:
        root["config"][name] = json.loads(root["config"][name])
    return root


def differences(case):
    options, texts, expected = case["options"], case["texts"], case["sequences"]
    loaded = tokenizer_from_json(case["json"])
    fitted = Tokenizer(**options)
    for fit in case["fits"]:
        fitted.fit_on_texts(fit)
    if loaded.texts_to_sequences(texts) != expected:
        yield "ids of the tokenizer read from Java's JSON"
    if fitted.texts_to_sequences(texts) != expected:
        yield "ids of a tokenizer fitted by Keras"
    if loaded.sequences_to_texts(expected) != case["sequenceTexts"]:
        yield "texts of ids"
    if config(fitted.to_json()) != config(case["json"]):
        yield "the JSON"
    for name in ("word_counts", "word_index", "index_word"):
        if list(config(fitted.to_json())["config"][name]) != list(config(case["json"])["config"][name]):
            yield f"the order of {name}"
    if pad_sequences(expected, maxlen=case["maxlen"]).tolist() != case["padded"]:
        yield "padded ids"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    passed = failed = 0
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        found = list(differences(json.loads(path.read_text(encoding="ascii"))))
        if found:
            failed += 1
            print(f"{path}: Java and Keras differ in {', '.join(found)}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
