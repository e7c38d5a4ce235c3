"""Reads the record files that LiveRecordsTest wrote: python live_records.py tf-rnn-core/target/interop/records"""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

FEATURES = {
    "longs": tf.io.RaggedFeature(tf.int64),
    "floats": tf.io.RaggedFeature(tf.float32),
    "text": tf.io.FixedLenFeature([], tf.string),
}


def check(path, compression, contents):
    count = 0
    for record, content in zip(tf.data.TFRecordDataset(str(path), compression), contents, strict=True):
        read = tf.io.parse_single_example(record, FEATURES)
        np.testing.assert_array_equal(read["longs"], np.array(content["longs"], np.int64))
        np.testing.assert_array_equal(read["floats"], np.array(content["floats"], np.float32))
        if read["text"].numpy().decode() != content["text"]:
            raise AssertionError(f"{path}, record {count}: {read['text'].numpy()} is not {content['text']!r}")
        count += 1
    print(f"{path.name}: {count} examples are equal")


def main(folder):
    contents = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    check(folder / "examples.tfrecord", "", contents)
    check(folder / "examples.tfrecord.gz", "GZIP", contents)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
