"""Whole models in Keras. Usage: models_keras.py keras3|tf_keras auto|True|False conv-lstm|bilstm-attention|crnn STEPS B,T

Random inputs and labels, sparse categorical cross-entropy, Adam. STEPS are those of an epoch; True and False are what
jit_compile is. Steps are timed inside fit and predict, without their set-up.
"""
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np

import timing

peer, jit, name, steps = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
B, T = map(int, sys.argv[5].split(","))
if peer == "keras3":
    import keras
else:
    import tf_keras as keras

layers = keras.layers
keras.utils.set_random_seed(0)


class StepSeconds(keras.callbacks.Callback):
    """Seconds from the start of each epoch's first step to the end of its last."""

    def __init__(self):
        super().__init__()
        self.seconds = []

    def _begin(self, batch):
        if batch == 0:
            self.start = time.perf_counter()

    def _end(self, batch):
        if batch == steps - 1:
            self.seconds.append(time.perf_counter() - self.start)

    def on_train_batch_begin(self, batch, logs=None):
        self._begin(batch)

    def on_train_batch_end(self, batch, logs=None):
        self._end(batch)

    def on_predict_batch_begin(self, batch, logs=None):
        self._begin(batch)

    def on_predict_batch_end(self, batch, logs=None):
        self._end(batch)


def conv_lstm(x):
    x = layers.Conv1D(64, 5, padding="same", activation="relu")(x)
    return layers.LSTM(128)(layers.MaxPooling1D(2)(x))


def bilstm_attention(x):
    for _ in range(2):
        x = layers.Bidirectional(layers.LSTM(64, return_sequences=True))(x)
    return layers.GlobalAveragePooling1D()(layers.MultiHeadAttention(2, 32)(x, x))


def crnn(x):
    for filters, pool in ((32, (1, 2)), (64, (2, 2))):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.MaxPooling2D(pool)(layers.BatchNormalization()(x))
    return layers.Bidirectional(layers.GRU(64))(layers.Reshape((T // 2, 10 * 64))(x))


inputs = layers.Input((T,) + timing.FEATURES[name])
outputs = {"conv-lstm": conv_lstm, "bilstm-attention": bilstm_attention, "crnn": crnn}[name](inputs)
model = keras.Model(inputs, layers.Dense(timing.CLASSES, activation="softmax")(outputs))
options = {} if jit == "auto" else {"jit_compile": jit == "True"}
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", **options)

rng = np.random.default_rng(0)
x = rng.standard_normal((steps * B, T) + timing.FEATURES[name]).astype("float32")
y = rng.integers(0, timing.CLASSES, steps * B).astype("int32")


def fit(count):
    timer = StepSeconds()
    history = model.fit(x, y, batch_size=B, epochs=count, verbose=0, shuffle=False, callbacks=[timer])
    return min(timer.seconds), history.history["loss"][-1]


def predict():
    timer = StepSeconds()
    model.predict(x, batch_size=B, verbose=0, callbacks=[timer])
    return timer.seconds[0]


first = timing.seconds_of(lambda: model.fit(x[:B], y[:B], batch_size=B, epochs=1, verbose=0, shuffle=False))
trained, loss = fit(timing.epochs(fit(1)[0]))
timing.result(peer, "jit=" + jit, name, B, T, steps, model.count_params(), first, trained / steps,
              timing.best(predict) / steps, loss, len(os.sched_getaffinity(0)))
