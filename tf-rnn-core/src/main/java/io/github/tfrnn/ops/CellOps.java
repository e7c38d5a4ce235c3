package io.github.tfrnn.ops;

import io.github.tfrnn.activations.Activation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One timestep of each recurrent cell, and what is computed for all timesteps before it. */
public final class CellOps {

  private static final int I = 0;
  private static final int F = 1;
  private static final int C = 2;
  private static final int O = 3; // Keras's order of the gates on the last axis

  /**
   * Returns inputs·kernel for all steps at once, in float32.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param kernel {@code [features, n]}
   * @param dropped factors of the inputs, {@code [batch, features]}: none, one for all gates, or
   *     one a gate
   * @return {@code [steps, batch, n]}
   */
  public static Operand<TFloat32> project(
      Ops tf, Operand<TFloat32> inputs, Operand<TFloat32> kernel, List<Operand<TFloat32>> dropped) {
    return project(tf, MatrixProducts.FLOAT32, inputs, kernel, dropped);
  }

  /**
   * Returns inputs·kernel for all steps at once.
   *
   * @param products how to multiply
   * @param inputs {@code [steps, batch, features]}
   * @param kernel {@code [features, n]}
   * @param dropped factors of the inputs, {@code [batch, features]}: none, one for all gates, or
   *     one a gate
   * @return {@code [steps, batch, n]}
   */
  public static Operand<TFloat32> project(
      Ops tf,
      MatrixProducts products,
      Operand<TFloat32> inputs,
      Operand<TFloat32> kernel,
      List<Operand<TFloat32>> dropped) {
    return new GatedProduct(products, new DropoutFactors(dropped))
        .multiplySteps(tf, inputs, kernel);
  }

  /**
   * Advances an LSTM by one timestep.
   *
   * @param projected {@code x·W + b} of this timestep, {@code [batch, 4·units]}
   * @param states hidden and carry, {@code [batch, units]} each
   * @param constants the recurrent kernel {@code [units, 4·units]}; then, if the hidden state is
   *     dropped from, its factors for each gate or for all, {@code [batch, units]}
   */
  public static List<Operand<TFloat32>> lstmStep(
      Ops tf,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> constants,
      Activation activation,
      Activation recurrentActivation) {
    Operand<TFloat32> z =
        tf.math.add(
            projected,
            recurrentProduct(
                tf, states.get(0), constants.get(0), constants.subList(1, constants.size())));
    return lstmGates(tf, z, 1, states.get(1), activation, recurrentActivation);
  }

  /**
   * Advances an LSTM from the sums of what its gates see.
   *
   * @param z gates side by side on the last axis
   * @param axis the last one of {@code z}
   * @param carryBefore of the shape of one gate
   * @return hidden state and carry, of the shape of one gate
   */
  public static List<Operand<TFloat32>> lstmGates(
      Ops tf,
      Operand<TFloat32> z,
      int axis,
      Operand<TFloat32> carryBefore,
      Activation activation,
      Activation recurrentActivation) {
    List<Output<TFloat32>> gate = tf.split(tf.constant(axis), z, 4L).output();
    Operand<TFloat32> i = recurrentActivation.apply(tf, gate.get(I));
    Operand<TFloat32> f = recurrentActivation.apply(tf, gate.get(F));
    Operand<TFloat32> g = activation.apply(tf, gate.get(C));
    Operand<TFloat32> o = recurrentActivation.apply(tf, gate.get(O));
    Operand<TFloat32> carry = tf.math.add(tf.math.mul(f, carryBefore), tf.math.mul(i, g));
    return List.of(tf.math.mul(o, activation.apply(tf, carry)), carry);
  }

  /**
   * Advances a GRU by one timestep; gates z, r, h.
   *
   * @param projected {@code x·W + b} of this timestep, {@code [batch, 3·units]}
   * @param states the hidden state, {@code [batch, units]}
   * @param constants the recurrent kernel {@code [units, 3·units]}; with {@code resetAfter} its
   *     bias {@code [3·units]}; then, if the hidden state is dropped from, its factors for each
   *     gate or for all, {@code [batch, units]}
   * @param resetAfter whether the reset gate is applied after the product with the recurrent
   *     kernel; the recurrent bias is not used otherwise
   */
  public static List<Operand<TFloat32>> gruStep(
      Ops tf,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> constants,
      Activation activation,
      Activation recurrentActivation,
      boolean resetAfter) {
    Operand<TFloat32> hidden = states.get(0);
    List<Operand<TFloat32>> dropped = constants.subList(resetAfter ? 2 : 1, constants.size());
    List<Output<TFloat32>> x = tf.split(tf.constant(1), projected, 3L).output();
    List<Output<TFloat32>> kernels = tf.split(tf.constant(1), constants.get(0), 3L).output();
    Operand<TFloat32> z;
    Operand<TFloat32> r;
    Operand<TFloat32> fromState;
    if (resetAfter) {
      Operand<TFloat32> inner =
          tf.math.add(recurrentProduct(tf, hidden, constants.get(0), dropped), constants.get(1));
      List<Output<TFloat32>> gate = tf.split(tf.constant(1), inner, 3L).output();
      z = recurrentActivation.apply(tf, tf.math.add(x.get(0), gate.get(0)));
      r = recurrentActivation.apply(tf, tf.math.add(x.get(1), gate.get(1)));
      fromState = tf.math.mul(r, gate.get(2));
    } else {
      z = gate(tf, x.get(0), hidden, kernels.get(0), dropped, 0, recurrentActivation);
      r = gate(tf, x.get(1), hidden, kernels.get(1), dropped, 1, recurrentActivation);
      Operand<TFloat32> reset = tf.math.mul(r, new DropoutFactors(dropped).apply(tf, hidden, 2));
      fromState = tf.linalg.matMul(reset, kernels.get(2));
    }
    Operand<TFloat32> g = activation.apply(tf, tf.math.add(x.get(2), fromState));
    return List.of(
        tf.math.add(tf.math.mul(z, hidden), tf.math.mul(tf.math.sub(tf.constant(1f), z), g)));
  }

  private static Operand<TFloat32> gate(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> hidden,
      Operand<TFloat32> kernel,
      List<Operand<TFloat32>> dropped,
      int which,
      Activation activation) {
    Operand<TFloat32> product =
        tf.linalg.matMul(new DropoutFactors(dropped).apply(tf, hidden, which), kernel);
    return activation.apply(tf, tf.math.add(x, product));
  }

  /**
   * Advances a simple recurrent cell by one timestep.
   *
   * @param projected {@code x·W + b} of this timestep, {@code [batch, units]}
   * @param states the hidden state, {@code [batch, units]}
   * @param constants the recurrent kernel {@code [units, units]}; then, if the hidden state is
   *     dropped from, its factors, {@code [batch, units]}
   */
  public static List<Operand<TFloat32>> simpleStep(
      Ops tf,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> constants,
      Activation activation) {
    Operand<TFloat32> product =
        recurrentProduct(
            tf, states.get(0), constants.get(0), constants.subList(1, constants.size()));
    return List.of(activation.apply(tf, tf.math.add(projected, product)));
  }

  private static Operand<TFloat32> recurrentProduct(
      Ops tf,
      Operand<TFloat32> hidden,
      Operand<TFloat32> recurrentKernel,
      List<Operand<TFloat32>> dropped) {
    GatedProduct product = new GatedProduct(MatrixProducts.FLOAT32, new DropoutFactors(dropped));
    List<Operand<?>> kernels =
        GatedProduct.kernels(
            tf, MatrixProducts.FLOAT32, recurrentKernel, Math.max(1, dropped.size()));
    return product.multiply(tf, hidden, kernels);
  }

  private CellOps() {}
}
