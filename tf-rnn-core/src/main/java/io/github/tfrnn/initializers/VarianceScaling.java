package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Random values whose variance is {@code scale / n}, n counted from the weight's shape; Keras's
 * {@code VarianceScaling}.
 *
 * @param scale factor of the variance, positive
 * @param fan what n counts
 * @param distribution of the values
 * @param inputAxes axes of the weight whose sizes are multiplied to count inputs; none: as Keras
 *     counts them for dense and convolution kernels
 * @param outputAxes axes that count outputs; given if and only if {@code inputAxes} are
 */
public record VarianceScaling(
    double scale,
    Fan fan,
    Distribution distribution,
    List<Integer> inputAxes,
    List<Integer> outputAxes)
    implements Initializer {

  /** What n counts. */
  public enum Fan {
    /** Inputs. */
    IN,
    /** Outputs. */
    OUT,
    /** The mean of inputs and outputs. */
    AVERAGE
  }

  /** How the values are distributed. */
  public enum Distribution {
    /** Uniform between ±√(3·variance). */
    UNIFORM,
    /** Normal. */
    UNTRUNCATED_NORMAL,
    /** Normal, drawn again beyond two standard deviations and widened to keep the variance. */
    TRUNCATED_NORMAL
  }

  /** Standard deviation of a standard normal distribution cut off at ±2. */
  private static final double TRUNCATED_STDDEV = 0.8796256610342398;

  public VarianceScaling {
    checkArgument(scale > 0, "VarianceScaling: scale must be positive, got %s", scale);
    requireNonNull(fan, "fan");
    requireNonNull(distribution, "distribution");
    inputAxes = List.copyOf(inputAxes);
    outputAxes = List.copyOf(outputAxes);
    checkArgument(
        inputAxes.isEmpty() == outputAxes.isEmpty(),
        "VarianceScaling: inputAxes and outputAxes must be given together, got %s and %s",
        inputAxes,
        outputAxes);
  }

  /** Returns Keras's default: truncated normal, variance 1 / inputs. */
  public static VarianceScaling standard() {
    return of(1, Fan.IN, Distribution.TRUNCATED_NORMAL);
  }

  /** Returns values that count inputs and outputs as Keras does of itself. */
  public static VarianceScaling of(double scale, Fan fan, Distribution distribution) {
    return new VarianceScaling(scale, fan, distribution, List.of(), List.of());
  }

  /** Returns the same, inputs and outputs counted along the given axes. */
  public VarianceScaling counting(List<Integer> newInputAxes, List<Integer> newOutputAxes) {
    return new VarianceScaling(scale, fan, distribution, newInputAxes, newOutputAxes);
  }

  /** Returns Keras's default for kernels: uniform, variance 2 / (inputs + outputs). */
  public static VarianceScaling glorotUniform() {
    return of(1, Fan.AVERAGE, Distribution.UNIFORM);
  }

  /** Returns a truncated normal distribution of variance 2 / (inputs + outputs). */
  public static VarianceScaling glorotNormal() {
    return of(1, Fan.AVERAGE, Distribution.TRUNCATED_NORMAL);
  }

  /** Returns a uniform distribution of variance 2 / inputs. */
  public static VarianceScaling heUniform() {
    return of(2, Fan.IN, Distribution.UNIFORM);
  }

  /** Returns a truncated normal distribution of variance 2 / inputs. */
  public static VarianceScaling heNormal() {
    return of(2, Fan.IN, Distribution.TRUNCATED_NORMAL);
  }

  /** Returns a uniform distribution of variance 1 / inputs. */
  public static VarianceScaling lecunUniform() {
    return of(1, Fan.IN, Distribution.UNIFORM);
  }

  /** Returns a truncated normal distribution of variance 1 / inputs. */
  public static VarianceScaling lecunNormal() {
    return of(1, Fan.IN, Distribution.TRUNCATED_NORMAL);
  }

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    Fans fans = inputAxes.isEmpty() ? Fans.of(shape) : Fans.of(shape, inputAxes, outputAxes);
    double n =
        switch (fan) {
          case IN -> fans.in();
          case OUT -> fans.out();
          case AVERAGE -> (fans.in() + fans.out()) / 2;
        };
    double variance = scale / Math.max(1, n);
    return switch (distribution) {
      case UNIFORM -> {
        double limit = Math.sqrt(3 * variance);
        yield new RandomUniform(-limit, limit).values(shape, random);
      }
      case UNTRUNCATED_NORMAL -> new RandomNormal(0, Math.sqrt(variance)).values(shape, random);
      case TRUNCATED_NORMAL ->
          new TruncatedNormal(0, Math.sqrt(variance) / TRUNCATED_STDDEV).values(shape, random);
    };
  }
}
