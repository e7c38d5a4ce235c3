"""Sounds that are stretched, shifted, played faster and put into a room, by librosa and SciPy.

Run from the module's folder, with the packages imported here and soxr (whose versions are recorded):

    python3 src/test/python/golden/augmentation.py

Writes src/test/resources/golden/augmentation.json. All is computed in 64 bits.
"""

import warnings

import librosa
import numpy as np
from scipy.signal import fftconvolve, resample_poly

import golden_file


def main():
    signals = golden_file.signals()
    cases = []

    def sound(name, count, quiet=0):
        rate, samples = signals[name]
        return rate, np.concatenate([np.zeros(quiet), samples[:count].astype(np.float64) / 32768])

    def add(kind, name, count, samples, **more):
        cases.append({"kind": kind, "signal": name, "count": count, **more, "samples": golden_file.floats(samples)})

    for name, count, quiet, speed, fft in [
        ("word", 3700, 0, 1.25, 2048), ("word", 3700, 0, 0.8, 512), ("chirp", 2000, 0, 1.1, 256), ("noise", 1500, 0, 0.5, 1024),
        ("noise", 3000, 0, 3.3, 512), ("music", 1200, 0, 0.93, 64), ("noise", 700, 3000, 1.4, 512), ("noise", 1, 0, 0.7, 2048),
        ("noise", 5, 0, 0.4, 16), ("noise", 300, 0, 1.0, 512),
    ]:
        _, y = sound(name, count, quiet)
        z = librosa.effects.time_stretch(y, rate=speed, n_fft=fft)
        add("stretch", name, count, z, quiet=quiet, factor=speed, fft=fft)
    for name, count, steps, fft, res_type in [
        ("word", 3700, 12, 512, "polyphase"), ("word", 1500, -12, 256, "polyphase"), ("word", 3700, 3, 512, "soxr_hq"),
        ("chirp", 2000, -2.5, 512, "soxr_hq"),
    ]:
        rate, y = sound(name, count)
        z = librosa.effects.pitch_shift(y, sr=rate, n_steps=steps, n_fft=fft, res_type=res_type)
        add("pitch", name, count, z, factor=steps, fft=fft, filter=res_type)
    for name, count, up, down in [("word", 900, 10, 9), ("word", 900, 10, 11), ("noise", 3, 2, 3)]:
        _, y = sound(name, count)
        add("speed", name, count, resample_poly(y, up, down), factor=down / up)
    for name, count, response, taps in [("word", 1000, "noise", 300), ("noise", 200, "word", 900), ("noise", 1, "noise", 1), ("chirp", 500, "hiss", 513)]:
        _, y = sound(name, count)
        _, h = sound(response, taps)
        add("convolution", name, count, fftconvolve(y, h), response=response, taps=taps)
    golden_file.write("augmentation", ["numpy", "scipy", "librosa", "soxr"], {"cases": cases})


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # of frames longer than a sound
    main()
