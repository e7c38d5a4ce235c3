"""Sliding normalization by torchaudio, which computes Kaldi's apply-cmvn-sliding; in 64 bits.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/sliding.py

Writes src/test/resources/golden/sliding.json.
"""

import numpy as np
import torch
import torchaudio

import golden_file


def main():
    rng = np.random.default_rng(golden_file.SEED)
    cases = []
    for frames in (1, 2, 7, 8, 9, 10, 30):
        for window, least in ((1, 1), (8, 3), (9, 9), (20, 1)):
            for centered in (False, True):
                for variances in (False, True):
                    rows = rng.normal(2, 1, size=(frames, 2)).astype(np.float32)
                    if variances and window == 1:
                        continue  # a variance of 0 is infinite there
                    theirs = torchaudio.functional.sliding_window_cmn(
                        torch.tensor(rows.astype(np.float64)), window, least, centered, variances
                    )
                    settings = {"window": window, "least": least, "centered": centered, "variances": variances}
                    cases.append({**settings, "rows": golden_file.floats(rows), "expected": golden_file.floats(theirs.numpy())})
    golden_file.write("sliding", ["numpy", "torch", "torchaudio"], {"cases": cases})


if __name__ == "__main__":
    main()
