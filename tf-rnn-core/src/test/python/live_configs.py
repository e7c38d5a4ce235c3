"""Loads configurations that Java wrote with Keras, and compares what Keras makes of them with what was written.

    python live_configs.py FOLDER

FOLDER/*.json are what LiveConfigsTest wrote. Every model must load, compile if it was compiled, and tell every option
again that Java told.
"""

import copy
import json
import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras

# Calls differ by masks, which Keras adds, and by the places of states in lists; they are compared by the model's inputs
# and outputs. Types of data are not Java's.
LOST_BY_KERAS = {"delta", "axis", "gain"}  # options of losses and initializers that Keras takes but does not tell
PLUMBING = {"module", "registered_name", "inbound_nodes", "compile_config"}


def plain(value):
    """Tensors as lists, policies as words."""
    kind = value.get("class_name") if isinstance(value, dict) else None
    if kind == "__tensor__":
        return value["config"]["value"]
    return value["config"]["name"] if kind == "DTypePolicy" else value


def same(path, ours, theirs, differences):
    ours, theirs = plain(ours), plain(theirs)
    if path == "/config/dtype":
        return  # of the model; the layers have their own
    if isinstance(ours, dict):
        if not isinstance(theirs, dict):
            differences.append(f"{path}: {ours} != {theirs}")
            return
        for key, value in ours.items():
            if key in PLUMBING or (key in ("trainable", "build_input_shape") and key not in theirs):
                continue
            if key not in theirs and key in LOST_BY_KERAS:
                continue
            if key not in theirs:
                differences.append(f"{path}/{key}: {value} is lost")
            else:
                same(f"{path}/{key}", value, theirs[key], differences)
    elif isinstance(ours, list) and isinstance(theirs, (list, tuple)):
        theirs = [one for one in theirs if not is_operation(one)]
        if ours and all(isinstance(one, dict) and "inbound_nodes" in one for one in ours):
            ours, theirs = (sorted(all_, key=lambda layer: layer["name"]) for all_ in (ours, theirs))
        if len(ours) != len(theirs):
            differences.append(f"{path}: {len(ours)} entries != {len(theirs)}")
        for i, (a, b) in enumerate(zip(ours, theirs)):
            same(f"{path}[{i}]", a, b, differences)
    elif isinstance(ours, (int, float)) and not isinstance(ours, bool) and isinstance(theirs, (int, float)):
        if abs(ours - theirs) > 1e-6 * max(1, abs(ours)):
            differences.append(f"{path}: {ours} != {theirs}")
    elif ours != theirs and not (isinstance(theirs, list) and len(theirs) == 1 and theirs[0] == ours):
        differences.append(f"{path}: {ours} != {theirs}")


def is_operation(layer):
    return isinstance(layer, dict) and str(layer.get("module", "")).startswith("keras.src.ops")


def check(file):
    text = file.read_text()
    model = keras.models.model_from_json(text)
    ours = json.loads(text)
    differences = []
    same("", ours, json.loads(model.to_json()), differences)
    compiled = ours.get("compile_config")
    if compiled:
        model.compile_from_config(copy.deepcopy(compiled))  # Keras puts objects into what it is given
        told = json.loads(json.dumps(keras.saving.serialize_keras_object(model.get_compile_config())))
        same("compile", compiled, told, differences)
    return differences


def main(folder):
    files = sorted(Path(folder).glob("*.json"))
    failed = 0
    for file in files:
        try:
            differences = check(file)
        except Exception as e:  # whatever Keras throws is a finding
            differences = [f"{type(e).__name__}: {str(e)[:600]}"]
        if differences:
            failed += 1
            print(f"{file.name}:", *differences[:8], sep="\n  ")
    print(f"{len(files) - failed} of {len(files)} configurations are what Keras makes of them (Keras {keras.__version__})")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
