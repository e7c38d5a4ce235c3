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
 * @param role what changes it
 */
public record WeightSpec(
    String name,
    Shape shape,
    Initializer initializer,
    Optional<Regularizer> regularizer,
    Optional<Constraint> constraint,
    Role role) {

  /** What changes a weight. */
  public enum Role {
    /** Training. */
    TRAINED,
    /** The layer itself, where it gathers statistics; nothing resets it. */
    UNTRAINED,
    /** The layer itself, from batch to batch; a reset of the states makes it zeros. */
    STATE
  }

  public WeightSpec {
    requireNonNull(name, "name");
    requireNonNull(shape, "shape");
    requireNonNull(initializer, "initializer");
    requireNonNull(regularizer, "regularizer");
    requireNonNull(constraint, "constraint");
    requireNonNull(role, "role");
  }

  /** Returns a trainable weight without penalty or constraint. */
  public static WeightSpec of(String name, Shape shape, Initializer initializer) {
    return new WeightSpec(
        name, shape, initializer, Optional.empty(), Optional.empty(), Role.TRAINED);
  }

  /** Returns the same with a penalty. */
  public WeightSpec regularizedBy(Optional<Regularizer> newRegularizer) {
    return new WeightSpec(name, shape, initializer, newRegularizer, constraint, role);
  }

  /** Returns the same with a constraint. */
  public WeightSpec constrainedBy(Optional<Constraint> newConstraint) {
    return new WeightSpec(name, shape, initializer, regularizer, newConstraint, role);
  }

  /** Returns the same, left alone by training and by resets: a statistic. */
  public WeightSpec untrained() {
    return as(Role.UNTRAINED);
  }

  /** Returns the same, left alone by training: a state, which resets make zeros. */
  public WeightSpec state() {
    return as(Role.STATE);
  }

  private WeightSpec as(Role newRole) {
    return new WeightSpec(name, shape, initializer, regularizer, constraint, newRole);
  }

  /** Returns whether training changes it. */
  public boolean trainable() {
    return role == Role.TRAINED;
  }
}
