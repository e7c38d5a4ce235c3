package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.ops.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A window that slides over timesteps, or over rows and columns, and what layers that pool have in
 * common.
 *
 * @param poolSize entries of a window along each axis
 * @param strides from one window to the next along each axis
 */
record Pooling(
    List<Integer> poolSize, List<Integer> strides, Padding padding, DataFormat dataFormat) {

  /** Pools images, {@code [batch, rows, columns, channels]}. */
  interface ImagePooling {
    /**
     * Adds the operation.
     *
     * @param size of a window along the four axes
     * @param strides along the four axes
     */
    Operand<TFloat32> apply(
        Ops tf, Operand<TFloat32> images, List<Long> size, List<Long> strides, String padding);
  }

  /** Returns pooling over timesteps. */
  static Pooling of(int poolSize, int strides, Padding padding, DataFormat dataFormat) {
    return new Pooling(List.of(poolSize), List.of(strides), padding, dataFormat);
  }

  /** Refuses options that no layer can have. */
  Pooling checked(String kind) {
    poolSize.forEach(size -> Convolutions.checkAtLeastOne(kind, "poolSize", size));
    strides.forEach(stride -> Convolutions.checkAtLeastOne(kind, "strides", stride));
    requireNonNull(padding, "padding");
    requireNonNull(dataFormat, "dataFormat");
    Convolutions.checkNotCausal(kind, padding);
    return this;
  }

  /** Returns the shape that windows leave; refuses inputs into which none fits. */
  Shape outputShape(String where, Shape inputs) {
    long channels = dataFormat.requireChannels(where, inputs, poolSize.size());
    List<Windows> axes = new ArrayList<>();
    for (int i = 0; i < poolSize.size(); i++) {
      axes.add(new Windows(poolSize.get(i), strides.get(i), 1));
    }
    return Convolutions.outputShape(where, inputs, axes, padding, dataFormat, channels);
  }

  /** Slides the window over what comes in. */
  Signal slide(Call call, Signal input, ImagePooling pooling) {
    Ops tf = call.tf();
    Shape shape = outputShape(call.layer(), input.shape());
    int rank = shape.numDimensions();
    Operand<TFloat32> x = dataFormat.toLast(tf, input.floats(), rank);
    boolean sequence = rank == 3; // an image of one row
    Operand<TFloat32> pooled =
        pooling.apply(
            tf,
            sequence ? tf.expandDims(x, tf.constant(1)) : x,
            ofImages(poolSize),
            ofImages(strides),
            padding.name());
    Operand<TFloat32> y = sequence ? tf.squeeze(pooled, Squeeze.axis(List.of(1L))) : pooled;
    return Signal.of(dataFormat.fromLast(tf, y, rank), shape);
  }

  private static List<Long> ofImages(List<Integer> sizes) {
    long rows = sizes.size() == 1 ? 1 : sizes.get(0);
    return List.of(1L, rows, (long) sizes.get(sizes.size() - 1), 1L);
  }

  /** The maximum of each window. */
  static Operand<TFloat32> maximum(
      Ops tf, Operand<TFloat32> images, List<Long> size, List<Long> strides, String padding) {
    return tf.nn.maxPool(images, array(tf, size), array(tf, strides), padding);
  }

  private static Operand<TInt32> array(Ops tf, List<Long> values) {
    return tf.array(values.stream().mapToInt(Math::toIntExact).toArray());
  }

  /** The mean of each window. */
  static Operand<TFloat32> average(
      Ops tf, Operand<TFloat32> images, List<Long> size, List<Long> strides, String padding) {
    return tf.nn.avgPool(images, size, strides, padding);
  }

  /** Returns the shape that pooling over whole axes leaves. */
  static Shape globalShape(
      String where, Shape inputs, DataFormat format, int axes, boolean keepDims) {
    long channels = format.requireChannels(where, inputs, axes);
    long[] ones = new long[axes];
    Arrays.fill(ones, 1);
    return keepDims
        ? format.shape(inputs.get(0), channels, ones)
        : Shape.of(inputs.get(0), channels);
  }

  /** Pools over whole axes. */
  interface GlobalPooling {
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Operand<TInt32> axes);
  }

  /** Binds a layer that pools over whole axes. */
  static BuiltLayer global(Layer layer, DataFormat format, int axes, GlobalPooling pooling) {
    return (call, input) -> {
      Ops tf = call.tf();
      Operand<TFloat32> y = pooling.apply(tf, input.floats(), tf.array(format.axes(axes)));
      return Signal.of(y, layer.outputShape(call.layer(), input.shape()));
    };
  }
}
