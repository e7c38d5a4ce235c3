package io.github.tfrnn.graph;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * What passes from layer to layer: values, what is known of their shape, and which timesteps count.
 *
 * <p>Immutable.
 */
public final class Signal {

  /** The function that made probabilities of logits. */
  public enum Squashing {
    /** Over the last axis, summing to one. */
    SOFTMAX,
    /** Each entry by itself. */
    SIGMOID
  }

  /**
   * Where probabilities came from. A loss that finds this works on the logits, as Keras does, and
   * loses no digits where probabilities come close to 0 or 1.
   */
  public record Logits(Operand<TFloat32> values, Squashing squashing) {}

  private final Operand<? extends TType> values;
  private final Shape shape;
  private final Operand<TBool> mask;
  private final Logits logits;

  private Signal(Operand<? extends TType> values, Shape shape, Operand<TBool> mask, Logits logits) {
    this.values = requireNonNull(values, "values");
    this.shape = requireNonNull(shape, "shape");
    this.mask = mask;
    this.logits = logits;
  }

  /**
   * Returns a signal in which every timestep counts.
   *
   * @param shape of the values, batch first, unknown axes allowed
   */
  public static Signal of(Operand<? extends TType> values, Shape shape) {
    return new Signal(values, shape, null, null);
  }

  /** Returns the same with a mask; null means that every timestep counts. */
  public Signal withMask(Operand<TBool> newMask) {
    return new Signal(values, shape, newMask, logits);
  }

  /** Returns the same, knowing the logits that its values were made of. */
  public Signal withLogits(Logits newLogits) {
    return new Signal(values, shape, mask, newLogits);
  }

  /** Returns other values that come from this signal, under the same mask. */
  public Signal then(Operand<? extends TType> newValues, Shape newShape) {
    return new Signal(newValues, newShape, mask, null);
  }

  /** Returns the values, of whatever type. */
  public Operand<? extends TType> values() {
    return values;
  }

  /**
   * Returns the values as float32.
   *
   * @throws IllegalArgumentException if they are of another type
   */
  @SuppressWarnings("unchecked") // checked by type()
  public Operand<TFloat32> floats() {
    requireType(TFloat32.class, "numbers (float32)");
    return (Operand<TFloat32>) values;
  }

  /**
   * Returns the values as int32.
   *
   * @throws IllegalArgumentException if they are of another type
   */
  @SuppressWarnings("unchecked") // checked by type()
  public Operand<TInt32> ids() {
    requireType(TInt32.class, "token ids (int32)");
    return (Operand<TInt32>) values;
  }

  /** Returns what is known of the shape, batch first. */
  public Shape shape() {
    return shape;
  }

  /** Returns which timesteps count, {@code [batch, timesteps]}; empty if all do. */
  public Optional<Operand<TBool>> mask() {
    return Optional.ofNullable(mask);
  }

  /** Returns the logits that the values were made of, where that is known. */
  public Optional<Logits> logits() {
    return Optional.ofNullable(logits);
  }

  private void requireType(Class<? extends TType> type, String expected) {
    if (!type.equals(values.asOutput().type())) {
      throw new IllegalArgumentException(
          "expected "
              + expected
              + ", got "
              + values.asOutput().dataType()
              + " "
              + Shapes.toString(shape));
    }
  }
}
