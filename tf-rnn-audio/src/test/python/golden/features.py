"""MFCC and mel spectrograms of the sounds by librosa, python_speech_features, tf.signal, torchaudio and Kaldi.

Run from the module's folder, with the packages of references.py (whose versions are recorded):

    python3 src/test/python/golden/features.py [LIBRARY ...]

Writes src/test/resources/golden/features_<preset>.json. The options of a case are named as the Java builders name them;
lengths are in samples.
"""

import sys

import golden_file
import numpy as np
import references

SIGNALS = golden_file.signals()


def case(kind, signal, values, options, count=None):
    values = np.asarray(values, dtype=np.float64)
    return {
        "kind": kind, "signal": signal, "count": count or len(SIGNALS[signal][1]), "options": options,
        "frames": values.shape[0], "size": values.shape[1] if values.ndim > 1 else 0, "values": golden_file.floats(values),
    }


def sound(signal, count=None):
    rate, samples = SIGNALS[signal]
    return rate, samples[:count]


def cases_of(reference, described):
    return [
        case(kind, signal, values, options, count)
        for signal, count, options in described
        for kind, values in reference(*sound(signal, count), options).items()
    ]


def with_librosa():
    import librosa

    cases = cases_of(references.librosa, [
        ("word", None, {"coefficients": 13}),
        ("noise", None, {"fftLength": 512, "frameStep": 128, "melBins": 40, "coefficients": 13}),
        ("word", None, {"fftLength": 256, "frameLength": 200, "frameStep": 80, "melBins": 26, "coefficients": 20, "lifter": 22}),
        ("chirp", None, {"fftLength": 400, "frameStep": 160, "melBins": 64, "melScale": "HTK", "slaneyNorm": False, "coefficients": 40}),
        ("chirp", 3001, {"fftLength": 513, "frameStep": 250, "melBins": 20, "lowHertz": 50, "highHertz": 6000, "dctNorm": "NONE",
                         "coefficients": 5}),
        ("music", None, {"coefficients": 20}),
        ("music", 7000, {"fftLength": 1024, "frameLength": 882, "frameStep": 441, "window": "HAMMING_SYMMETRIC", "melBins": 40,
                         "framing": "WHOLE_FRAMES", "coefficients": 13}),
    ])
    # the whole function, as it is called
    for signal in ("word", "chirp"):
        rate, samples = sound(signal)
        y = samples.astype(np.float64) / 32768
        cases.append(case("mfcc", signal, librosa.feature.mfcc(y=y, sr=rate, n_mfcc=13).T, {"coefficients": 13}))
    # without filters
    rate, samples = sound("word")
    power = np.abs(librosa.stft(samples.astype(np.float64) / 32768, n_fft=200, hop_length=100)) ** 2
    cases.append(case("mel", "word", librosa.power_to_db(power).T, {"filterShape": "NONE", "fftLength": 200, "frameStep": 100}))
    golden_file.write("features_librosa", ["numpy", "scipy", "librosa"], {"cases": cases})


def with_python_speech_features():
    cases = cases_of(references.python_speech_features, [
        ("word", None, {}),
        ("noise", None, {"coefficients": 26, "lifter": 0}),
        ("chirp", None, {"window": "HAMMING_SYMMETRIC", "coefficients": 13}),
        ("chirp", 5000, {"melBins": 40, "fftLength": 1024, "lowHertz": 100, "highHertz": 7000, "energy": "NONE"}),
        ("word", 3333, {"frameLength": 256, "frameStep": 100, "window": "HANN_SYMMETRIC", "preEmphasis": 0}),
        ("music", None, {"fftLength": 2048}),
        ("word", 150, {}),
        ("word", 200, {}),
        ("noise", 2000, {"sampleScale": 1}),
    ])
    golden_file.write("features_python_speech_features", ["numpy", "scipy", "python_speech_features"], {"cases": cases})


def with_tf_signal():
    import tensorflow as tf

    cases = cases_of(references.tf_signal, [
        ("chirp", None, {}),
        ("word", None, {"frameLength": 200, "frameStep": 80, "melBins": 40, "coefficients": 13}),
        ("noise", None, {"frameLength": 256, "frameStep": 128, "melBins": 20, "lowHertz": 125, "highHertz": 3800, "coefficients": 20}),
        ("word", 3001, {"frameLength": 240, "frameStep": 100, "melBins": 26, "window": "HAMMING", "framing": "PAD_END"}),
        ("music", None, {"frameLength": 1102, "frameStep": 441, "melBins": 64, "coefficients": 40}),
        ("chirp", 6000, {"frameLength": 400, "frameStep": 160, "fftLength": 600}),
        ("odd", None, {"frameLength": 201, "frameStep": 100, "fftLength": 257, "melBins": 30}),
    ])
    rate, samples = sound("noise")
    stft = tf.signal.stft(tf.constant(samples.astype(np.float64) / 32768), 160, 80)
    log = tf.math.log(tf.abs(stft) + 1e-6)
    cases.append(case("mel", "noise", log.numpy(), {"filterShape": "NONE", "frameLength": 160, "frameStep": 80}))
    golden_file.write("features_tf.signal", ["numpy", "tensorflow-cpu"], {"cases": cases})


def with_torchaudio():
    import torch
    import torchaudio

    cases = cases_of(references.torchaudio, [
        ("word", None, {}),
        ("noise", None, {"fftLength": 512, "frameStep": 128, "melBins": 40, "coefficients": 13}),
        ("chirp", None, {"fftLength": 512, "frameLength": 400, "frameStep": 160, "melBins": 80, "coefficients": 20}),
        ("chirp", 3001, {"fftLength": 400, "frameStep": 160, "melBins": 23, "lowHertz": 20, "highHertz": 7600, "window": "HAMMING",
                         "melScale": "SLANEY", "slaneyNorm": True, "coefficients": 13}),
        ("music", None, {"fftLength": 1102, "frameStep": 441, "melBins": 64, "coefficients": 40}),
        ("music", 6000, {"melBins": 40, "logPlus": 1e-6, "coefficients": 13}),
        ("odd", None, {"fftLength": 401, "frameStep": 160, "melBins": 30, "logPlus": 1e-6, "coefficients": 13}),
        ("word", None, {"fftLength": 256, "melBins": 20, "framing": "WHOLE_FRAMES", "spectrum": "MAGNITUDE", "coefficients": 13}),
    ])
    rate, samples = sound("noise")
    power = torchaudio.transforms.Spectrogram(n_fft=128, hop_length=100)(torch.tensor(samples.astype(np.float64) / 32768))
    log = torchaudio.transforms.AmplitudeToDB("power", 80.0)(power)
    cases.append(case("mel", "noise", log.T.numpy(), {"filterShape": "NONE", "fftLength": 128, "frameStep": 100}))
    golden_file.write("features_torchaudio", ["numpy", "torch", "torchaudio"], {"cases": cases})


def with_kaldi():
    cases = cases_of(references.kaldi, [
        ("word", None, {}),
        ("noise", None, {"melBins": 40, "coefficients": 20}),
        ("hiss", None, {"melBins": 80, "coefficients": 40, "energy": "NONE"}),
        ("hiss", 4000, {"frameLength": 512, "frameStep": 128, "lowHertz": 100, "highHertz": 7000, "window": "HAMMING_SYMMETRIC",
                         "lifter": 0}),
        ("word", 3333, {"framing": "CENTER_STEP"}),
        ("word", 90, {"framing": "CENTER_STEP"}),
        ("music", None, {"window": "HANN_SYMMETRIC", "preEmphasis": 0, "removeDcOffset": False}),
        ("noise", 2000, {"sampleScale": 1}),
        ("noise", 1500, {"window": "RECTANGULAR"}),
    ])
    golden_file.write("features_kaldi", ["numpy", "kaldi_native_fbank"], {"cases": cases})


LIBRARIES = {
    "librosa": with_librosa,
    "python_speech_features": with_python_speech_features,
    "tf.signal": with_tf_signal,
    "torchaudio": with_torchaudio,
    "kaldi": with_kaldi,
}

if __name__ == "__main__":
    for library in sys.argv[1:] or LIBRARIES:
        LIBRARIES[library]()
