package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What layers with windows have in common. */
final class Convolutions {

  /** What a convolution layer computes before its bias, channels last. */
  @FunctionalInterface
  interface Arithmetic {
    /** Returns {@code [batch, windows..., channels]} of {@code [batch, ..., channels]}. */
    Operand<TFloat32> apply(Call call, Operand<TFloat32> x);
  }

  /** Refuses options that no convolution layer can have. */
  static void check(String kind, Padding padding, DataFormat format, List<Windows> axes) {
    requireNonNull(padding, "padding");
    requireNonNull(format, "dataFormat");
    for (Windows windows : axes) {
      checkAtLeastOne(kind, "kernelSize", windows.size());
      checkAtLeastOne(kind, "strides", windows.stride());
      checkAtLeastOne(kind, "dilationRate", windows.dilation());
    }
  }

  /** Returns the windows of rows and columns; refuses options that are not one number for each. */
  static List<Windows> ofImages(
      String kind, List<Integer> size, List<Integer> strides, List<Integer> dilationRate) {
    checkTwo(kind, "kernelSize", size);
    checkTwo(kind, "strides", strides);
    checkTwo(kind, "dilationRate", dilationRate);
    return List.of(
        new Windows(size.get(0), strides.get(0), dilationRate.get(0)),
        new Windows(size.get(1), strides.get(1), dilationRate.get(1)));
  }

  /** Refuses an option that is not one number for rows and one for columns. */
  static void checkTwo(String kind, String option, List<Integer> values) {
    checkArgument(
        values.size() == 2,
        "%s: %s must be two numbers, for rows and columns, got %s",
        kind,
        option,
        values);
  }

  /** Refuses to look only back where there is no time axis, or Keras does not. */
  static void checkNotCausal(String kind, Padding padding) {
    checkArgument(padding != Padding.CAUSAL, "%s: padding must be VALID or SAME", kind);
  }

  static void checkAtLeastOne(String kind, String option, int value) {
    checkArgument(value >= 1, "%s: %s must be at least 1, got %s", kind, option, value);
  }

  /** Refuses strides together with gaps. */
  static void checkStridesOrDilation(String kind, Object strides, Object dilationRate, boolean ok) {
    checkArgument(
        ok,
        "%s: strides of %s and a dilationRate of %s do not go together; one of them must be 1",
        kind,
        strides,
        dilationRate);
  }

  /** Refuses groups that do not divide the filters. */
  static void checkGroups(String kind, int filters, int groups) {
    checkAtLeastOne(kind, "filters", filters);
    checkArgument(
        groups >= 1 && filters % groups == 0,
        "%s: filters, %s, must be a multiple of groups, %s",
        kind,
        filters,
        groups);
  }

  /** Refuses inputs whose channels the groups do not divide. */
  static void requireGroups(String where, long channels, int groups, Shape inputs) {
    checkArgument(
        channels % groups == 0,
        "%s: the inputs' features must be a multiple of groups, %s, got %s.",
        where,
        groups,
        Shapes.toString(inputs));
  }

  /** Returns the shape that windows leave; refuses inputs into which none fits. */
  static Shape outputShape(
      String where,
      Shape inputs,
      List<Windows> axes,
      Padding padding,
      DataFormat format,
      long channels) {
    long[] counts = new long[axes.size()];
    for (int i = 0; i < counts.length; i++) {
      String entries = counts.length == 1 ? "timesteps" : i == 0 ? "rows" : "columns";
      counts[i] = windows(where, axes.get(i), padding, inputs, format.axis(i), entries);
    }
    return format.shape(inputs.get(0), channels, counts);
  }

  /**
   * Returns how many windows there are along an axis, unknown if its size is; refuses none.
   *
   * @param entries what the axis is made of
   */
  static long windows(
      String where, Windows windows, Padding padding, Shape inputs, int axis, String entries) {
    long size = inputs.get(axis);
    if (size == Shapes.UNKNOWN) {
      return size;
    }
    long count =
        switch (padding) {
          case VALID -> windows.count(size);
          case SAME -> windows.countSame(size);
          case CAUSAL -> windows.count(size + windows.extent() - 1L);
        };
    checkArgument(
        count >= 1,
        "%s: no window of %s %s fits into %s. %s, smaller windows, or padding SAME.",
        where,
        windows.extent(),
        entries,
        Shapes.toString(inputs),
        entries.equals("timesteps") ? "Longer sequences" : "Larger inputs");
    return count;
  }

  /** Adds a layer's bias, if it has one, and binds the layer. */
  static BuiltLayer bind(
      BuildContext context,
      ConvolutionLayer layer,
      long channels,
      List<Weight> kernels,
      Arithmetic arithmetic) {
    Optional<Weight> bias =
        layer.useBias()
            ? Optional.of(
                context.addWeight(
                    WeightSpec.of("bias", Shape.of(channels), layer.biasInitializer())
                        .regularizedBy(layer.biasRegularizer())
                        .constrainedBy(layer.biasConstraint())))
            : Optional.empty();
    List<Weight> weights = new ArrayList<>(kernels);
    bias.ifPresent(weights::add);
    return (call, input) -> {
      Ops tf = call.tf();
      Shape shape = layer.outputShape(call.layer(), input.shape());
      int rank = shape.numDimensions();
      Operand<TFloat32> x = input.floats();
      Operand<TFloat32> y = arithmetic.apply(call, layer.dataFormat().toLast(tf, x, rank));
      if (bias.isPresent()) {
        y = tf.math.add(y, bias.get().value());
      }
      y = layer.dataFormat().fromLast(tf, y, rank);
      call.recordByGraph(List.of(y), List.of(x), weights);
      Signal output = Activations.apply(call, layer.activation(), Signal.of(y, shape));
      layer.activityRegularizer().ifPresent(r -> Activations.penalize(call, r, output));
      return output;
    };
  }

  /** Convolves, zeros being put around {@code x} first. */
  static Operand<TFloat32> convolve(
      Call call,
      Convolution convolution,
      Padding padding,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel) {
    Ops tf = call.tf();
    Operand<TFloat32> padded =
        padding == Padding.CAUSAL ? convolution.axes().get(0).padCausal(tf, x) : x;
    MatrixProducts products = MatrixProducts.of(call.policy());
    return convolution.apply(tf, products, padded, kernel, padding == Padding.SAME);
  }

  private Convolutions() {}
}
