package io.github.tfrnn.training;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.summary.SummaryWriter;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * A file of events for TensorBoard, written by TensorFlow's own operations: a small graph of its
 * own that is fed, so that native memory stays flat however long a training is. Not thread-safe.
 */
final class EventWriter implements AutoCloseable {

  private static final int MAX_QUEUE = 10;
  private static final int FLUSH_MILLIS = 10_000;

  private final Graph graph = new Graph();
  private final Session session = new Session(graph);
  private final Placeholder<TInt64> step;
  private final Placeholder<TString> tag;
  private final Placeholder<TFloat32> values;
  private final Placeholder<TString> graphDef;
  private final Op scalar;
  private final Op histogram;
  private final Op graphEvent;
  private final Op flush;
  private final Op close;

  /** Begins a file in a folder, which is made if it is missing. */
  static EventWriter in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "TensorBoard: the folder %s cannot be made: %s".formatted(folder, AtomicFile.reason(e)),
          e);
    }
    return new EventWriter(folder);
  }

  private EventWriter(Path folder) {
    Ops tf = Ops.create(graph);
    // A name of its own: writers of one name share one file.
    String name = folder.toAbsolutePath() + "-" + System.nanoTime();
    Operand<? extends TType> writer = tf.summary.summaryWriter(SummaryWriter.sharedName(name));
    Op create =
        tf.summary.createSummaryFileWriter(
            writer,
            tf.constant(folder.toString()),
            tf.constant(MAX_QUEUE),
            tf.constant(FLUSH_MILLIS),
            tf.constant(".v2"));
    step = tf.placeholder(TInt64.class);
    tag = tf.placeholder(TString.class);
    values = tf.placeholder(TFloat32.class);
    graphDef = tf.placeholder(TString.class);
    scalar = tf.summary.writeScalarSummary(writer, step, tag, values);
    histogram = tf.summary.writeHistogramSummary(writer, step, tag, values);
    graphEvent = tf.summary.writeGraphSummary(writer, step, graphDef);
    flush = tf.summary.flushSummaryWriter(writer);
    close = tf.summary.closeSummaryWriter(writer);
    run(session.runner(), create);
  }

  void scalars(long number, Map<String, Double> scalars) {
    scalars.forEach(
        (name, value) -> {
          try (TFloat32 tensor = TFloat32.scalarOf(value.floatValue())) {
            write(scalar, number, name, tensor);
          }
        });
  }

  void histogram(long number, String name, FloatRows rows) {
    try (TFloat32 tensor =
        TFloat32.tensorOf(rows.shape(), DataBuffers.of(rows.toFlat(), true, false))) {
      write(histogram, number, name, tensor);
    }
  }

  private void write(Op op, long number, String name, TFloat32 tensor) {
    try (TInt64 stepTensor = TInt64.scalarOf(number);
        TString tagTensor = TString.scalarOf(name)) {
      run(session.runner().feed(step, stepTensor).feed(tag, tagTensor).feed(values, tensor), op);
    }
  }

  /** Writes a serialized {@code GraphDef}. */
  void graph(byte[] serialized) {
    try (TInt64 stepTensor = TInt64.scalarOf(0);
        TString tensor = TString.tensorOfBytes(NdArrays.scalarOfObject(serialized))) {
      run(session.runner().feed(step, stepTensor).feed(graphDef, tensor), graphEvent);
    }
  }

  void flush() {
    run(session.runner(), flush);
  }

  private static void run(Session.Runner runner, Op op) {
    runner.addTarget(op).run().close();
  }

  @Override
  public void close() {
    run(session.runner(), close);
    session.close();
    graph.close();
  }
}
