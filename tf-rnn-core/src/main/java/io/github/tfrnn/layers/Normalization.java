package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Floats;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.Shapes;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Subtracts a mean and divides by a standard deviation that are known before training.
 *
 * <p>Mean and variance are given, or taken from data with {@link #adapt(FloatRows)}. They are part
 * of the description: the layer has no weights.
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape. Passes masks on. Behaves as {@code
 * keras.layers.Normalization}, which keeps in weights what it has adapted to; a standard deviation
 * below 1e-7 counts as 1e-7. Immutable.
 *
 * @param axes whose entries have a mean and a variance each; negative ones count from the last;
 *     none for one mean and variance of everything
 * @param mean a value for each entry of the axes, the last running fastest; or for each of the last
 *     of these axes; or a single one
 * @param variance as many values as {@code mean}, not negative
 * @param invert whether it multiplies and adds instead, which brings normalized values back
 */
public record Normalization(
    List<Integer> axes, List<Float> mean, List<Float> variance, boolean invert) implements Layer {

  /** Keras's fuzz factor. */
  private static final float LEAST_DEVIATION = 1e-7f;

  private static final List<Integer> LAST = List.of(-1);

  public Normalization {
    axes = List.copyOf(axes);
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    checkArgument(
        !mean.isEmpty() && mean.size() == variance.size(),
        "Normalization: mean and variance must have equally many values, got %s and %s",
        mean.size(),
        variance.size());
    checkArgument(
        variance.stream().allMatch(value -> value >= 0),
        "Normalization: variance must not be negative, got %s",
        variance);
  }

  /** Returns a layer with one mean and one variance for everything. */
  public static Normalization of(double mean, double variance) {
    return new Normalization(LAST, List.of((float) mean), List.of((float) variance), false);
  }

  /** Returns a layer with a mean and a variance for each entry of the last axis. */
  public static Normalization of(float[] mean, float[] variance) {
    return new Normalization(LAST, Floats.asList(mean), Floats.asList(variance), false);
  }

  /**
   * Returns a layer with the mean and the variance that each entry of the last axis has in the
   * data.
   *
   * @throws IllegalArgumentException if there are no data, or they have one axis alone
   */
  public static Normalization adapt(FloatRows data) {
    return adapt(data, LAST);
  }

  /**
   * Returns a layer with means and variances of the data.
   *
   * @param axes whose entries have a mean and a variance each; negative ones count from the last;
   *     none for one mean and variance of everything
   * @throws IllegalArgumentException if there are no data, or no such axes
   */
  public static Normalization adapt(FloatRows data, List<Integer> axes) {
    Shape shape = data.shape();
    checkArgument(
        shape.size() > 0, "Normalization: data must not be empty, got %s", Shapes.toString(shape));
    int[] entries = entries(shape, Axes.of("Normalization", axes, shape));
    double[] mean = new double[Arrays.stream(entries).max().orElse(0) + 1];
    double[] variance = new double[mean.length];
    double each = (double) entries.length / mean.length; // values of an entry
    for (int i = 0; i < entries.length; i++) {
      mean[entries[i]] += data.flat(i) / each;
    }
    for (int i = 0; i < entries.length; i++) {
      double difference = data.flat(i) - mean[entries[i]];
      variance[entries[i]] += difference * difference / each;
    }
    return new Normalization(axes, floats(mean), floats(variance), false);
  }

  /** For every value of a shape, the entry of the given axes that it belongs to. */
  private static int[] entries(Shape shape, int[] axes) {
    int[] entries = new int[Math.toIntExact(shape.size())];
    for (int axis : axes) {
      int size = (int) shape.get(axis);
      int stride = 1;
      for (int after = axis + 1; after < shape.numDimensions(); after++) {
        stride *= (int) shape.get(after);
      }
      for (int i = 0; i < entries.length; i++) {
        entries[i] = entries[i] * size + i / stride % size;
      }
    }
    return entries;
  }

  private static List<Float> floats(double[] values) {
    return Arrays.stream(values).mapToObj(value -> (float) value).toList();
  }

  /** Returns the layer that undoes what this one does. */
  public Normalization inverted() {
    return new Normalization(axes, mean, variance, !invert);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    spread(where, inputs);
    return inputs;
  }

  /** The shape of mean and variance among the axes of the inputs. */
  private Shape spread(String where, Shape inputs) {
    int[] along = Axes.of(where, axes, inputs);
    Shape sizes = Axes.sizes(where, along, inputs);
    int first = along.length;
    long values = 1;
    while (values < mean.size() && first > 0) {
      values *= sizes.get(--first);
    }
    checkArgument(
        values == mean.size(),
        "%s: mean and variance have %s values, axes %s of %s have %s.",
        where,
        mean.size(),
        axes,
        Shapes.toString(inputs),
        Shapes.toString(sizes));
    int[] named = Arrays.copyOfRange(along, first, along.length);
    return Axes.spread(named, Axes.sizes(where, named, inputs), inputs.numDimensions());
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    long[] spread = spread(context.layer(), inputs).asArray();
    float[] deviation = new float[variance.size()];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.max((float) Math.sqrt(variance.get(i)), LEAST_DEVIATION);
    }
    return (call, input) -> {
      Ops tf = call.tf();
      Operand<TFloat32> x = input.floats();
      Operand<TFloat32> means = constant(tf, Floats.toArray(mean), spread);
      Operand<TFloat32> deviations = constant(tf, deviation, spread);
      Operand<TFloat32> y =
          invert
              ? tf.math.add(means, tf.math.mul(x, deviations))
              : tf.math.div(tf.math.sub(x, means), deviations);
      return input.then(y, input.shape());
    };
  }

  private static Operand<TFloat32> constant(Ops tf, float[] values, long[] shape) {
    return tf.reshape(tf.constant(values), tf.constant(shape));
  }
}
