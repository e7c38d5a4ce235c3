"""What the libraries make of a sound, with the options that the Java builders name; lengths are in samples.

Each function takes the rate, the samples as whole numbers of 16 bits and the options, and returns MFCC and logarithmic mel energies,
[frames, size]. Libraries that can compute in 64 bits are asked to, so that differences are theirs alone.
"""

import numpy as np


def librosa(rate, samples, options):
    import librosa
    import scipy.signal

    window = {"HAMMING_SYMMETRIC": lambda n: scipy.signal.get_window("hamming", n, fftbins=False)}.get(options.get("window"))
    n_fft = options.get("fftLength", 2048)
    length = options.get("frameLength", n_fft)
    mel = librosa.feature.melspectrogram(
        y=samples.astype(np.float64) / 32768, sr=rate, n_fft=n_fft, win_length=length, hop_length=options.get("frameStep", 512),
        n_mels=options.get("melBins", 128), htk=options.get("melScale") == "HTK",
        norm="slaney" if options.get("slaneyNorm", True) else None, fmin=options.get("lowHertz", 0.0),
        fmax=options.get("highHertz"), window=window(length) if window else "hann",
        center=options.get("framing") != "WHOLE_FRAMES", dtype=np.float64)
    log = librosa.power_to_db(mel)
    mfcc = librosa.feature.mfcc(
        S=log, sr=rate, n_mfcc=options["coefficients"], norm=None if options.get("dctNorm") == "NONE" else "ortho",
        lifter=options.get("lifter", 0))
    return {"mfcc": mfcc.T, "mel": log.T, "power": mel.T}


def python_speech_features(rate, samples, options):
    import python_speech_features

    windows = {"HAMMING_SYMMETRIC": np.hamming, "HANN_SYMMETRIC": np.hanning}
    y = samples.astype(np.float64) * options.get("sampleScale", 32768) / 32768
    shared = dict(
        samplerate=rate, winlen=options["frameLength"] / rate if "frameLength" in options else 0.025,
        winstep=options["frameStep"] / rate if "frameStep" in options else 0.01, nfilt=options.get("melBins", 26),
        nfft=options.get("fftLength", 512), lowfreq=options.get("lowHertz", 0), highfreq=options.get("highHertz"),
        preemph=options.get("preEmphasis", 0.97), winfunc=windows.get(options.get("window"), lambda n: np.ones((n,))))
    mfcc = python_speech_features.mfcc(
        y, numcep=options.get("coefficients", 13), ceplifter=options.get("lifter", 22), appendEnergy=options.get("energy") != "NONE",
        **shared)
    return {"mfcc": mfcc, "mel": np.log(python_speech_features.fbank(y, **shared)[0])}


def tf_signal(rate, samples, options):
    import tensorflow as tf

    windows = {"HAMMING": tf.signal.hamming_window}
    stft = tf.signal.stft(
        tf.constant(samples.astype(np.float64) / 32768), options.get("frameLength", 1024), options.get("frameStep", 256),
        fft_length=options.get("fftLength"), window_fn=windows.get(options.get("window"), tf.signal.hann_window),
        pad_end=options.get("framing") == "PAD_END")
    spectrogram = tf.abs(stft)
    weights = tf.signal.linear_to_mel_weight_matrix(
        options.get("melBins", 80), spectrogram.shape[-1], rate, options.get("lowHertz", 80.0), options.get("highHertz", 0.475 * rate),
        dtype=tf.float64)
    log = tf.math.log(tf.tensordot(spectrogram, weights, 1) + 1e-6)
    mfcc = tf.signal.mfccs_from_log_mel_spectrograms(log)[..., :options.get("coefficients", 13)]
    return {"mfcc": mfcc.numpy(), "mel": log.numpy()}


def torchaudio(rate, samples, options):
    import torch
    import torchaudio

    torch.set_default_dtype(torch.float64)  # for the windows, filters and cosines too
    windows = {"HAMMING": torch.hamming_window}
    y = torch.tensor(samples.astype(np.float64) / 32768)
    melkwargs = dict(
        n_fft=options.get("fftLength", 400), win_length=options.get("frameLength"), hop_length=options.get("frameStep"),
        n_mels=options.get("melBins", 128), f_min=float(options.get("lowHertz", 0)), f_max=options.get("highHertz"),
        window_fn=windows.get(options.get("window"), torch.hann_window), mel_scale=options.get("melScale", "HTK").lower(),
        norm="slaney" if options.get("slaneyNorm") else None, center=options.get("framing") != "WHOLE_FRAMES",
        power=1.0 if options.get("spectrum") == "MAGNITUDE" else 2.0)
    mel = torchaudio.transforms.MelSpectrogram(sample_rate=rate, **melkwargs)(y)
    mfcc = torchaudio.transforms.MFCC(
        sample_rate=rate, n_mfcc=options.get("coefficients", 40), log_mels="logPlus" in options, melkwargs=melkwargs)(y)
    log = torch.log(mel + 1e-6) if "logPlus" in options else torchaudio.transforms.AmplitudeToDB("power", 80.0)(mel)
    return {"mfcc": mfcc.T.numpy(), "mel": log.T.numpy()}


def kaldi(rate, samples, options):
    import kaldi_native_fbank

    windows = {"HANN_SYMMETRIC": "hanning", "HAMMING_SYMMETRIC": "hamming", "RECTANGULAR": "rectangular"}
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

    mfcc_options = kaldi_native_fbank.MfccOptions()
    mfcc_options.num_ceps = options.get("coefficients", 13)
    mfcc_options.use_energy = options.get("energy") != "NONE"
    mfcc_options.cepstral_lifter = options.get("lifter", 22)
    return {
        "mfcc": run(mfcc_options, kaldi_native_fbank.OnlineMfcc),
        "mel": run(kaldi_native_fbank.FbankOptions(), kaldi_native_fbank.OnlineFbank),
    }
