"""MFCC and mel spectrograms of the sounds by librosa, python_speech_features, tf.signal, torchaudio and Kaldi.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/features.py

Writes src/test/resources/golden/features_<preset>.json. The options of a case are named as the Java builders name them;
lengths are in samples. Libraries that can compute in 64 bits are asked to, so that differences are theirs alone.
"""

import math

import golden_file
import kaldi_native_fbank
import librosa
import numpy as np
import python_speech_features
import scipy.signal
import tensorflow as tf
import torch
import torchaudio

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


def with_librosa():
    cases = []
    for signal, count, options in [
        ("word", None, {"coefficients": 13}),
        ("noise", None, {"fftLength": 512, "frameStep": 128, "melBins": 40, "coefficients": 13}),
        ("word", None, {"fftLength": 256, "frameLength": 200, "frameStep": 80, "melBins": 26, "coefficients": 20, "lifter": 22}),
        ("chirp", None, {"fftLength": 400, "frameStep": 160, "melBins": 64, "melScale": "HTK", "slaneyNorm": False, "coefficients": 40}),
        ("chirp", 3001, {"fftLength": 513, "frameStep": 250, "melBins": 20, "lowHertz": 50, "highHertz": 6000, "dctNorm": "NONE",
                         "coefficients": 5}),
        ("music", None, {"coefficients": 20}),
        ("music", 7000, {"fftLength": 1024, "frameLength": 882, "frameStep": 441, "window": "HAMMING_SYMMETRIC", "melBins": 40,
                         "framing": "WHOLE_FRAMES", "coefficients": 13}),
    ]:
        rate, samples = sound(signal, count)
        y = samples.astype(np.float64) / 32768
        window = {"HAMMING_SYMMETRIC": lambda n: scipy.signal.get_window("hamming", n, fftbins=False)}.get(options.get("window"))
        n_fft = options.get("fftLength", 2048)
        length = options.get("frameLength", n_fft)
        mel = librosa.feature.melspectrogram(
            y=y, sr=rate, n_fft=n_fft, win_length=length, hop_length=options.get("frameStep", 512),
            n_mels=options.get("melBins", 128), htk=options.get("melScale") == "HTK",
            norm="slaney" if options.get("slaneyNorm", True) else None, fmin=options.get("lowHertz", 0.0),
            fmax=options.get("highHertz"), window=window(length) if window else "hann",
            center=options.get("framing") != "WHOLE_FRAMES", dtype=np.float64)
        log = librosa.power_to_db(mel)
        mfcc = librosa.feature.mfcc(
            S=log, sr=rate, n_mfcc=options["coefficients"], norm=None if options.get("dctNorm") == "NONE" else "ortho",
            lifter=options.get("lifter", 0))
        cases += [case("mfcc", signal, mfcc.T, options, count), case("mel", signal, log.T, options, count),
                  case("power", signal, mel.T, options, count)]
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
    cases = []
    windows = {"HAMMING_SYMMETRIC": np.hamming, "HANN_SYMMETRIC": np.hanning}
    for signal, count, options in [
        ("word", None, {}),
        ("noise", None, {"coefficients": 26, "lifter": 0}),
        ("chirp", None, {"window": "HAMMING_SYMMETRIC", "coefficients": 13}),
        ("chirp", 5000, {"melBins": 40, "fftLength": 1024, "lowHertz": 100, "highHertz": 7000, "energy": "NONE"}),
        ("word", 3333, {"frameLength": 256, "frameStep": 100, "window": "HANN_SYMMETRIC", "preEmphasis": 0}),
        ("music", None, {"fftLength": 2048}),
        ("word", 150, {}),
        ("word", 200, {}),
        ("noise", 2000, {"sampleScale": 1}),
    ]:
        rate, samples = sound(signal, count)
        y = samples.astype(np.float64) * options.get("sampleScale", 32768) / 32768
        winlen = options["frameLength"] / rate if "frameLength" in options else 0.025
        winstep = options["frameStep"] / rate if "frameStep" in options else 0.01
        nfft = options.get("fftLength", 512)
        shared = dict(
            samplerate=rate, winlen=winlen, winstep=winstep, nfilt=options.get("melBins", 26), nfft=nfft,
            lowfreq=options.get("lowHertz", 0), highfreq=options.get("highHertz"), preemph=options.get("preEmphasis", 0.97),
            winfunc=windows.get(options.get("window"), lambda n: np.ones((n,))))
        mfcc = python_speech_features.mfcc(
            y, numcep=options.get("coefficients", 13), ceplifter=options.get("lifter", 22),
            appendEnergy=options.get("energy") != "NONE", **shared)
        log = np.log(python_speech_features.fbank(y, **shared)[0])
        cases += [case("mfcc", signal, mfcc, options, count), case("mel", signal, log, options, count)]
    golden_file.write("features_python_speech_features", ["numpy", "scipy", "python_speech_features"], {"cases": cases})


def with_tf_signal():
    cases = []
    windows = {"HAMMING": tf.signal.hamming_window}
    for signal, count, options in [
        ("chirp", None, {}),
        ("word", None, {"frameLength": 200, "frameStep": 80, "melBins": 40, "coefficients": 13}),
        ("noise", None, {"frameLength": 256, "frameStep": 128, "melBins": 20, "lowHertz": 125, "highHertz": 3800, "coefficients": 20}),
        ("word", 3001, {"frameLength": 240, "frameStep": 100, "melBins": 26, "window": "HAMMING", "framing": "PAD_END"}),
        ("music", None, {"frameLength": 1102, "frameStep": 441, "melBins": 64, "coefficients": 40}),
        ("chirp", 6000, {"frameLength": 400, "frameStep": 160, "fftLength": 600}),
    ]:
        rate, samples = sound(signal, count)
        y = tf.constant(samples.astype(np.float64) / 32768)
        length, step = options.get("frameLength", 1024), options.get("frameStep", 256)
        stft = tf.signal.stft(
            y, length, step, fft_length=options.get("fftLength"), window_fn=windows.get(options.get("window"), tf.signal.hann_window),
            pad_end=options.get("framing") == "PAD_END")
        spectrogram = tf.abs(stft)
        bins = options.get("melBins", 80)
        weights = tf.signal.linear_to_mel_weight_matrix(
            bins, spectrogram.shape[-1], rate, options.get("lowHertz", 80.0), options.get("highHertz", 0.475 * rate), dtype=tf.float64)
        log = tf.math.log(tf.tensordot(spectrogram, weights, 1) + 1e-6)
        mfcc = tf.signal.mfccs_from_log_mel_spectrograms(log)[..., :options.get("coefficients", 13)]
        cases += [case("mfcc", signal, mfcc.numpy(), options, count), case("mel", signal, log.numpy(), options, count)]
    rate, samples = sound("noise")
    stft = tf.signal.stft(tf.constant(samples.astype(np.float64) / 32768), 160, 80)
    log = tf.math.log(tf.abs(stft) + 1e-6)
    cases.append(case("mel", "noise", log.numpy(), {"filterShape": "NONE", "frameLength": 160, "frameStep": 80}))
    golden_file.write("features_tf.signal", ["numpy", "tensorflow-cpu"], {"cases": cases})


def with_torchaudio():
    cases = []
    torch.set_default_dtype(torch.float64)  # for the windows, filters and cosines too
    windows = {"HAMMING": torch.hamming_window}
    for signal, count, options in [
        ("word", None, {}),
        ("noise", None, {"fftLength": 512, "frameStep": 128, "melBins": 40, "coefficients": 13}),
        ("chirp", None, {"fftLength": 512, "frameLength": 400, "frameStep": 160, "melBins": 80, "coefficients": 20}),
        ("chirp", 3001, {"fftLength": 400, "frameStep": 160, "melBins": 23, "lowHertz": 20, "highHertz": 7600, "window": "HAMMING",
                         "melScale": "SLANEY", "slaneyNorm": True, "coefficients": 13}),
        ("music", None, {"fftLength": 1102, "frameStep": 441, "melBins": 64, "coefficients": 40}),
        ("music", 6000, {"melBins": 40, "logPlus": 1e-6, "coefficients": 13}),
        ("word", None, {"fftLength": 256, "melBins": 20, "framing": "WHOLE_FRAMES", "spectrum": "MAGNITUDE", "coefficients": 13}),
    ]:
        rate, samples = sound(signal, count)
        y = torch.tensor(samples.astype(np.float64) / 32768)
        n_fft = options.get("fftLength", 400)
        melkwargs = dict(
            n_fft=n_fft, win_length=options.get("frameLength"), hop_length=options.get("frameStep"), n_mels=options.get("melBins", 128),
            f_min=float(options.get("lowHertz", 0)), f_max=options.get("highHertz"), window_fn=windows.get(options.get("window"), torch.hann_window),
            mel_scale=options.get("melScale", "HTK").lower(), norm="slaney" if options.get("slaneyNorm") else None,
            center=options.get("framing") != "WHOLE_FRAMES", power=1.0 if options.get("spectrum") == "MAGNITUDE" else 2.0)
        mel = torchaudio.transforms.MelSpectrogram(sample_rate=rate, **melkwargs)(y)
        mfcc = torchaudio.transforms.MFCC(
            sample_rate=rate, n_mfcc=options.get("coefficients", 40), log_mels="logPlus" in options, melkwargs=melkwargs)(y)
        log = torch.log(mel + 1e-6) if "logPlus" in options else torchaudio.transforms.AmplitudeToDB("power", 80.0)(mel)
        cases += [case("mfcc", signal, mfcc.T.numpy(), options, count), case("mel", signal, log.T.numpy(), options, count)]
    rate, samples = sound("noise")
    power = torchaudio.transforms.Spectrogram(n_fft=128, hop_length=100)(torch.tensor(samples.astype(np.float64) / 32768))
    log = torchaudio.transforms.AmplitudeToDB("power", 80.0)(power)
    cases.append(case("mel", "noise", log.T.numpy(), {"filterShape": "NONE", "fftLength": 128, "frameStep": 100}))
    golden_file.write("features_torchaudio", ["numpy", "torch", "torchaudio"], {"cases": cases})


def with_kaldi():
    cases = []
    windows = {"HANN_SYMMETRIC": "hanning", "HAMMING_SYMMETRIC": "hamming", "RECTANGULAR": "rectangular"}
    for signal, count, options in [
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
    ]:
        rate, samples = sound(signal, count)
        y = (samples.astype(np.float64) * options.get("sampleScale", 32768) / 32768).astype(np.float32)

        def run(computer_options, online):
            frame, mel = computer_options.frame_opts, computer_options.mel_opts
            frame.samp_freq, frame.dither = rate, 0
            frame.snip_edges = options.get("framing") != "CENTER_STEP"
            frame.window_type = windows.get(options.get("window"), "povey")
            frame.preemph_coeff = options.get("preEmphasis", 0.97)
            frame.remove_dc_offset = options.get("removeDcOffset", True)
            if "frameLength" in options:
                frame.frame_length_ms, frame.frame_shift_ms = 1000 * options["frameLength"] / rate, 1000 * options["frameStep"] / rate
            mel.num_bins = options.get("melBins", 23)
            mel.low_freq, mel.high_freq = options.get("lowHertz", 20), options.get("highHertz", 0)
            computer = online(computer_options)
            computer.accept_waveform(rate, y.tolist())
            computer.input_finished()
            return np.array([computer.get_frame(i) for i in range(computer.num_frames_ready)])

        fbank = run(kaldi_native_fbank.FbankOptions(), kaldi_native_fbank.OnlineFbank)
        mfcc_options = kaldi_native_fbank.MfccOptions()
        mfcc_options.num_ceps = options.get("coefficients", 13)
        mfcc_options.use_energy = options.get("energy") != "NONE"
        mfcc_options.cepstral_lifter = options.get("lifter", 22)
        mfcc = run(mfcc_options, kaldi_native_fbank.OnlineMfcc)
        cases += [case("mfcc", signal, mfcc, options, count), case("mel", signal, fbank, options, count)]
    golden_file.write("features_kaldi", ["numpy", "kaldi_native_fbank"], {"cases": cases})


if __name__ == "__main__":
    with_librosa()
    with_python_speech_features()
    with_tf_signal()
    with_torchaudio()
    with_kaldi()
