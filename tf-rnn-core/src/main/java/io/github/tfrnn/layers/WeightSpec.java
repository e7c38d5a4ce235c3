package io.github.tfrnn.layers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * A weight that a layer asks for. Immutable.
 *
 * @param name within the layer, Keras's: {@code "kernel"}
 * @param shape every axis known
 * @param initializer of the first values
 * @param regularizer adds a penalty to the loss
 * @param constraint holds after every update
 * @param trainable whether training changes it
 */
public record WeightSpec(
    String name,
    Shape shape,
    Initializer initializer,
    Optional<Regularizer> regularizer,
    Optional<Constraint> constraint,
    boolean trainable) {

  public WeightSpec {
    requireNonNull(name, "name");
    requireNonNull(shape, "shape");
    requireNonNull(initializer, "initializer");
    requireNonNull(regularizer, "regularizer");
    requireNonNull(constraint, "constraint");
  }

  /** Returns a trainable weight without penalty or constraint. */
  public static WeightSpec of(String name, Shape shape, Initializer initializer) {
    return new WeightSpec(name, shape, initializer, Optional.empty(), Optional.empty(), true);
  }

  /** Returns the same with a penalty. */
  public WeightSpec regularizedBy(Optional<Regularizer> newRegularizer) {
    return new WeightSpec(name, shape, initializer, newRegularizer, constraint, trainable);
  }

  /** Returns the same with a constraint. */
  public WeightSpec constrainedBy(Optional<Constraint> newConstraint) {
    return new WeightSpec(name, shape, initializer, regularizer, newConstraint, trainable);
  }

  /** Returns the same, left alone by training: a state. */
  public WeightSpec untrained() {
    return new WeightSpec(name, shape, initializer, regularizer, constraint, false);
  }
}
