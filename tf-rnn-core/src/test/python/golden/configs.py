"""Configurations of models as Keras writes them.

    python configs.py                       golden/configs/*.json, of the Keras that make_all.py runs
    python configs.py --old tf_keras FOLDER    those that an older Keras can make, into FOLDER
"""

import importlib
import json
import sys
from pathlib import Path


def stack(keras):
    """Layers one after the other, with options that are no defaults."""
    L, R, C, I = keras.layers, keras.regularizers, keras.constraints, keras.initializers
    model = keras.Sequential(
        [
            L.Input(shape=(6, 4), name="rows"),
            L.Masking(0.5),
            L.LSTM(
                3,
                return_sequences=True,
                dropout=0.25,
                recurrent_dropout=0.5,
                unit_forget_bias=False,
                kernel_regularizer=R.L1L2(0.01, 0.02),
                recurrent_constraint=C.MaxNorm(1.5, axis=1),
                bias_initializer=I.RandomNormal(0.0, 0.1),
            ),
            L.GRU(3, return_sequences=True, reset_after=False, activation="relu"),
            L.Bidirectional(L.SimpleRNN(2, return_sequences=True), merge_mode="sum"),
            L.BatchNormalization(2, momentum=0.5, gamma_constraint=C.NonNeg()),
            L.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="elu"),
            L.LayerNormalization(2, epsilon=0.01),
            L.TimeDistributed(L.Dense(5, activation="selu", use_bias=False)),
            L.Dropout(0.25),
            L.SpatialDropout1D(0.5),
            L.GaussianNoise(0.5),
            L.ReLU(max_value=2.0, threshold=0.25),
            L.PReLU(shared_axes=[1]),
            L.MaxPooling1D(2),
            L.ZeroPadding1D((1, 2)),
            L.Reshape((3, -1)),
            L.Permute((2, 1)),
            L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.GRUCell(2), L.SimpleRNNCell(4)])),
            L.Dense(3, activation="softmax", kernel_initializer=I.HeNormal(), trainable=False),
        ],
        name="stack",
    )
    model.compile(
        keras.optimizers.SGD(0.125, momentum=0.5, nesterov=True, clipnorm=1.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def wired(keras):
    """Two inputs, two outputs, a shared layer, a model within, states from layer to layer, masks."""
    L = keras.layers
    ids = L.Input(shape=(None,), name="ids", dtype="int32")
    rows = L.Input(shape=(4,), name="rows")
    embedded = L.Embedding(11, 4, name="embedding")(ids)
    sequence, hidden, carry = L.LSTM(4, return_sequences=True, return_state=True, name="encoder")(embedded)
    decoded = L.LSTM(4, return_sequences=True, name="decoder")(sequence, initial_state=[hidden, carry])
    shared = L.Dense(4, activation="tanh", name="shared")
    within = keras.Sequential([L.Input(shape=(4,), name="states"), L.Dense(4, name="first")], name="within")
    sum_ = L.Add(name="add")([shared(rows), shared(hidden), within(carry)])
    attended = L.MultiHeadAttention(2, 3, name="attention")(decoded, sequence)
    pooled = L.GlobalMaxPooling1D(name="pooling")(attended)
    joined = L.Concatenate(name="concatenate")([sum_, pooled])
    one = L.Dense(1, name="one")(joined)
    other = L.Dense(3, activation="softmax", name="other")(joined)
    model = keras.Model([ids, rows], [one, other], name="wired")
    model.compile("adam", loss=["mse", "sparse_categorical_crossentropy"], loss_weights=[1.0, 0.5])
    return model


def masked(keras):
    """Masks that go from layer to layer, and are told as operations."""
    L = keras.layers
    ids = L.Input((None,), name="ids")
    embedded = L.Embedding(11, 4, mask_zero=True)(ids)
    ahead = L.GRU(3, return_sequences=True)(embedded)
    back = L.LSTM(3, return_sequences=True, go_backwards=False, zero_output_for_mask=True)(embedded)
    merged = L.Add()([ahead, back])
    attended = L.MultiHeadAttention(2, 3)(merged, ahead, use_causal_mask=True)
    dots = L.Attention(use_scale=True)([attended, merged], use_causal_mask=True)
    normed = L.BatchNormalization()(dots)
    return keras.Model(ids, L.GlobalAveragePooling1D()(normed), name="masked")


def merging(keras):
    """What has several inputs."""
    L = keras.layers
    a, b = L.Input((5, 3), name="a"), L.Input((5, 3), name="b")
    all_ = [
        L.Subtract()([a, b]),
        L.Multiply()([a, b]),
        L.Average()([a, b]),
        L.Maximum()([a, b]),
        L.Minimum()([a, b]),
        L.Concatenate(axis=1)([a, b]),
        L.Dot(axes=(2, 2), normalize=True)([a, b]),
        L.AdditiveAttention(use_scale=False, dropout=0.25)([a, b]),
        L.GroupQueryAttention(2, 4, 2, use_bias=False)(a, b),
        L.Bidirectional(L.LSTM(2, return_sequences=True))(a),
    ]
    inner = keras.Model([a, b], all_, name="inner")
    c, d = L.Input((5, 3), name="c"), L.Input((5, 3), name="d")
    return keras.Model([c, d], [inner([c, d])[5], inner([d, c])[0]], name="merging")


def precise(keras):
    """A policy, a layer that is frozen, an activation with a parameter, functions of Keras."""
    L = keras.layers
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        return keras.Sequential(
            [
                L.Input((3,), batch_size=2),
                L.Dense(4, activation=L.LeakyReLU(0.125), trainable=False),
                L.Dense(4, activation=keras.activations.gelu),
                L.Activation("softmax", dtype="float32"),
            ],
            name="precise",
        )
    finally:
        keras.config.set_dtype_policy("float32")


def layers(keras):
    """The layers that the other models lack."""
    L = keras.layers
    I, R, C = keras.initializers, keras.regularizers, keras.constraints
    return keras.Sequential(
        [
            L.Input((12, 4)),
            L.Identity(),
            L.SeparableConv1D(4, 3, padding="same", depth_multiplier=2),
            L.DepthwiseConv1D(3, strides=1, depthwise_initializer=I.Orthogonal(0.5)),
            L.Conv1DTranspose(4, 3, strides=2, kernel_initializer=I.VarianceScaling(2.0, "fan_out", "uniform")),
            L.AveragePooling1D(2, strides=1),
            L.Cropping1D((1, 2)),
            L.UpSampling1D(2),
            L.GroupNormalization(2),
            L.RMSNormalization(epsilon=0.001),
            L.UnitNormalization(),
            L.Normalization(mean=[0.5, 0.25, 0.0, 1.0], variance=[1.0, 2.0, 0.5, 1.0]),
            L.LeakyReLU(0.25),
            L.ELU(0.5),
            L.Softmax(axis=1),
            L.GaussianDropout(0.25),
            L.ActivityRegularization(l1=0.25),
            L.Dense(4, kernel_regularizer=R.OrthogonalRegularizer(0.5, "columns"), activity_regularizer=R.L1L2(0.5, 0.25)),
            L.Dense(4, kernel_constraint=C.MinMaxNorm(0.25, 0.5, 0.75), bias_constraint=C.UnitNorm()),
            L.Dense(4, kernel_initializer=I.Identity(), bias_initializer=I.TruncatedNormal(0.0, 0.5)),
            L.Dense(4, bias_initializer=I.Constant(0.5), kernel_initializer=I.RandomUniform(-0.5, 0.25)),
            L.Reshape((-1, 2, 2)),
            L.Conv2D(2, (2, 1), padding="same"),
            L.MaxPooling2D((2, 1)),
            L.AveragePooling2D((2, 1)),
            L.GlobalAveragePooling2D(keepdims=True),
            L.GlobalMaxPooling2D(),
            L.RepeatVector(6),
            L.GlobalMaxPooling1D(),
            L.Flatten(),
        ],
        name="layers",
    )


def sound(keras):
    """Layers that take sound."""
    L, I = keras.layers, keras.initializers
    channels, samples = L.Input((900, 2), name="channels"), L.Input((None,), name="samples")
    one = L.Input((None, 1), name="one")
    frames = L.STFTSpectrogram("psd", 64, 40, window=None, scaling=None, padding="same", trainable=False)(channels)
    images = L.STFTSpectrogram(fft_length=512, scaling="spectrum", expand_dims=True, periodic=True)(channels)
    mel = L.MelSpectrogram(256, 100, 200, num_mel_bins=12, sampling_rate=8000, mag_exp=1.0, window="hamming")(samples)
    linear = L.MelSpectrogram(window=None, power_to_db=False, max_freq=4000.5)(samples)
    kernels = L.Conv1D(5, 8, kernel_initializer=I.STFT("imag", "blackman", None, True))(one)
    all_ = [frames, images, kernels, mel, linear]
    return keras.Model([channels, samples, one], all_, name="sound")


NEW = (stack, wired, masked, merging, precise, layers, sound)
OLD = (stack, wired)


def trainings(keras):
    """Compile configurations: all optimizers, schedules, losses and metrics."""
    O, S, K, M = keras.optimizers, keras.optimizers.schedules, keras.losses, keras.metrics
    optimizers = [
        O.SGD(0.5, momentum=0.25, weight_decay=0.125),
        O.Adam(S.CosineDecay(0.5, 100, 0.25, warmup_target=0.75, warmup_steps=10), global_clipnorm=0.5),
        O.AdamW(0.25, weight_decay=0.125, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=7),
        O.Adamax(S.ExponentialDecay(0.5, 10, 0.25, staircase=True), clipvalue=0.5),
        O.Nadam(S.InverseTimeDecay(0.5, 10, 0.25), gradient_accumulation_steps=3),
        O.RMSprop(S.PolynomialDecay(0.5, 10, 0.25, 2.0, cycle=True), centered=True),
        O.Adagrad(S.PiecewiseConstantDecay([5, 7], [0.5, 0.25, 0.125])),
        O.Adadelta(S.CosineDecayRestarts(0.5, 10, 1.5, 0.5, 0.25)),
        O.Ftrl(0.5, l1_regularization_strength=0.25),
        O.Lion(0.25),
        O.Adafactor(0.25),
        O.Lamb(0.25),
        O.Muon(0.25, exclude_layers=["head"]),
    ]
    losses = [getattr(K, name)() for name in dir(K) if is_class(getattr(K, name), K.Loss)]
    losses += [K.BinaryCrossentropy(True, 0.25), K.SparseCategoricalCrossentropy(ignore_class=-1), K.Dice(axis=[1, 2])]
    losses += [K.MeanSquaredError(reduction="sum"), K.CategoricalFocalCrossentropy(0.5, 3.0)]
    with_argument = ("SensitivityAtSpecificity", "SpecificityAtSensitivity", "PrecisionAtRecall", "RecallAtPrecision")
    names = [name for name in dir(M) if is_class(getattr(M, name), M.Metric) and "IoU" not in name]
    left_out = ("Mean", "Sum", "MeanMetricWrapper")
    metrics = [getattr(M, name)(*([0.5] if name in with_argument else [])) for name in names if name not in left_out]
    metrics += [M.Precision([0.25, 0.5], top_k=2, class_id=1, name="several"), M.F1Score("macro", 0.5, name="macro")]
    metrics += [M.AUC(50, "PR", "minoring", multi_label=True, label_weights=[0.5, 0.25], name="areas")]
    metrics += [M.R2Score("variance_weighted_average", num_regressors=2, name="weighted")]
    return optimizers, losses, metrics


def is_class(value, kind):
    return isinstance(value, type) and issubclass(value, kind) and value is not kind


def plain(model):
    return json.loads(model.to_json())


def main():
    from golden import OUTPUT, keras

    folder = OUTPUT / "configs"
    folder.mkdir(parents=True, exist_ok=True)
    for make in NEW:
        keras.backend.clear_session()
        write(folder / f"{make.__name__}.json", {"keras": keras.__version__, "config": plain(make(keras))})
    serialize = keras.saving.serialize_keras_object
    told = json.loads(json.dumps([[serialize(one) for one in kind] for kind in trainings(keras)]))
    content = dict(zip(("optimizers", "losses", "metrics"), told))
    write(OUTPUT / "trainings.json", {"keras": keras.__version__, **content})


def old(module, folder):
    keras = importlib.import_module(module)
    version = keras.__version__
    for make in OLD:
        keras.backend.clear_session()
        config = plain(make(keras))
        write(Path(folder) / f"{make.__name__}_{version}.json", {"keras": version, "config": config})


def write(path, content):
    path.write_text(json.dumps(content, separators=(",", ": "), indent=1) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--old"]:
        old(*sys.argv[2:])
    else:
        main()
