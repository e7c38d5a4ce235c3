package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Puts the axes of every example in another order. Takes masks and does not pass them on, as {@code
 * keras.layers.Permute}. Immutable.
 *
 * @param dims numbers of the inputs' axes in their new order; the batch axis, 0, is not among them:
 *     {@code 2, 1} swaps timesteps and features
 */
public record Permute(List<Integer> dims) implements Layer {

  public Permute {
    dims = List.copyOf(dims);
    checkArgument(
        dims.stream()
            .sorted()
            .toList()
            .equals(IntStream.rangeClosed(1, dims.size()).boxed().toList()),
        "Permute: dims must be the numbers from 1 to their count in some order, got %s",
        dims);
  }

  /** Returns a layer that brings axes into the given order. */
  public static Permute of(int... dims) {
    return new Permute(Arrays.stream(dims).boxed().toList());
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == dims.size() + 1,
        "%s: inputs must have %s axes besides the batch's, got %s.",
        where,
        dims.size(),
        Shapes.toString(inputs));
    long[] axes = new long[dims.size() + 1];
    axes[0] = inputs.get(0);
    for (int i = 1; i < axes.length; i++) {
      axes[i] = inputs.get(dims.get(i - 1));
    }
    return Shape.of(axes);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::permute;
  }

  private Signal permute(Call call, Signal input) {
    int[] order = new int[dims.size() + 1];
    for (int i = 1; i < order.length; i++) {
      order[i] = dims.get(i - 1);
    }
    return Signal.of(
        call.tf().linalg.transpose(input.floats(), call.tf().array(order)),
        outputShape(call.layer(), input.shape()));
  }
}
