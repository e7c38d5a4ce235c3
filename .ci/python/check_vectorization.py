"""Asks Keras's TextVectorization, and exported models that take texts, whether they give what Java's TextVectorization gives.

    python check_vectorization.py FOLDER      each FOLDER/<name> holds the SavedModel model/ and Java's case.json

For each case a keras.layers.TextVectorization with the same options is adapted to the same texts. Checked are: the vocabulary;
the ids or the matrix of all texts of the case, real lines and random bytes, half of them no UTF-8, at once: Java's and Keras's,
and those of the exported model, which gives out what it takes; the same for one text alone, and for a batch of none; and that
Keras reads the configuration which Java wrote (where no token ends with NUL), and Java's asset is the same. Ids and counts must be equal, weights of tf_idf to
1e-6 of their size. Prints what it compared, then "N passed, N failed"; exits with 1 if anything failed or nothing is there.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf

TOLERANCE = 1e-6


def keras_layer(config, learnt):
    """A layer with the options of a configuration, but its vocabulary learnt."""
    options = {name: value for name, value in config.items() if name not in ("vocabulary", "idf_weights")}
    if options["ngrams"] is not None:
        options["ngrams"] = tuple(options["ngrams"])
    layer = keras.layers.TextVectorization(**options)
    layer.adapt(np.array(learnt, dtype=object))
    return layer


def call(layer, texts):
    given = tf.constant(texts, dtype=tf.string, shape=[len(texts)])
    return layer(given[:, None] if layer._split is None else given).numpy()


def vocabulary(layer):
    """The tokens by their ids; get_vocabulary() loses NUL at the end of a token."""
    keys, ids = layer._lookup_layer.lookup_table.export()
    specials = ["", "[UNK]"] if layer._output_mode == "int" else ["[UNK]"]
    return specials + [key.decode("utf-8") for _, key in sorted(zip(ids.numpy(), keys.numpy()))]


def differing(actual, expected, texts):
    if actual.shape != expected.shape:
        yield f"shape {actual.shape} is not {expected.shape}"
        return
    wrong = ~(np.abs(actual - expected) <= TOLERANCE * np.abs(expected) * (expected != np.rint(expected)))
    for row in np.flatnonzero(wrong.any(axis=1))[:5]:
        yield f"{texts[row]!r}: {actual[row][wrong[row]][:9]} is not {expected[row][wrong[row]][:9]}"


def differences(case, folder, model):
    texts = [bytes.fromhex(text) for text in case["texts"]]
    java = np.array(case["made"]["data"]).reshape(case["made"]["shape"])
    config = json.loads(case["json"])["config"]
    layer = keras_layer(config, case["learnt"])
    if vocabulary(layer) != case["vocabulary"]:
        yield "the vocabulary is another"
    expected = call(layer, texts)
    yield from (f"Java: {each}" for each in differing(java, expected, texts))

    if (folder / "assets" / "text_vectorization.json").read_text(encoding="ascii") != case["json"]:
        yield "the asset is not what Java wrote"
    if not any(token.endswith("\0") for token in case["vocabulary"]):  # which Keras loses in a list of tokens
        read = keras.layers.TextVectorization.from_config(config)
        yield from (f"Keras, as Java configured it: {each}" for each in differing(call(read, texts), expected, texts))

    serve = model.signatures["text"]

    def served(some):
        outputs = serve(text=tf.constant(some, dtype=tf.string, shape=[len(some)]))["outputs"].numpy()
        return outputs[..., 0] if config["output_mode"] == "int" else outputs

    yield from (f"exported: {each}" for each in differing(served(texts), expected, texts))
    for text in texts[:: len(texts) // 40]:
        alone = call(layer, [text])
        if alone.size == 0:  # where Keras has no timestep, the model gets one of padding
            alone = np.zeros((1, 1))
        yield from (f"exported, alone: {each}" for each in differing(served([text]), alone, [text]))
    if served([]).shape[0] != 0:
        yield "a batch of none is not answered with none"
    if len(np.unique(expected, axis=0)) < len(texts) // 10:
        yield f"{len(np.unique(expected, axis=0))} different answers are too few to tell anything"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    passed = failed = 0
    loaded = []  # a model owns its variables and tables: keep it while serving
    for path in sorted(Path(sys.argv[1]).glob("*/case.json")):
        folder = path.parent / "model"
        loaded.append((json.loads(path.read_text(encoding="ascii")), folder, tf.saved_model.load(str(folder))))
    for case, folder, model in loaded:
        found = list(differences(case, folder, model))
        failed, passed = failed + bool(found), passed + (not found)
        broken = sum(bytes.fromhex(text).decode("utf-8", "replace").encode("utf-8").hex() != text for text in case["texts"])
        print(f"{folder.parent.name}, seed {case['seed']}: {case['lines']} real lines and {len(case['texts']) - case['lines']} random "
              f"texts ({broken} no UTF-8), {len(case['vocabulary'])} tokens, outputs {case['made']['shape']}")
        for difference in found:
            print(f"  FAILED: {difference}")
    print(f"Keras {keras.__version__}, TensorFlow {tf.__version__}: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
