"""scipy.signal.resample_poly of the sounds to other rates.

Run from the module's folder, with NumPy and SciPy (whose versions are recorded):

    python3 src/test/python/golden/resample.py

Writes src/test/resources/golden/resample.json.
"""

import math

import numpy as np
from scipy.signal import resample_poly

import golden_file


def main():
    cases = []
    signals = golden_file.signals()
    for name, to, count in [
        ("noise", 16000, 3000), ("noise", 11025, 1500), ("noise", 7999, 300), ("word", 4000, 3700), ("word", 44100, 700),
        ("chirp", 8000, 6400), ("chirp", 44100, 1000), ("chirp", 22050, 2000), ("music", 16000, 6000), ("music", 8000, 9000),
        ("music", 48000, 2000), ("noise", 16000, 1), ("noise", 3000, 5),
    ]:
        rate, samples = signals[name]
        divisor = math.gcd(rate, to)
        y = resample_poly(samples[:count].astype(np.float64) / 32768, to // divisor, rate // divisor)
        cases.append({"signal": name, "count": count, "rate": to, "frames": len(y), "samples": golden_file.floats(y)})
    golden_file.write("resample", ["numpy", "scipy"], {"cases": cases})


if __name__ == "__main__":
    main()
