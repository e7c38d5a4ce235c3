package io.github.tfrnn.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unique;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The gradient of a scalar with respect to one weight: a whole tensor, or some of its rows. */
public sealed interface WeightGradient {

  /** Returns it as one tensor of the weight's shape. */
  Operand<TFloat32> toDense(Ops tf, Shape weightShape);

  /** Returns the values that it is made of, without their places. */
  Operand<TFloat32> values();

  /** Returns the same places with other values, of the same shape. */
  WeightGradient withValues(Operand<TFloat32> values);

  /** Returns the same gradient, each row named once. */
  WeightGradient summed(Ops tf);

  /** Returns the operands that it consists of. */
  List<Operand<?>> operands();

  /**
   * Returns the squares as one tensor of the weight's shape: where a row is named twice, the sum of
   * two squares, which is what Keras's optimizers take for the square of a sparse gradient.
   */
  Operand<TFloat32> squares(Ops tf, Shape weightShape);

  /**
   * A gradient for every entry.
   *
   * @param values of the weight's shape
   */
  record Dense(Operand<TFloat32> values) implements WeightGradient {
    @Override
    public Operand<TFloat32> toDense(Ops tf, Shape weightShape) {
      return values;
    }

    @Override
    public Dense withValues(Operand<TFloat32> others) {
      return new Dense(others);
    }

    @Override
    public Dense summed(Ops tf) {
      return this;
    }

    @Override
    public List<Operand<?>> operands() {
      return List.of(values);
    }

    @Override
    public Operand<TFloat32> squares(Ops tf, Shape weightShape) {
      return tf.math.square(values);
    }
  }

  /**
   * Gradients of some rows; rows named twice add up, rows not named have none.
   *
   * @param rows {@code [n]}, indices on the weight's first axis
   * @param values {@code [n, ...]}, the rest of the shape as the weight's
   */
  record Sparse(Operand<TInt32> rows, Operand<TFloat32> values) implements WeightGradient {
    @Override
    public Operand<TFloat32> toDense(Ops tf, Shape weightShape) {
      return tf.math.unsortedSegmentSum(values, rows, tf.constant((int) weightShape.get(0)));
    }

    @Override
    public Sparse withValues(Operand<TFloat32> others) {
      return new Sparse(rows, others);
    }

    /** {@inheritDoc} Rows stand in the order in which they are first named. */
    @Override
    public Sparse summed(Ops tf) {
      Unique<TInt32, TInt32> once = tf.unique(rows, tf.constant(new int[0]));
      return new Sparse(
          once.y(), tf.math.unsortedSegmentSum(values, once.idx(), tf.size(once.y())));
    }

    @Override
    public List<Operand<?>> operands() {
      return List.of(rows, values);
    }

    @Override
    public Operand<TFloat32> squares(Ops tf, Shape weightShape) {
      return new Sparse(rows, tf.math.square(values)).toDense(tf, weightShape);
    }
  }

  /** Returns the sum of the parts; sparse as long as every part is. */
  static WeightGradient sum(Ops tf, List<WeightGradient> parts, Shape weightShape) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (parts.stream().allMatch(Sparse.class::isInstance)) {
      List<Operand<TInt32>> rows = new ArrayList<>();
      List<Operand<TFloat32>> values = new ArrayList<>();
      for (WeightGradient part : parts) {
        rows.add(((Sparse) part).rows());
        values.add(((Sparse) part).values());
      }
      return new Sparse(tf.concat(rows, tf.constant(0)), tf.concat(values, tf.constant(0)));
    }
    List<Operand<TFloat32>> dense = new ArrayList<>();
    parts.forEach(part -> dense.add(part.toDense(tf, weightShape)));
    return new Dense(tf.math.addN(dense));
  }
}
