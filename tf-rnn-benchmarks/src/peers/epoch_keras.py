"""An epoch of two bidirectional layers in Keras. Usage: epoch_keras.py keras3|tf_keras auto|True|False CELL ROWS B,T,I,H

Embedding(20000, I), two bidirectional layers of H units, Dense(2, softmax), Adam; random ids. CELL is a layer of Keras's.
Prints first_s, the first epoch, and epoch_s, the second; True and False are what jit_compile is.
"""
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np

peer, jit, cell, rows = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
B, T, I, H = map(int, sys.argv[5].split(","))
if peer == "keras3":
    import keras
else:
    import tf_keras as keras

VOCABULARY = 20000
layers = keras.layers
keras.utils.set_random_seed(0)


class EpochSeconds(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds = time.perf_counter() - self.start


def recurrent(return_sequences):
    return layers.Bidirectional(getattr(layers, cell)(H, return_sequences=return_sequences))


model = keras.Sequential([
    layers.Input((T,), dtype="int32"),
    layers.Embedding(VOCABULARY, I),
    recurrent(True),
    recurrent(False),
    layers.Dense(2, activation="softmax")])
options = {} if jit == "auto" else {"jit_compile": jit == "True"}
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", **options)

rng = np.random.default_rng(0)
x = rng.integers(0, VOCABULARY, (rows, T)).astype("int32")
y = rng.integers(0, 2, rows).astype("int32")


def epoch():
    timer, start = EpochSeconds(), time.perf_counter()
    history = model.fit(x, y, batch_size=B, epochs=1, verbose=0, shuffle=False, callbacks=[timer])
    return time.perf_counter() - start, timer.seconds, history.history["loss"][-1]


first, _, _ = epoch()
_, second, loss = epoch()
print(f"EPOCH peer={peer} variant=jit={jit} cell={cell} B={B} T={T} I={I} H={H} n={-(-rows // B)} rows={rows} "
      f"first_s={first:.3f} epoch_s={second:.3f} loss={loss:.4f}")
