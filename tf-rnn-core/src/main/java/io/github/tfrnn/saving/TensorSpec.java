package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.Arrays;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;

/**
 * What a signature takes or gives under one name. Immutable.
 *
 * @param type of the elements
 * @param shape open sizes are -1; {@link Shape#unknown()} if even the number of axes is open
 */
public record TensorSpec(ElementType type, Shape shape) {

  /** Checks the values. */
  public TensorSpec {
    Objects.requireNonNull(type, "TensorSpec: type is null");
    Objects.requireNonNull(shape, "TensorSpec: shape is null");
  }

  /** Returns whether a value is of this type and fits this shape. */
  public boolean takes(TensorValue value) {
    return type == value.type() && takes(value.shape());
  }

  boolean takes(TensorSpec given) {
    return type == given.type && takes(given.shape);
  }

  boolean takes(Shape given) {
    return shape.isUnknown() || shape.isCompatibleWith(given);
  }

  void require(String where, TensorValue value) {
    checkArgument(takes(value), "%s: expected %s, got %s.", where, this, value);
  }

  /** Open sizes are equal to open sizes, which they are not in a {@link Shape} alone. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TensorSpec that
        && type == that.type
        && Arrays.equals(sizes(), that.sizes());
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, Arrays.hashCode(sizes()));
  }

  private long[] sizes() {
    return shape.isUnknown() ? null : shape.asArray();
  }

  /** Returns type and shape: {@code "int32 [?, ?]"}. */
  @Override
  public String toString() {
    return type + " " + (shape.isUnknown() ? "of any shape" : Shapes.toString(shape));
  }
}
