"""Log-mel rows of dithered silence by torchaudio's Kaldi: mean and deviation of each filter.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/dither.py

Writes src/test/resources/golden/dither.json.
"""

import torch
import torchaudio.compliance.kaldi

import golden_file

FRAMES = 20_000


def main():
    torch.manual_seed(golden_file.SEED)
    silence = torch.zeros(1, 80 * (FRAMES - 1) + 200)
    cases = []
    for dither in (1.0, 30.0):
        rows = torchaudio.compliance.kaldi.fbank(silence, dither=dither, sample_frequency=8000.0)
        means, deviations = rows.double().mean(0).tolist(), rows.double().std(0).tolist()
        cases.append({"dither": dither, "frames": len(rows), "means": means, "deviations": deviations})
    golden_file.write("dither", ["torch", "torchaudio"], {"cases": cases})


if __name__ == "__main__":
    main()
