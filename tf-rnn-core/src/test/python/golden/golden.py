"""Shared by all golden scripts: a quiet, repeatable TensorFlow, seeded random arrays, and the JSON files."""

import os
import platform
import zlib
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"  # one order of summation, whatever the processor
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.experimental.enable_op_determinism()

tf.get_logger().setLevel("ERROR")

import keras

OUTPUT = Path(__file__).parents[2] / "resources" / "golden"
LARGEST_FILE = 60_000


def seed_of(group, case):
    """One seed for each case, made from its name: a new case leaves the numbers of the others alone."""
    return zlib.crc32(f"{group}/{case}".encode()) % 100_000


class Random:
    """Random arrays of one case. Rounded to four decimals, which float32 and the reader both take well."""

    def __init__(self, seed):
        self.seed = seed
        self.generator = np.random.default_rng(seed)
        keras.utils.set_random_seed(seed)

    def uniform(self, *shape, low=-1.0, high=1.0):
        return np.round(self.generator.uniform(low, high, shape), 4).astype(np.float32)

    def ids(self, *shape, below, low=0):
        return self.generator.integers(low, below, shape, dtype=np.int32)

    def probabilities(self, *shape):
        """Positive rows that sum to one (to four decimals)."""
        values = self.generator.uniform(0.05, 1.0, shape)
        return np.round(values / values.sum(axis=-1, keepdims=True), 4).astype(np.float32)

    def one_hot(self, *shape):
        return np.eye(shape[-1], dtype=np.float32)[self.ids(*shape[:-1], below=shape[-1])]


def array(value):
    """The JSON form of a tensor."""
    if value is None:
        return None
    if isinstance(value, tf.IndexedSlices):
        value = tf.convert_to_tensor(value)
    value = np.asarray(value)
    entry = {"shape": list(value.shape)}
    if value.dtype == np.bool_:
        entry["dtype"] = "bool"
    elif np.issubdtype(value.dtype, np.integer):
        entry["dtype"] = "int32"
    entry["data"] = value.ravel().tolist() if value.dtype != np.float32 else list(value.ravel())
    return entry


def options(config, leave_out=()):
    """A Keras config without what carries no numbers: names, dtypes, modules, seeds, absent options."""
    plumbing = {"name", "trainable", "dtype", "module", "registered_name", "build_config", "seed", "unroll"}
    if isinstance(config, dict):
        return {
            key: options(value, leave_out)
            for key, value in config.items()
            if value is not None and key not in plumbing and key not in leave_out
        }
    if isinstance(config, (list, tuple)):
        return [options(value, leave_out) for value in config]
    return config


def described(thing, leave_out=()):
    """Class name and options of a Keras layer, loss, metric, optimizer, …"""
    return {"class_name": type(thing).__name__, "config": options(thing.get_config(), leave_out)}


def number(value):
    """The shortest decimal that float32 reads back as the same value; NaN as a string, since JSON has none."""
    value = np.float32(value)
    return str(value) if np.isfinite(value) else '"NaN"' if np.isnan(value) else f'"{value}"'


def to_json(value, indent=""):
    """JSON with one line for each option and one for each list of numbers."""
    if value is None:
        return "null"
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (int, np.integer)):
        return str(value)
    if isinstance(value, (float, np.floating)):
        return number(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        if "data" in value and "shape" in value or not value:
            return "{" + ", ".join(f'"{k}": {to_json(v)}' for k, v in value.items()) + "}"
        deeper = indent + "  "
        lines = [f'{deeper}"{key}": {to_json(item, deeper)}' for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + indent + "}"
    if any(isinstance(item, (dict, list)) for item in value):
        deeper = indent + "  "
        return "[\n" + ",\n".join(deeper + to_json(item, deeper) for item in value) + "\n" + indent + "]"
    return "[" + ", ".join(map(to_json, value)) + "]"


def write(group, case, random, description, content):
    """Writes golden/<group>/<case>.json."""
    header = {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "seed": None if random is None else random.seed,
        "description": description,
    }
    text = to_json({**header, **content}) + "\n"
    if len(text) > LARGEST_FILE:
        raise ValueError(f"{group}/{case} has {len(text)} characters, allowed are {LARGEST_FILE}")
    path = OUTPUT / group / f"{case}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def case_random(group, case):
    return Random(seed_of(group, case))
