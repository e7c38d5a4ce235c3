"""Times the MFCC of Python's libraries as `tf-rnn-benchmarks/run features` times ours: clips of 10 s of noise at 16,000 Hz.

    python features_python.py [CLIPS [ROUNDS [LIBRARY,…]]]

Libraries: librosa, python_speech_features, torchaudio, tf.signal, kaldi; those that are not installed are left out. Each makes
what the preset of its name makes. Threads of Python's take a clip each; where a library has threads of its own there is one of
them, or a single thread of Python would be more.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

RATE, SECONDS = 16000, 10


def librosa_mfcc():
    import librosa

    return lambda clip: librosa.feature.mfcc(y=clip, sr=RATE), librosa.__version__


def python_speech_features_mfcc():
    import python_speech_features

    return lambda clip: python_speech_features.mfcc(clip, RATE), "0.6"


def torchaudio_mfcc():
    import torch
    import torchaudio

    # The preset's window of 400 samples every 200.
    torch.set_num_threads(1)
    transform = torchaudio.transforms.MFCC(RATE)

    def run(clip):
        with torch.inference_mode():
            return transform(torch.from_numpy(clip))

    return run, torchaudio.__version__.split("+")[0]


def tf_signal_mfcc():
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    weights = tf.signal.linear_to_mel_weight_matrix(80, 513, RATE, 80.0, 7600.0)

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
    def run(clip):
        magnitudes = tf.abs(tf.signal.stft(clip, frame_length=1024, frame_step=256, fft_length=1024))
        log_mel = tf.math.log(tf.matmul(magnitudes, weights) + 1e-6)
        return tf.signal.mfccs_from_log_mel_spectrograms(log_mel)[..., :13]

    return run, tf.__version__


def kaldi_mfcc():
    import kaldi_native_fbank as knf

    options = knf.MfccOptions()
    options.frame_opts.dither = 0
    options.mel_opts.num_bins = 23

    def run(clip):
        computer = knf.OnlineMfcc(options)
        computer.accept_waveform(RATE, (clip * 32768).tolist())
        computer.input_finished()
        return [computer.get_frame(i) for i in range(computer.num_frames_ready)]

    return run, getattr(knf, "__version__", "unknown")


LIBRARIES = {
    "librosa": librosa_mfcc,
    "python_speech_features": python_speech_features_mfcc,
    "torchaudio": torchaudio_mfcc,
    "tf.signal": tf_signal_mfcc,
    "kaldi": kaldi_mfcc,
}


def seconds_of(run, clips, threads):
    begun = time.perf_counter()
    if threads == 1:
        for clip in clips:
            run(clip)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(run, clips))
    return time.perf_counter() - begun


def main(count=60, rounds=5, names=",".join(LIBRARIES)):
    random = np.random.default_rng(1)
    clips = [(random.standard_normal(RATE * SECONDS) * 0.1).astype(np.float32) for _ in range(int(count))]
    for name in names.split(","):
        try:
            run, version = LIBRARIES[name]()
        except ImportError:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        for threads in (1, 2):
            seconds_of(run, clips, threads)
            best = min(seconds_of(run, clips, threads) for _ in range(int(rounds)))
            preset = name.replace(".", "_")
            print(
                f"FEATURES peer={name} version={version} preset={preset} way=batch threads={threads} seconds={best:.3f}"
                f" hours_per_s={len(clips) * SECONDS / 3600 / best:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
