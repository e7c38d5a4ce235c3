package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.ops.Windows;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What layers with windows over time have in common. */
final class Convolutions {

  /** Returns how many windows there are, unknown if the timesteps are; refuses none. */
  static long windows(String where, Windows windows, Padding padding, Shape inputs) {
    long timesteps = inputs.get(1);
    if (timesteps == Shapes.UNKNOWN) {
      return timesteps;
    }
    long count =
        switch (padding) {
          case VALID -> windows.count(timesteps);
          case SAME -> windows.countSame(timesteps);
          case CAUSAL -> windows.count(timesteps + (windows.size() - 1L) * windows.dilation());
        };
    checkArgument(
        count >= 1,
        "%s: no window of %s timesteps fits into %s. Longer sequences, smaller windows, or padding"
            + " SAME.",
        where,
        (windows.size() - 1) * windows.dilation() + 1,
        Shapes.toString(inputs));
    return count;
  }

  /** Returns {@code [batch, timesteps, features]} with zeros around it. */
  static Operand<TFloat32> pad(Ops tf, Windows windows, Padding padding, Operand<TFloat32> x) {
    return switch (padding) {
      case VALID -> x;
      case SAME -> windows.padSame(tf, x);
      case CAUSAL -> windows.padCausal(tf, x);
    };
  }

  private Convolutions() {}
}
