package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Windows;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** What layers that pool over time have in common. */
final class Pooling {

  static Shape outputShape(String where, Shape inputs, boolean keepDims) {
    long features = Shapes.requireSequence(where, inputs);
    return keepDims ? Shape.of(inputs.get(0), 1, features) : Shape.of(inputs.get(0), features);
  }

  /** Refuses options of a window that slides. */
  static void check(String kind, int poolSize, int strides, Padding padding) {
    checkArgument(poolSize >= 1, "%s: poolSize must be at least 1, got %s", kind, poolSize);
    checkArgument(strides >= 1, "%s: strides must be at least 1, got %s", kind, strides);
    requireNonNull(padding, "padding");
    checkArgument(padding != Padding.CAUSAL, "%s: padding must be VALID or SAME", kind);
  }

  /** Returns the shape that a window leaves that slides. */
  static Shape slidingShape(
      String where, Shape inputs, int poolSize, int strides, Padding padding) {
    long features = Shapes.requireSequence(where, inputs);
    Windows windows = new Windows(poolSize, strides, 1);
    return Shape.of(inputs.get(0), Convolutions.windows(where, windows, padding, inputs), features);
  }

  /** Pools an image of one row, {@code [batch, 1, timesteps, features]}. */
  interface ImagePooling {
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> image);
  }

  /** Slides a window over the timesteps. */
  static Signal slide(Call call, Signal input, Shape shape, ImagePooling pooling) {
    Ops tf = call.tf();
    Operand<TFloat32> pooled = pooling.apply(tf, tf.expandDims(input.floats(), tf.constant(1)));
    return Signal.of(tf.squeeze(pooled, Squeeze.axis(List.of(1L))), shape);
  }

  private Pooling() {}
}
