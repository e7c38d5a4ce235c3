"""Goldens of the layers that take sound, and of the kernels that they begin with."""

from golden import array, described, keras, np, write  # first: it sets TensorFlow up
from layers import record
from layers_convolution import FIRST, compiled

L = keras.layers
STFT = keras.initializers.STFT
MODES = ("log", "magnitude", "psd", "real", "imag", "angle", "stft")


def stereo(r):
    return r.uniform(2, 23, 2)


def stft():
    for mode in MODES:
        make = lambda **options: L.STFTSpectrogram(mode, 6, 4, 8, **options)
        record(f"stft_spectrogram_{mode}", "Two channels, side by side.", make(), stereo)
        record(f"stft_spectrogram_{mode}_expanded", "Two channels.", make(expand_dims=True), stereo)
    for case, options in (
        ("half_step", {"frame_length": 8}),
        ("same", {"frame_length": 8, "frame_step": 3, "padding": "same", "mode": "psd"}),
        ("odd", {"frame_length": 7, "frame_step": 7, "fft_length": 9, "mode": "psd"}),
        ("two", {"frame_length": 2, "frame_step": 1, "mode": "psd"}),
        ("window", {"frame_length": 4, "window": [0.25, 1.0, 0.5, 0.75], "scaling": "spectrum", "periodic": True}),
    ):
        record(f"stft_spectrogram_{case}", ", ".join(options), L.STFTSpectrogram(**options), stereo)
    nothing = {"window": None, "scaling": None}
    record("stft_spectrogram_no_window", "Null is none.", L.STFTSpectrogram("real", 6, **nothing), stereo, config=nothing)
    for expanded in (False, True):
        for mode in ("log", "stft"):
            layer = compiled(L.STFTSpectrogram(mode, 6, 4, expand_dims=expanded, padding="same", **FIRST))
            record(
                f"stft_spectrogram_{mode}_first{'_expanded' if expanded else ''}",
                "Channels after the batch.",
                layer,
                lambda r: r.uniform(3, 2, 23),
                config=FIRST,
            )


def mel():
    small = {"fft_length": 32, "sequence_stride": 10, "sampling_rate": 8000, "num_mel_bins": 5}
    sounds = lambda r: r.uniform(3, 103)
    for case, options in (
        ("decibels", {}),
        ("cut", {"top_db": 6.0, "ref_power": 0.25, "min_power": 0.5}),
        ("power", {"power_to_db": False}),
        ("magnitude", {"power_to_db": False, "mag_exp": 1.0, "window": "hamming"}),
        ("exponent", {"mag_exp": 0.7, "min_freq": 100.0, "max_freq": 3000.0}),
        ("short", {"power_to_db": False, "sequence_length": 20}),
        ("short_odd", {"power_to_db": False, "sequence_length": 19}),
        ("odd", {"power_to_db": False, "fft_length": 31, "sequence_stride": 9}),
        ("rates", {"sampling_rate": 22050, "fft_length": 64, "num_mel_bins": 9, "min_freq": 0.0}),
    ):
        record(f"mel_spectrogram_{case}", ", ".join(options) or "Decibels.", L.MelSpectrogram(**small | options), sounds)
    given = {"window": [round(0.1 * i, 1) for i in range(1, 9)], "sequence_length": 8, "power_to_db": False}
    record("mel_spectrogram_window", "A window of its own.", L.MelSpectrogram(**small | given), sounds)
    none = {"window": None, "power_to_db": False}
    record("mel_spectrogram_no_window", "Null is none.", L.MelSpectrogram(**small | none), sounds, config={"window": None})


def kernels():
    """Late samples have angles of many periods, which single precision rounds."""
    for side in ("real", "imag"):
        for window in ("hann", "hamming", "blackman", "blackmanharris", "nuttall", "flattop", "boxcar"):
            record_kernel(f"{side}_{window}", STFT(side, window, "density"), (9, 1, 9))
            record_kernel(f"{side}_{window}_periodic", STFT(side, window, "spectrum", True), (8, 1, 5))
        record_kernel(f"{side}_unscaled", STFT(side, "hann", None), (6, 1, 5))
        record_kernel(f"{side}_no_window", STFT(side, None), (6, 1, 5))
        record_kernel(f"{side}_long", STFT(side, "hann"), (300, 1, 9))


def record_kernel(case, initializer, shape):
    told = described(initializer)
    told["config"] |= {name: None for name in ("window", "scaling") if name not in told["config"]}
    values = np.asarray(initializer(shape))
    content = {"initializer": told, "shape": list(shape), "distribution": "computed", "values": array(values)}
    write("initializers", f"stft_{case}", None, "A Fourier transform as a convolution.", content)


def main():
    stft()
    mel()
    kernels()


if __name__ == "__main__":
    main()
