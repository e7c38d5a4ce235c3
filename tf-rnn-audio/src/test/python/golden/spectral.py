"""Spectral features of the sounds by librosa, in 64 bits.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/spectral.py

Writes src/test/resources/golden/spectral.json.
"""

import librosa
import numpy as np

import golden_file

SETTINGS = [(2048, 512, 0.85), (400, 160, 0.5), (255, 100, 0.99)]


def features(y, rate, length, step, share):
    frames = {"frame_length": length, "hop_length": step}
    spectrum = {"y": y, "n_fft": length, "hop_length": step}
    f = librosa.feature
    return np.concatenate(
        [
            f.spectral_centroid(**spectrum, sr=rate),
            f.spectral_bandwidth(**spectrum, sr=rate),
            f.spectral_rolloff(**spectrum, sr=rate, roll_percent=share),
            f.spectral_flatness(**spectrum),
            f.zero_crossing_rate(y, **frames),
            f.rms(y=y, dtype=np.float64, **frames),
        ]
    ).T


def main():
    cases = []
    sounds = golden_file.signals()
    sounds["silence"] = (8000, np.zeros(1000, np.int16))
    sounds["short"] = (8000, sounds["noise"][1][:7])
    for name, (rate, samples) in sounds.items():
        for length, step, share in SETTINGS:
            y = samples.astype(np.float64) / 32768
            rows = features(y, rate, length, step, share)
            settings = {"signal": name, "rate": rate, "count": len(y), "length": length, "step": step, "share": share}
            cases.append({**settings, "frames": len(rows), "rows": golden_file.floats(rows)})
    golden_file.write("spectral", ["numpy", "scipy", "librosa"], {"cases": cases})


if __name__ == "__main__":
    main()
