package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Values times a kernel whose columns belong to gates, each of which may see another part of the
 * values; and the gradients of that.
 *
 * @param products how to multiply
 * @param dropped of the values
 */
record GatedProduct(MatrixProducts products, DropoutFactors dropped) {

  private static final MatMul.Options TRANSPOSE_A = MatMul.transposeA(true);
  private static final MatMul.Options TRANSPOSE_B = MatMul.transposeB(true);

  /** Returns the kernel cut up for {@link #multiply}. */
  static List<Operand<?>> kernels(
      Ops tf, MatrixProducts products, Operand<TFloat32> kernel, int count) {
    List<Operand<?>> kernels = new ArrayList<>();
    parts(tf, kernel, count).forEach(part -> kernels.add(products.factor(tf, part)));
    return kernels;
  }

  /**
   * Returns the kernel cut up for {@link #ofRows}, transposed: a product of few rows with a matrix
   * that is transposed on the way takes two to three times as long.
   */
  static List<Operand<?>> transposed(
      Ops tf, MatrixProducts products, Operand<TFloat32> kernel, int count) {
    List<Operand<?>> kernels = new ArrayList<>();
    for (Operand<TFloat32> part : parts(tf, kernel, count)) {
      kernels.add(products.factor(tf, tf.linalg.transpose(part, tf.array(1, 0))));
    }
    return kernels;
  }

  /**
   * Returns values·kernel.
   *
   * @param rows {@code [batch, n]}
   * @param kernels see {@link #kernels}
   */
  Operand<TFloat32> multiply(Ops tf, Operand<TFloat32> rows, List<Operand<?>> kernels) {
    List<Operand<TFloat32>> parts = new ArrayList<>();
    for (int gate = 0; gate < kernels.size(); gate++) {
      Operand<?> seen = products.factor(tf, dropped.apply(tf, rows, gate));
      parts.add(products.multiply(tf, seen, kernels.get(gate)));
    }
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
  }

  /**
   * Returns values·kernel for all steps at once.
   *
   * @param values {@code [steps, batch, n]}
   * @param kernel whole
   * @return {@code [steps, batch, columns]}
   */
  Operand<TFloat32> multiplySteps(Ops tf, Operand<TFloat32> values, Operand<TFloat32> kernel) {
    List<Operand<?>> kernels = kernels(tf, products, kernel, dropped.products());
    List<Operand<TFloat32>> parts = new ArrayList<>();
    for (int gate = 0; gate < kernels.size(); gate++) {
      Operand<TFloat32> seen = StepOps.matrix(tf, dropped.apply(tf, values, gate));
      parts.add(products.multiply(tf, products.factor(tf, seen), kernels.get(gate)));
    }
    Operand<TFloat32> product = parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
    return tf.reshape(
        product,
        tf.stack(
            List.of(
                StepOps.size(tf, values, 0),
                StepOps.size(tf, values, 1),
                StepOps.size(tf, kernel, 1))));
  }

  /**
   * Returns the gradient of {@code [batch, n]}.
   *
   * @param ofProduct gradient of the product
   * @param transposed see {@link #transposed}
   */
  Operand<TFloat32> ofRows(Ops tf, Operand<TFloat32> ofProduct, List<Operand<?>> transposed) {
    List<Operand<TFloat32>> gates = parts(tf, ofProduct, transposed.size());
    List<Operand<TFloat32>> seen = new ArrayList<>();
    for (int gate = 0; gate < gates.size(); gate++) {
      Operand<TFloat32> product =
          products.multiply(tf, products.factor(tf, gates.get(gate)), transposed.get(gate));
      seen.add(dropped.apply(tf, product, gate));
    }
    return seen.size() == 1 ? seen.get(0) : tf.math.addN(seen);
  }

  /**
   * Returns the gradient of {@code [steps, batch, n]}.
   *
   * @param ofProduct gradient of the product, {@code [steps * batch, columns]}
   */
  Operand<TFloat32> ofSteps(
      Ops tf, Operand<TFloat32> ofProduct, Operand<TFloat32> values, Operand<TFloat32> kernel) {
    List<Operand<TFloat32>> gates = parts(tf, ofProduct, dropped.products());
    List<Operand<TFloat32>> kernels = parts(tf, kernel, dropped.products());
    List<Operand<TFloat32>> seen = new ArrayList<>();
    for (int gate = 0; gate < gates.size(); gate++) {
      Operand<TFloat32> product =
          products.multiply(
              tf,
              products.factor(tf, gates.get(gate)),
              products.factor(tf, kernels.get(gate)),
              TRANSPOSE_B);
      seen.add(dropped.apply(tf, tf.reshape(product, tf.shape(values)), gate));
    }
    return seen.size() == 1 ? seen.get(0) : tf.math.addN(seen);
  }

  /**
   * Returns the gradient of the kernel: one product over all steps.
   *
   * @param values {@code [steps, batch, n]}
   * @param ofProduct gradient of the product, {@code [steps * batch, columns]}
   */
  Operand<TFloat32> ofKernel(Ops tf, Operand<TFloat32> values, Operand<TFloat32> ofProduct) {
    List<Operand<TFloat32>> gates = parts(tf, ofProduct, dropped.products());
    List<Operand<TFloat32>> kernels = new ArrayList<>();
    for (int gate = 0; gate < gates.size(); gate++) {
      Operand<TFloat32> seen = StepOps.matrix(tf, dropped.apply(tf, values, gate));
      kernels.add(
          products.multiply(
              tf, products.factor(tf, seen), products.factor(tf, gates.get(gate)), TRANSPOSE_A));
    }
    return kernels.size() == 1 ? kernels.get(0) : tf.concat(kernels, tf.constant(1));
  }

  private static List<Operand<TFloat32>> parts(Ops tf, Operand<TFloat32> matrix, int count) {
    if (count == 1) {
      return List.of(matrix);
    }
    List<Output<TFloat32>> parts = tf.split(tf.constant(1), matrix, (long) count).output();
    return List.copyOf(parts);
  }
}
