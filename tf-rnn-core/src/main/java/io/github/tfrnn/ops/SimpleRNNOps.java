package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The simple recurrent cell of Elman (1990) with Keras's default activation, over all steps, with
 * its gradient written by hand.
 */
public final class SimpleRNNOps {

  private static final int STEPS_A_TURN = 20;

  /**
   * The weights.
   *
   * @param kernel {@code [features, units]}
   * @param recurrentKernel {@code [units, units]}
   * @param bias {@code [units]}
   * @param products of these weights
   * @param units size of the state
   */
  public record Weights(
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Operand<TFloat32> bias,
      MatrixProducts products,
      int units) {}

  /**
   * What a run gave, and what its gradient needs again.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initial {@code [batch, units]}
   * @param droppedInputs of the inputs of each step
   * @param dropped of the hidden state before each step
   * @param hidden {@code [steps, batch, units]}; {@code [1, batch, units]} if the last was kept
   *     alone
   */
  public record Run(
      StepPlan plan,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initial,
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Operand<TFloat32> hidden) {}

  /** The gradients of a run. */
  public record RunGradient(
      Operand<TFloat32> inputs,
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Operand<TFloat32> bias,
      Operand<TFloat32> initial) {}

  /**
   * Runs the cell over all steps.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initial {@code [batch, units]}
   * @param droppedInputs of the inputs of each step
   * @param dropped of the hidden state before each step
   */
  public static Run run(
      Ops tf,
      StepPlan plan,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initial,
      Weights weights,
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Keep keep) {
    MatrixProducts products = weights.products();
    List<Operand<?>> constants = new ArrayList<>();
    constants.addAll(GatedProduct.kernels(tf, products, weights.recurrentKernel(), 1));
    constants.addAll(dropped.factors());
    boolean every = keep != Keep.LAST;
    StepLoop.Result all =
        new StepLoop(plan, STEPS_A_TURN)
            .forward(
                tf,
                new StepLoop.Work(
                    List.of(
                        tf.math.add(
                            CellOps.project(
                                tf, products, inputs, weights.kernel(), droppedInputs.factors()),
                            weights.bias())),
                    List.of(initial),
                    constants,
                    every ? List.of(weights.units()) : List.of()),
                (f, x, h, w) -> {
                  GatedProduct product = new GatedProduct(products, DropoutFactors.from(w, 1));
                  Operand<TFloat32> next =
                      f.math.tanh(
                          f.math.add(x.get(0), product.multiply(f, h.get(0), w.subList(0, 1))));
                  return new StepLoop.Taken(List.of(next), every ? List.of(next) : List.of());
                });
    return new Run(
        plan,
        inputs,
        initial,
        droppedInputs,
        dropped,
        every ? all.kept().get(0) : tf.expandDims(all.carried().get(0), tf.constant(0)));
  }

  /**
   * Returns the gradients of a run that kept every output.
   *
   * @param ofHidden of the outputs
   */
  public static RunGradient runGradient(
      Ops tf, Run run, Weights weights, TimeAxis.StepGradient ofHidden) {
    List<Operand<TFloat32>> given = new ArrayList<>();
    given.add(tf.math.sub(tf.constant(1f), tf.math.square(run.hidden()))); // slope of tanh
    boolean everyStep = ofHidden.everyStep() != null;
    if (everyStep) {
      given.add(ofHidden.everyStep());
    }
    Operand<TFloat32> last =
        ofHidden.lastStep() == null ? tf.zerosLike(run.initial()) : ofHidden.lastStep();
    MatrixProducts products = weights.products();
    List<Operand<?>> constants = new ArrayList<>();
    constants.addAll(GatedProduct.transposed(tf, products, weights.recurrentKernel(), 1));
    constants.addAll(run.dropped().factors());
    StepLoop.Result back =
        new StepLoop(run.plan(), STEPS_A_TURN)
            .backward(
                tf,
                new StepLoop.Work(given, List.of(last), constants, List.of(weights.units())),
                (f, x, carried, w) -> {
                  Operand<TFloat32> h =
                      everyStep ? f.math.add(carried.get(0), x.get(1)) : carried.get(0);
                  Operand<TFloat32> sum = f.math.mul(h, x.get(0));
                  GatedProduct product = new GatedProduct(products, DropoutFactors.from(w, 1));
                  Operand<TFloat32> before = product.ofRows(f, sum, w.subList(0, 1));
                  return new StepLoop.Taken(List.of(before), List.of(sum));
                });
    Operand<TFloat32> sums = StepOps.matrix(tf, back.kept().get(0));
    GatedProduct ofInputs = new GatedProduct(products, run.droppedInputs());
    GatedProduct ofState = new GatedProduct(products, run.dropped());
    return new RunGradient(
        ofInputs.ofSteps(tf, sums, run.inputs(), weights.kernel()),
        ofInputs.ofKernel(tf, run.inputs(), sums),
        ofState.ofKernel(tf, StepOps.shifted(tf, run.initial(), run.hidden()), sums),
        tf.sum(sums, tf.constant(0)),
        back.carried().get(0));
  }

  private SimpleRNNOps() {}
}
