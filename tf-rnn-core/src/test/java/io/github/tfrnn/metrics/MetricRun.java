package io.github.tfrnn.metrics;

import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.Signal;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** A metric in a graph for batches of any number of rows. */
final class MetricRun implements AutoCloseable {

  private final Graph graph = new Graph();
  private final Session session = new Session(graph, ExecutionOptions.threads(1).sessionConfig());
  private final Operand<? extends TType> labels;
  private final Operand<TFloat32> predictions;
  private final Operand<TFloat32> weights;
  private final Operand<TFloat32> sums;
  private final boolean ids;

  MetricRun(Metric metric, boolean ids, Shape labels, Shape predictions, Shape weights) {
    Ops tf = Ops.create(graph);
    this.ids = ids;
    this.labels =
        ids ? placeholder(tf, TInt32.class, labels) : placeholder(tf, TFloat32.class, labels);
    this.predictions = placeholder(tf, TFloat32.class, predictions);
    this.weights = placeholder(tf, TFloat32.class, weights);
    this.sums =
        metric.sums(
            tf,
            Signal.of(this.labels, this.labels.shape()),
            Signal.of(this.predictions, this.predictions.shape()),
            this.weights);
  }

  private static <T extends TType> Operand<T> placeholder(Ops tf, Class<T> type, Shape shape) {
    long[] axes = shape.asArray().clone();
    axes[0] = Shape.UNKNOWN_SIZE;
    return tf.placeholder(type, Placeholder.shape(Shape.of(axes)));
  }

  double[] sums(Rows y, Rows p, Rows w) {
    try (TType labelled =
            ids
                ? TInt32.tensorOf(y.shape(), DataBuffers.of(y.ints()))
                : TFloat32.tensorOf(y.shape(), DataBuffers.of(y.values()));
        TFloat32 predicted = TFloat32.tensorOf(p.shape(), DataBuffers.of(p.values()));
        TFloat32 weighted = TFloat32.tensorOf(w.shape(), DataBuffers.of(w.values()));
        Result result =
            session
                .runner()
                .feed(labels, labelled)
                .feed(predictions, predicted)
                .feed(weights, weighted)
                .fetch(sums)
                .run()) {
      TFloat32 told = (TFloat32) result.get(0);
      double[] numbers = new double[(int) told.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = told.getFloat(i);
      }
      return numbers;
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /** Numbers, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rows(Shape shape, float[] values) {

    Rows slice(int from, int to) {
      int row = values.length / (int) shape.get(0);
      long[] axes = shape.asArray().clone();
      axes[0] = (long) to - from;
      return new Rows(Shape.of(axes), java.util.Arrays.copyOfRange(values, from * row, to * row));
    }

    int[] ints() {
      int[] ints = new int[values.length];
      for (int i = 0; i < ints.length; i++) {
        ints[i] = (int) values[i];
      }
      return ints;
    }
  }
}
