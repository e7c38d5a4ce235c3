"""Deltas by python_speech_features and torchaudio, which must agree.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/deltas.py

Writes src/test/resources/golden/deltas.json.
"""

import numpy as np
import python_speech_features
import torch
import torchaudio

import golden_file


def main():
    rng = np.random.default_rng(golden_file.SEED)
    cases = []
    for frames, size, width in [(20, 3, 2), (7, 2, 1), (5, 4, 4), (1, 2, 2)]:
        rows = rng.normal(size=(frames, size)).astype(np.float32)
        deltas = python_speech_features.delta(rows.astype(np.float64), width)
        theirs = torchaudio.functional.compute_deltas(torch.tensor(rows.T), 2 * width + 1).numpy().T
        assert np.abs(deltas - theirs).max() < 1e-6
        cases.append({"frames": frames, "size": size, "width": width, "rows": golden_file.floats(rows), "deltas": golden_file.floats(deltas)})
    golden_file.write("deltas", ["numpy", "python_speech_features", "torch", "torchaudio"], {"cases": cases})


if __name__ == "__main__":
    main()
