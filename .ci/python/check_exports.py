"""Asks Python's TensorFlow whether the models that Java exported are what Java says.

    python check_exports.py FOLDER      each FOLDER/<name> holds the SavedModel model/ and Java's case.json

Checked are, for each model: the signature serving_default (names, types, any batch size and number of timesteps); the same
numbers as in Java, to 1e-6, for rows of several lengths; that the variables are Java's weights and nothing else, bit by bit;
that no operation belongs to training; that Keras's tokenizer_from_json reads the tokenizer among the assets and gives Java's
ids; and, for the first one, that saved_model_cli shows it. Prints "N passed, N failed"; exits with 1 if anything failed or
nothing is there.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf
from keras.src.legacy.preprocessing.text import tokenizer_from_json
from tensorflow.core.protobuf import saved_model_pb2

TOLERANCE = 1e-6
TRAINING_NAMES = ("optimizer", "gradient", "momentum", "velocity", "training")
# Beginnings and ends of the types of operations that only training has.
TRAINING_BEGINS = ("Apply", "SparseApply", "ResourceApply", "ScatterAdd", "ScatterSub", "ScatterUpdate", "Random",
                   "Stateless", "TruncatedNormal")
TRAINING_ENDS = ("Grad", "GradV2", "Backprop")


def array(given):
    return np.array(given["data"], dtype=given["dtype"]).reshape(given["shape"])


def signature_differences(serve, case):
    (positional, named), outputs = serve.structured_input_signature, serve.structured_outputs
    example = array(case["predictions"][0]["inputs"])
    if positional or list(named) != ["inputs"] or list(outputs) != ["outputs"]:
        yield f"signature: {positional} {named} -> {outputs}"
        return
    if named["inputs"].dtype != tf.as_dtype(example.dtype) or outputs["outputs"].dtype != tf.float32:
        yield f"types: {named['inputs'].dtype} -> {outputs['outputs'].dtype}"
    expected = [None, None] + list(example.shape[2:])
    if named["inputs"].shape.as_list() != expected:
        yield f"shape of the inputs: {named['inputs'].shape}, expected {expected}"
    if outputs["outputs"].shape.as_list()[0] is not None:
        yield f"shape of the outputs: {outputs['outputs'].shape}"


def number_differences(serve, case, worst):
    for prediction in case["predictions"]:
        inputs, expected = array(prediction["inputs"]), array(prediction["outputs"])
        for attempt in ("first", "second"):
            actual = serve(inputs=tf.constant(inputs))["outputs"].numpy()
            if actual.shape != expected.shape or actual.dtype != expected.dtype:
                yield f"inputs {inputs.shape}: {actual.dtype} {actual.shape}, Java has {expected.dtype} {expected.shape}"
                break
            error = float(np.abs(actual - expected).max())
            worst.append(error)
            if not error <= TOLERANCE:
                yield f"inputs {inputs.shape}, {attempt} call: differs from Java by {error:.2e}"


def content_differences(folder, case):
    variables = str(folder / "variables" / "variables")
    stored = {name: tf.train.load_variable(variables, name) for name, _ in tf.train.list_variables(variables)}
    left = [array(weight) for weight in case["weights"].values()]
    for name, value in stored.items():
        match = next((i for i, w in enumerate(left) if w.shape == value.shape and (w == value).all()), None)
        if match is None:
            yield f"variable {name} {value.shape} is none of Java's weights"
        else:
            left.pop(match)
    if left:
        yield f"{len(left)} weights are not stored"
    model = saved_model_pb2.SavedModel()
    model.ParseFromString((folder / "saved_model.pb").read_bytes())
    (meta,) = model.meta_graphs
    nodes = list(meta.graph_def.node) + [node for f in meta.graph_def.library.function for node in f.node_def]
    for node in nodes:
        if any(word in node.name.lower() for word in TRAINING_NAMES) or node.op.startswith(TRAINING_BEGINS) \
                or node.op.endswith(TRAINING_ENDS):
            yield f"operation {node.name} ({node.op}) belongs to training"
    if list(meta.signature_def) != ["serving_default"]:
        yield f"signatures: {list(meta.signature_def)}"


def tokenizer_differences(folder, case):
    tokenizer = tokenizer_from_json((folder / "assets" / "tokenizer.json").read_text(encoding="utf-8"))
    if tokenizer.texts_to_sequences(case["texts"]) != case["ids"]:
        yield "the tokenizer gives other ids"


def cli_differences(folder):
    command = [str(Path(sys.executable).parent / "saved_model_cli"), "show", "--all", "--dir", str(folder)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    if shown.returncode != 0 or "signature_def['serving_default']" not in shown.stdout:
        yield f"saved_model_cli ended with {shown.returncode}: {shown.stdout[-400:]} {shown.stderr[-400:]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    passed = failed = 0
    for path in sorted(Path(sys.argv[1]).glob("*/case.json")):
        case, folder = json.loads(path.read_text(encoding="ascii")), path.parent / "model"
        loaded = tf.saved_model.load(str(folder))  # owns the variables: keep it while serving
        serve = loaded.signatures["serving_default"]
        worst = []
        found = [*signature_differences(serve, case), *number_differences(serve, case, worst),
                 *content_differences(folder, case), *tokenizer_differences(folder, case)]
        if passed + failed == 0:
            found += cli_differences(folder)
        failed, passed = failed + bool(found), passed + (not found)
        print(f"{path.parent.name}, seed {case['seed']}: largest difference {max(worst, default=float('nan')):.1e}")
        for difference in found:
            print(f"  FAILED: {difference}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
