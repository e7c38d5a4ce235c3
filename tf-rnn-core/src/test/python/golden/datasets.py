"""Goldens of data pipelines: batches of tf.data, windows of Keras, and files that TensorFlow writes."""

from golden import OUTPUT, array, case_random, keras, np, tf, write

BATCHES, INTERLEAVED, WINDOWS, RECORDS = "batches", "interleaved", "windows", "records"


def record_batches(case, description, features, options):
    """Sequences of chance and what padded_batch, or bucket_by_sequence_length, makes of them."""
    random = case_random(BATCHES, case)
    shape = (features,) if features else ()
    elements = []
    for length in random.ids(23, below=9):
        x = random.uniform(length, *shape) if features else random.ids(length, below=50, low=1)
        elements.append((x, random.ids(length, below=4, low=1), random.ids(below=3)))
    spec = (
        tf.TensorSpec((None, *shape), tf.float32 if features else tf.int32),
        tf.TensorSpec((None,), tf.int32),
        tf.TensorSpec((), tf.int32),
    )
    dataset = tf.data.Dataset.from_generator(lambda: iter(elements), output_signature=spec)
    value, label = options.get("value", 0), options.get("label_value", 0)
    values = (np.float32(value) if features else np.int32(value), np.int32(label), np.int32(0))
    drop = options.get("drop_remainder", False)
    if "boundaries" in options:
        dataset = dataset.bucket_by_sequence_length(
            lambda x, y, z: tf.shape(x)[0],
            options["boundaries"],
            options["batch_sizes"],
            padding_values=values,
            drop_remainder=drop,
        )
    else:
        lengths = ([options.get("length"), *shape], [options.get("label_length")], [])
        dataset = dataset.padded_batch(options["batch_sizes"][0], lengths, values, drop)
    write(
        BATCHES,
        case,
        random,
        description,
        {
            "options": options,
            "elements": [[array(part) for part in element] for element in elements],
            "batches": [[array(part) for part in batch] for batch in dataset.as_numpy_iterator()],
        },
    )


def record_interleaved():
    """Which elements of data sets of these sizes come when: data set · 100 + element."""
    random = case_random(INTERLEAVED, "interleaved")
    cases = []
    for cycle in (1, 2, 3, 5, 9):
        for count in (0, 1, 4, 7):
            sizes = [int(size) for size in random.ids(count, below=5)]
            dataset = tf.data.Dataset.range(count).interleave(
                lambda i: tf.data.Dataset.range(tf.constant([*sizes, 0], tf.int64)[i]).map(lambda j: i * 100 + j),
                cycle_length=cycle,
                block_length=1,
            )
            order = [int(element) for element in dataset.as_numpy_iterator()]
            cases.append({"cycle": cycle, "sizes": sizes, "order": order})
    write(INTERLEAVED, "interleaved", random, "Block length 1.", {"cases": cases})


def record_windows(case, description, count, features, targets):
    random = case_random(WINDOWS, case)
    cases = []
    while len(cases) < count:
        steps = int(random.ids(below=24, low=8))
        data = random.ids(steps, *features, below=1000).astype(np.float32)
        labels = None
        if targets is not None:
            labels = random.ids(steps - int(random.ids(below=4)), *targets, below=1000).astype(np.float32)
        options = {
            "sequence_length": int(random.ids(below=6, low=1)),
            "sequence_stride": int(random.ids(below=4, low=1)),
            "sampling_rate": int(random.ids(below=4, low=1)),
            "batch_size": int(random.ids(below=9, low=1)),
            "start_index": int(random.ids(below=steps // 2)) if random.ids(below=2) else None,
            "end_index": int(random.ids(below=steps, low=steps // 2)) if random.ids(below=2) else None,
        }
        try:
            batches = list(
                keras.utils.timeseries_dataset_from_array(data, labels, **options).as_numpy_iterator()
            )
            error = False
        except tf.errors.InvalidArgumentError:  # a window without a target
            batches, error = [], True
        cases.append(
            {
                "options": options,
                "data": array(data),
                "targets": array(labels),
                "error": error,
                "batches": [[array(part) for part in (b if isinstance(b, tuple) else (b,))] for b in batches],
            }
        )
    write(WINDOWS, case, random, description, {"cases": cases})


def example(i):
    feature = tf.train.Feature
    return tf.train.Example(
        features=tf.train.Features(
            feature={
                "ids": feature(int64_list=tf.train.Int64List(value=[i, -i, i * i])),
                "values": feature(float_list=tf.train.FloatList(value=[i / 4, -0.5])),
                "text": feature(bytes_list=tf.train.BytesList(value=[f"Übung {i}".encode()])),
            }
        )
    )


def record_files():
    """Records of all small sizes, and four examples."""
    folder = OUTPUT / RECORDS
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, options in (("", None), (".gz", "GZIP")):
        with tf.io.TFRecordWriter(str(folder / f"bytes.tfrecord{suffix}"), options) as writer:
            for size in range(40):
                writer.write(bytes((size * 7 + i) % 256 for i in range(size)))
        with tf.io.TFRecordWriter(str(folder / f"examples.tfrecord{suffix}"), options) as writer:
            for i in range(4):
                writer.write(example(i).SerializeToString(deterministic=True))


def main():
    record_batches("padded", "Zeros after the sequences.", 0, {"batch_sizes": [5]})
    record_batches(
        "padded_values", "Values of one's own, full batches.", 0,
        {"batch_sizes": [4], "value": 7, "label_value": -1, "drop_remainder": True},
    )  # fmt: skip
    record_batches(
        "padded_length", "To given lengths; features.", 3,
        {"batch_sizes": [6], "value": -0.25, "length": 11, "label_length": 9},
    )  # fmt: skip
    record_batches(
        "by_length", "Ranges of lengths.", 0,
        {"batch_sizes": [3, 2, 4], "boundaries": [3, 6]},
    )  # fmt: skip
    record_batches(
        "by_length_full", "Ranges of lengths, full batches; features.", 2,
        {"batch_sizes": [2, 3, 4, 2], "boundaries": [2, 3, 7], "value": 0.5, "drop_remainder": True},
    )  # fmt: skip
    record_interleaved()
    record_windows("series", "One number a step, no targets.", 40, (), None)
    record_windows("features", "Features, no targets.", 12, (3,), None)
    record_windows("targets", "Features, a target for each window.", 24, (2,), ())
    record_windows("several_targets", "One number a step, several targets for each window.", 16, (), (2,))
    record_files()


if __name__ == "__main__":
    main()
