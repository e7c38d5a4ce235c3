"""Draws options and sounds, and writes what the installed libraries make of them, for LiveFeaturesTest.

    python live_features.py FOLDER [--count N] [--seed N] [--fsdd ZIP]

FOLDER gets a file for each preset, in the form of the golden files, with the sounds in it: noise, and spoken digits of the zip file if
it is there, at 8,000 to 48,000 Hz. Libraries that are not installed are told and left out.
"""

import argparse
import base64
import io
import json
import random
import sys
import wave
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "golden"))

import golden_file
import numpy as np
import references
import scipy.signal

RATES = (8000, 11025, 16000, 22050, 44100, 48000)


def spoken(zip_file, draw):
    with zipfile.ZipFile(zip_file) as archive:
        name = draw.choice([n for n in archive.namelist() if n.endswith(".wav")])
        with wave.open(io.BytesIO(archive.read(name))) as file:
            return file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def sound(draw, zip_file):
    rate = draw.choice(RATES)
    if zip_file and draw.random() < 0.5:
        heard, samples = spoken(zip_file, draw)
        samples = scipy.signal.resample_poly(samples[:heard // 2], rate, heard)
        # What no recording has is empty bands above those of the telephone, where only rounding is left.
        samples = samples + np.random.default_rng(draw.randrange(1 << 30)).normal(0, 1e-3, samples.size)
    else:
        noise = np.random.default_rng(draw.randrange(1 << 30))
        samples = noise.normal(0, draw.choice((0.01, 0.1, 0.3)), draw.randrange(rate // 8, rate // 3))
    return rate, np.clip(np.round(samples * 32768), -32768, 32767).astype(np.int16)


def band(draw, rate, options, least=0):
    if draw.random() < 0.5:
        options["lowHertz"] = draw.randrange(least, 300)
        options["highHertz"] = draw.randrange(rate // 4, rate // 2)


def librosa_options(draw, rate):
    fft = draw.choice((256, 400, 512, 551, 1024, 2048))
    options = {"fftLength": fft, "frameStep": draw.randrange(fft // 8, fft), "melBins": draw.randrange(13, 129)}
    options["coefficients"] = draw.randrange(1, min(40, options["melBins"]))
    if draw.random() < 0.5:
        options["frameLength"] = draw.randrange(fft // 2, fft)
    if draw.random() < 0.5:
        options["melScale"] = "HTK"
    if draw.random() < 0.5:
        options["slaneyNorm"] = False
    if draw.random() < 0.3:
        options["framing"] = "WHOLE_FRAMES"
    if draw.random() < 0.3:
        options["lifter"] = draw.randrange(1, 30)
    if draw.random() < 0.3:
        options["window"] = "HAMMING_SYMMETRIC"
    band(draw, rate, options)
    return options


def python_speech_features_options(draw, rate):
    length = draw.randrange(rate // 100, rate // 25)
    options = {"frameLength": length, "frameStep": draw.randrange(rate // 200, length), "melBins": draw.randrange(13, 41)}
    options["fftLength"] = max(512, 1 << (length - 1).bit_length())
    options["coefficients"] = draw.randrange(1, options["melBins"] + 1)
    options["preEmphasis"] = draw.choice((0, 0.9, 0.97))
    options["lifter"] = draw.choice((0, 22))
    if draw.random() < 0.5:
        options["window"] = draw.choice(("HAMMING_SYMMETRIC", "HANN_SYMMETRIC"))
    if draw.random() < 0.3:
        options["energy"] = "NONE"
    band(draw, rate, options)
    return options


def tf_signal_options(draw, rate):
    length = draw.randrange(128, 1100)
    options = {"frameLength": length, "frameStep": draw.randrange(40, length), "melBins": draw.randrange(13, 100)}
    options["coefficients"] = draw.randrange(1, options["melBins"] + 1)
    if draw.random() < 0.3:
        options["window"] = "HAMMING"
    if draw.random() < 0.3:
        options["framing"] = "PAD_END"
    if draw.random() < 0.3:
        options["fftLength"] = length + draw.randrange(0, 200)
    band(draw, rate, options, 20)
    return options


def torchaudio_options(draw, rate):
    fft = draw.choice((256, 400, 401, 512, 1024))
    options = {"fftLength": fft, "frameStep": draw.randrange(fft // 8, fft), "melBins": draw.randrange(13, 100)}
    options["coefficients"] = draw.randrange(1, min(40, options["melBins"]))
    if draw.random() < 0.3:
        options["frameLength"] = draw.randrange(fft // 2, fft)
    if draw.random() < 0.3:
        options["window"] = "HAMMING"
    if draw.random() < 0.5:
        options.update(melScale="SLANEY", slaneyNorm=True)
    if draw.random() < 0.3:
        options["logPlus"] = 1e-6
    band(draw, rate, options)
    return options


def kaldi_options(draw, rate):
    options = {"melBins": draw.randrange(13, 41), "window": draw.choice(("POVEY", "HANN_SYMMETRIC", "HAMMING_SYMMETRIC", "RECTANGULAR"))}
    options["coefficients"] = draw.randrange(1, options["melBins"] + 1)
    options["preEmphasis"] = draw.choice((0, 0.97))
    options["removeDcOffset"] = draw.random() < 0.5
    options["lifter"] = draw.choice((0, 22))
    if draw.random() < 0.3:
        options["framing"] = "CENTER_STEP"
    if draw.random() < 0.3:
        options["energy"] = "NONE"
    band(draw, rate, options, 20)
    return options


PRESETS = {
    "librosa": (references.librosa, librosa_options),
    "python_speech_features": (references.python_speech_features, python_speech_features_options),
    "tf.signal": (references.tf_signal, tf_signal_options),
    "torchaudio": (references.torchaudio, torchaudio_options),
    "kaldi": (references.kaldi, kaldi_options),
}


def cases(reference, draw_options, draw, count, zip_file):
    for _ in range(count):
        rate, samples = sound(draw, zip_file)
        options = draw_options(draw, rate)
        for kind, values in reference(rate, samples, options).items():
            values = np.asarray(values, np.float64)
            yield {
                "kind": kind, "rate": rate, "int16": base64.b64encode(samples.astype("<i2").tobytes()).decode(), "options": options,
                "frames": values.shape[0], "size": values.shape[1] if values.ndim > 1 else 0, "values": golden_file.floats(values),
            }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--fsdd", type=Path)
    parser.add_argument("--presets", default=",".join(PRESETS))
    given = parser.parse_args()
    zip_file = given.fsdd if given.fsdd and given.fsdd.exists() else None
    print(f"seed {given.seed}, {'noise and speech' if zip_file else 'noise alone: no ' + str(given.fsdd)}")
    given.folder.mkdir(parents=True, exist_ok=True)
    for preset in given.presets.split(","):
        reference, options = PRESETS[preset]
        try:
            drawn = list(cases(reference, options, random.Random(f"{given.seed} {preset}"), given.count, zip_file))
        except ImportError as e:
            print(f"{preset}: left out, {e}")
            continue
        (given.folder / f"{preset}.json").write_text(json.dumps({"cases": drawn}))
        print(f"{preset}: {len(drawn)} cases")


if __name__ == "__main__":
    main()
