"""SavedModels that others wrote, with what they answer: Keras's model.export, and tf.saved_model.save of a module.

Their files differ a little each time (names made of counters, fingerprints); what they answer does not.
"""

import json
import shutil

import numpy as np
import tensorflow as tf

from golden import OUTPUT, case_random, keras

GROUP = "saved_models"


class AllTypes(tf.Module):
    """Takes and gives every type that a TensorValue has."""

    @tf.function(
        input_signature=[
            tf.TensorSpec([None], tf.string, name="words"),
            tf.TensorSpec([None, 2], tf.int64, name="longs"),
            tf.TensorSpec([None], tf.float64, name="doubles"),
            tf.TensorSpec([None], tf.bool, name="flags"),
            tf.TensorSpec([], tf.int32, name="times"),
        ]
    )
    def all_types(self, words, longs, doubles, flags, times):
        return {
            "lower": tf.strings.lower(words),
            "sums": tf.reduce_sum(longs, axis=1),
            "halves": doubles / 2,
            "not": tf.logical_not(flags),
            "times": times + 1,
            "floats": tf.cast(doubles, tf.float32),
        }

    @tf.function(input_signature=[tf.TensorSpec(None, tf.float32, name="x")])
    def any_shape(self, x):
        return {"double": x * 2}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.uint8, name="image")])
    def other_type(self, image):
        return {"image": image}


def folder(case):
    path = OUTPUT / GROUP / case
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def keras_export():
    random = case_random(GROUP, "keras")
    keras.utils.set_random_seed(3)
    layers = [keras.layers.Embedding(11, 3, mask_zero=True), keras.layers.LSTM(2), keras.layers.Dense(4, activation="softmax")]
    model = keras.Sequential([keras.Input((None,), dtype="int32"), *layers])
    path = folder("keras")
    model.export(str(path / "model"), verbose=False)
    ids = random.generator.integers(0, 11, size=(3, 5)).astype("int32")
    answer = {"inputs": ids.tolist(), "outputs": np.asarray(model(ids)).tolist()}
    (path / "case.json").write_text(json.dumps(answer) + "\n", encoding="ascii")


def main():
    keras_export()
    module = AllTypes()
    signatures = {"all_types": module.all_types, "any_shape": module.any_shape, "other_type": module.other_type}
    tf.saved_model.save(module, str(folder("types") / "model"), signatures=signatures)
    module = tf.Module()
    tf.saved_model.save(module, str(folder("none") / "model"))


if __name__ == "__main__":
    main()
