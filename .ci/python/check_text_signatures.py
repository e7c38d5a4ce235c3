"""Asks Python's TensorFlow whether exported models that take texts answer as Java does.

    python check_text_signatures.py FOLDER      each FOLDER/<name> holds the SavedModel model/ and Java's case.json

Checked are, for each model: the signatures (names, types, shapes), by tf.saved_model.load and by saved_model_cli; the same
outputs as in Java for all texts of the case, to 1e-5, at once and for one alone, finite also where texts have no known word; that the outputs tell texts apart (else they
would prove nothing); that bytes which are no UTF-8 are read as Python reads them, with U+FFFD; that ids still go in through
serving_default; and all of it again with the other models loaded too, and in a process whose locale is Turkish, where I has
another lower case. Prints "N passed, N failed"; exits with 1 if anything failed or nothing is there.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf

TOLERANCE = 1e-5
TURKISH = "tr_TR.UTF-8"


def answers(serve, texts):
    return serve(text=tf.constant(texts, dtype=tf.string, shape=[len(texts)]))["outputs"].numpy()


def signature_differences(model):
    if sorted(model.signatures) != ["serving_default", "text"]:
        yield f"signatures: {sorted(model.signatures)}"
        return
    serve = model.signatures["text"]
    (positional, named), outputs = serve.structured_input_signature, serve.structured_outputs
    if positional or list(named) != ["text"] or named["text"].dtype != tf.string or named["text"].shape.as_list() != [None]:
        yield f"text takes {positional} {named}"
    if list(outputs) != ["outputs"] or outputs["outputs"].dtype != tf.float32:
        yield f"text gives {outputs}"
    ids = model.signatures["serving_default"](inputs=tf.constant([[0, 1, 2]], dtype=tf.int32))["outputs"]
    if ids.shape != (1, 3):
        yield f"serving_default gives {ids.shape} for ids"


def number_differences(serve, case, worst):
    texts = [text.encode("utf-8") for text in case["texts"]]
    expected = np.array(case["outputs"]["data"], dtype="float32").reshape(case["outputs"]["shape"])
    actual = answers(serve, texts)
    if not np.isfinite(expected).all():
        yield "Java answers with numbers that are not finite"
    if actual.shape != expected.shape:
        yield f"outputs are {actual.shape}, Java has {expected.shape}"
        return
    errors = np.abs(actual - expected).max(axis=1)
    worst.append(float(errors.max()))
    for row in np.flatnonzero(~(errors <= TOLERANCE))[:5]:
        yield f"{case['texts'][row]!r}: differs from Java by {errors[row]:.2e}"
    different = len(np.unique(np.round(expected, 4), axis=0))
    if different < 200:
        yield f"{different} different outputs are too few to tell anything"


def broken_text_differences(serve, case):
    generator = random.Random(case["seed"])
    broken = [bytes(generator.randrange(256) if generator.random() < 0.2 else byte for byte in text.encode("utf-8"))
              for text in case["texts"][:300]]
    broken += [b"\xed\xa0\x80a", b"\xc0\x80", b"\xf4\x90\x80\x80", b"a\xf0\x9f\x98"]
    repaired = [text.decode("utf-8", "replace").encode("utf-8") for text in broken]
    errors = np.abs(answers(serve, broken) - answers(serve, repaired)).max(axis=1)
    for row in np.flatnonzero(~(errors <= TOLERANCE))[:5]:
        yield f"{broken[row]!r} is not read as {repaired[row]!r}"


def cli_differences(folder):
    command = [str(Path(sys.executable).parent / "saved_model_cli"), "show", "--all", "--dir", str(folder)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in ("signature_def['serving_default']", "signature_def['text']", "inputs['text'] tensor_info:",
                 "Method name is: tensorflow/serving/predict"):
        if shown.returncode != 0 or line not in shown.stdout:
            yield f"saved_model_cli ended with {shown.returncode}, without {line}: {shown.stderr[-400:]}"


def locale_differences(folder):
    environment = {**os.environ, "LC_ALL": TURKISH, "LANG": TURKISH}
    ended = subprocess.run([sys.executable, __file__, folder], env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        yield f"in Turkish: {ended.stdout[-2000:]} {ended.stderr[-400:]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    turkish = os.environ.get("LC_ALL") == TURKISH
    if turkish and tf.strings.lower("I", encoding="utf-8").numpy() == b"i":
        sys.exit("this process should be Turkish and is not")
    passed = failed = 0
    loaded = []  # a model owns its variables and tables: keep it while serving
    for path in sorted(Path(sys.argv[1]).glob("*/case.json")):
        case, folder = json.loads(path.read_text(encoding="ascii")), path.parent / "model"
        loaded.append((path, case, tf.saved_model.load(str(folder))))
    for path, case, model in loaded:
        found, worst = list(signature_differences(model)), []
        if not found:
            serve = model.signatures["text"]
            found += [*number_differences(serve, case, worst), *broken_text_differences(serve, case)]
        if not turkish:
            found += cli_differences(path.parent / "model")
        failed, passed = failed + bool(found), passed + (not found)
        print(f"{path.parent.name}, seed {case['seed']}, {len(case['texts'])} texts: "
              f"largest difference {max(worst, default=float('nan')):.1e}")
        for difference in found:
            print(f"  FAILED: {difference}")
    if not turkish:
        for difference in locale_differences(sys.argv[1]):
            failed += 1
            print(f"  FAILED: {difference}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
