package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import org.tensorflow.ndarray.Shape;

/**
 * A tensor that an optimizer keeps from step to step, as for instance a momentum; Keras's optimizer
 * variable. Immutable.
 *
 * @param name Keras's: {@code "momentum"}
 * @param shape every axis known
 * @param initialValue of each entry
 * @param round where it stands among the slots of all weights: Keras lists all slots of round 0,
 *     weight by weight, before those of round 1
 */
public record Slot(String name, Shape shape, double initialValue, int round) {

  public Slot {
    requireNonNull(name, "name");
    requireNonNull(shape, "shape");
    checkArgument(round >= 0, "Slot \"%s\": round must not be negative, got %s", name, round);
  }

  /** Returns a slot that begins as zeros, of round 0. */
  public static Slot of(String name, Shape shape) {
    return new Slot(name, shape, 0, 0);
  }

  /** Returns the same, beginning with another value. */
  public Slot startingAt(double newInitialValue) {
    return new Slot(name, shape, newInitialValue, round);
  }

  /** Returns the same, of another round. */
  public Slot inRound(int newRound) {
    return new Slot(name, shape, initialValue, newRound);
  }
}
