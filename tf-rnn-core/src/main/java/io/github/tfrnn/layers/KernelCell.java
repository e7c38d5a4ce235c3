package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.ops.DropoutFactors;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.ops.Recurrence;
import io.github.tfrnn.ops.StepPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What the cells of Keras have in common: inputs times a kernel plus a bias for all timesteps at
 * once, then steps as in {@link CellOps}.
 *
 * @param products of inputs and kernel; those in a step are in float32, as converting the recurrent
 *     kernel at every step would cost more than it gains
 * @param constants kernel, bias, factors of the inputs; then those of a step
 * @param stepFrom where the constants of a step begin
 * @param inStep makes one
 */
record KernelCell(
    MatrixProducts products,
    List<Operand<TFloat32>> constants,
    int stepFrom,
    Recurrence.Step inStep)
    implements CellCall {

  /**
   * Options of a cell for one call.
   *
   * @param masks 1 if all gates drop the same of inputs and hidden state, otherwise their number
   */
  record Options(int units, float dropout, float recurrentDropout, int masks) {}

  /**
   * Returns the cell for one call.
   *
   * @param bias of the projection
   * @param common what steps have in common besides the factors of the hidden state
   */
  static KernelCell of(
      Call call,
      Options options,
      RecurrentWeights weights,
      Operand<TFloat32> bias,
      List<Operand<TFloat32>> common,
      Recurrence.Step step) {
    List<Operand<TFloat32>> constants = new ArrayList<>();
    constants.add(weights.kernel().value());
    constants.add(bias);
    constants.addAll(
        DropoutFactors.of(call, options.dropout(), weights.features(), options.masks()).factors());
    int stepFrom = constants.size();
    constants.addAll(common);
    constants.addAll(
        DropoutFactors.of(call, options.recurrentDropout(), options.units(), options.masks())
            .factors());
    return new KernelCell(MatrixProducts.of(call.policy()), List.copyOf(constants), stepFrom, step);
  }

  /**
   * Runs the cell over all steps, its first state being its output.
   *
   * @param weights that the constants were made of
   * @param inputs {@code [steps, batch, features]}
   * @param initial states before the first step, of as many units as the recurrent kernel has rows
   */
  CellwiseRun run(
      Ops tf,
      StepPlan plan,
      Keep keep,
      RecurrentWeights weights,
      Operand<TFloat32> inputs,
      List<Operand<TFloat32>> initial) {
    // Not the constants themselves: gradients arrive at what the run was given and at nothing else.
    List<Operand<TFloat32>> given = new ArrayList<>();
    constants
        .subList(stepFrom, constants.size())
        .forEach(constant -> given.add(tf.identity(constant)));
    Operand<TFloat32> projected = project(tf, inputs, constants);
    int units = (int) weights.recurrentKernel().shape().get(0);
    List<Integer> sizes = Collections.nCopies(initial.size(), units);
    return new CellwiseRun(
        inputs,
        Recurrence.run(tf, plan, inStep, projected, initial, sizes, given, keep),
        weights.all());
  }

  /** Refuses options that are about sequences. */
  static void requireCellOptions(String cell, RecurrentLayer layer) {
    checkArgument(
        !layer.returnSequences()
            && !layer.returnState()
            && !layer.goBackwards()
            && !layer.stateful()
            && !layer.zeroOutputForMask()
            && layer.activityRegularizer().isEmpty(),
        "%s: returnSequences, returnState, goBackwards, stateful, zeroOutputForMask and"
            + " activityRegularizer are options of the RNN around a cell; leave them out of %s",
        cell,
        layer);
  }

  @Override
  public Operand<TFloat32> project(
      Ops tf, Operand<TFloat32> inputs, List<Operand<TFloat32>> given) {
    return tf.math.add(
        CellOps.project(tf, products, inputs, given.get(0), given.subList(2, stepFrom)),
        given.get(1));
  }

  @Override
  public CellStep step(
      Ops tf,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> given) {
    List<Operand<TFloat32>> next =
        inStep.apply(tf, projected, states, given.subList(stepFrom, given.size()));
    return new CellStep(next.get(0), next);
  }
}
