package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.LSTMBlockCellGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The LSTM with Keras's default activations, over all steps: one operation forward, or one step
 * after the other; one fused cell a step backward.
 *
 * <p>Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins
 * (2000). Gates are in Keras's order i, f, c, o. Weight gradients are one matrix product over all
 * steps, not one a step.
 */
public final class LSTMOps {

  /** Steps that one turn of the backward loop makes: enough to hide what a turn costs. */
  private static final int STEPS_A_TURN = 20;

  /** Units from which on single steps are faster even if everything is kept. */
  private static final int FASTER_IN_STEPS = 256;

  /** Gates i, f, c, o in the order of the fused cell's gradient. */
  private static final int[] SWAPPED = {0, 2, 1, 3};

  /**
   * The weights, as the operations here want them.
   *
   * @param kernel {@code [features, 4·units]} and padding, gates in Keras's order
   * @param recurrentKernel {@code [units, 4·units]} and padding, gates in Keras's order; or one for
   *     each gate
   * @param stepBias {@code [4·units]} and padding
   * @param joined kernel over recurrent kernel, {@code [features + units, 4·units]}
   * @param bias {@code [4·units]}
   * @param swappedKernel the kernel, gates in the order of the fused cell's gradient (i, c, f, o)
   * @param swappedRecurrentKernel the recurrent kernel, in that order
   * @param transposed {@code swappedRecurrentKernel} transposed, or one for each gate
   * @param peepholes {@code [units]}, zeros: asked for by the fused operations and not used
   * @param products of these weights
   * @param columns what gates are padded with
   * @param units size of a state
   */
  public record Weights(
      Operand<TFloat32> kernel,
      List<Operand<?>> recurrentKernel,
      Operand<TFloat32> stepBias,
      Operand<TFloat32> joined,
      Operand<TFloat32> bias,
      Operand<TFloat32> swappedKernel,
      Operand<TFloat32> swappedRecurrentKernel,
      List<Operand<?>> transposed,
      Operand<TFloat32> peepholes,
      MatrixProducts products,
      PaddedColumns columns,
      int units) {

    /**
     * Returns the weights of an LSTM.
     *
     * @param kernel {@code [features, 4·units]}, gates i, f, c, o
     * @param recurrentKernel {@code [units, 4·units]}
     * @param bias {@code [4·units]}
     * @param stateProducts 1, or 4 if each gate sees another part of the hidden state
     */
    public static Weights of(
        Ops tf,
        MatrixProducts products,
        Operand<TFloat32> kernel,
        Operand<TFloat32> recurrentKernel,
        Operand<TFloat32> bias,
        int stateProducts,
        int units) {
      PaddedColumns columns =
          stateProducts == 1 ? PaddedColumns.of(4 * units) : PaddedColumns.none(4 * units);
      PaddedColumns bare = PaddedColumns.none(4 * units);
      Operand<TFloat32> swapped = swapForgetAndCell(tf, recurrentKernel, 2, bare);
      return new Weights(
          columns.pad(tf, kernel, 2),
          GatedProduct.kernels(tf, products, columns.pad(tf, recurrentKernel, 2), stateProducts),
          columns.pad(tf, bias, 1),
          tf.concat(List.of(kernel, recurrentKernel), tf.constant(0)),
          bias,
          swapForgetAndCell(tf, kernel, 2, bare),
          swapped,
          GatedProduct.transposed(tf, products, swapped, stateProducts),
          tf.constant(new float[units]),
          products,
          columns,
          units);
    }
  }

  /**
   * What a run over all steps gave, and what its gradient needs again. All but the first two are
   * {@code [steps, batch, units]}.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initialHidden {@code [batch, units]}
   * @param initialCarry {@code [batch, units]}
   * @param droppedInputs of the inputs of each step
   * @param dropped of the hidden state before each step
   */
  public record Run(
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initialHidden,
      Operand<TFloat32> initialCarry,
      Operand<TFloat32> hidden,
      Operand<TFloat32> carry,
      Operand<TFloat32> inputGate,
      Operand<TFloat32> forgetGate,
      Operand<TFloat32> outputGate,
      Operand<TFloat32> candidate,
      Operand<TFloat32> squashedCarry) {}

  /** The gradients of a run; those of the weights are in Keras's order of gates. */
  public record RunGradient(
      Operand<TFloat32> inputs,
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Operand<TFloat32> bias,
      Operand<TFloat32> initialHidden,
      Operand<TFloat32> initialCarry) {}

  /**
   * Returns whether {@link #run} is faster than {@link #runSteps}, which pads wide matrices.
   *
   * @param keep what is needed of the run: the fused operation always keeps everything
   */
  public static boolean fusedIsFaster(int units, Keep keep) {
    return PaddedColumns.of(4 * units).padding() == 0
        || (keep == Keep.ALL && units < FASTER_IN_STEPS);
  }

  /**
   * Runs the cell over all steps.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param hidden {@code [batch, units]}
   * @param carry {@code [batch, units]}
   */
  public static Run run(
      Ops tf,
      Operand<TFloat32> inputs,
      Operand<TFloat32> hidden,
      Operand<TFloat32> carry,
      Weights weights,
      DropoutFactors droppedInputs) {
    Operand<TInt64> steps = tf.dtypes.cast(StepOps.size(tf, inputs, 0), TInt64.class);
    Operand<TFloat32> peepholes = weights.peepholes();
    BlockLSTM<TFloat32> all =
        BlockLSTM.create(
            tf.scope(),
            steps,
            droppedInputs.apply(tf, inputs, 0),
            carry,
            hidden,
            weights.joined(),
            peepholes,
            peepholes,
            peepholes,
            weights.bias(),
            BlockLSTM.cellClip(0f));
    return new Run(
        droppedInputs,
        DropoutFactors.none(),
        inputs,
        hidden,
        carry,
        all.h(),
        all.cs(),
        all.i(),
        all.f(),
        all.o(),
        all.ci(),
        all.co());
  }

  /**
   * Runs the cell over all steps, one by one.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param hidden {@code [batch, units]}
   * @param carry {@code [batch, units]}
   * @param droppedInputs of the inputs of each step
   * @param dropped of the hidden state before each step
   * @param keep with less than everything, the carry is that of the last step alone, and there is
   *     nothing that a gradient could be computed from
   */
  public static Run runSteps(
      Ops tf,
      StepPlan plan,
      Operand<TFloat32> inputs,
      Operand<TFloat32> hidden,
      Operand<TFloat32> carry,
      Weights weights,
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Keep keep) {
    List<Operand<?>> constants = new ArrayList<>(weights.recurrentKernel());
    constants.addAll(dropped.factors());
    int kept =
        switch (keep) {
          case LAST -> 0;
          case OUTPUTS -> 1;
          case ALL -> 7;
        };
    StepLoop.Result all =
        new StepLoop(plan, STEPS_A_TURN)
            .forward(
                tf,
                new StepLoop.Work(
                    List.of(
                        tf.math.add(
                            CellOps.project(
                                tf,
                                weights.products(),
                                inputs,
                                weights.kernel(),
                                droppedInputs.factors()),
                            weights.stepBias())),
                    List.of(hidden, carry),
                    constants,
                    Collections.nCopies(kept, weights.units())),
                (f, x, states, w) -> step(f, weights, x.get(0), states, w, kept));
    List<Operand<TFloat32>> of = new ArrayList<>(all.kept());
    if (kept == 0) {
      of.add(tf.expandDims(all.carried().get(0), tf.constant(0)));
    }
    if (kept < 7) {
      of.add(tf.expandDims(all.carried().get(1), tf.constant(0)));
    }
    while (of.size() < 7) {
      of.add(null);
    }
    return new Run(
        droppedInputs,
        dropped,
        inputs,
        hidden,
        carry,
        of.get(0),
        of.get(1),
        of.get(2),
        of.get(3),
        of.get(4),
        of.get(5),
        of.get(6));
  }

  private static StepLoop.Taken step(
      Ops tf,
      Weights weights,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<?>> constants,
      int kept) {
    int n = weights.recurrentKernel().size();
    GatedProduct product = new GatedProduct(weights.products(), DropoutFactors.from(constants, n));
    Operand<TFloat32> z =
        tf.math.add(projected, product.multiply(tf, states.get(0), constants.subList(0, n)));
    List<Output<TFloat32>> gate = weights.columns().split(tf, z, 2, 4);
    Operand<TFloat32> i = tf.math.sigmoid(gate.get(0));
    Operand<TFloat32> f = tf.math.sigmoid(gate.get(1));
    Operand<TFloat32> g = tf.math.tanh(gate.get(2));
    Operand<TFloat32> o = tf.math.sigmoid(gate.get(3));
    Operand<TFloat32> carry = tf.math.add(tf.math.mul(f, states.get(1)), tf.math.mul(i, g));
    Operand<TFloat32> squashed = tf.math.tanh(carry);
    Operand<TFloat32> hidden = tf.math.mul(o, squashed);
    return new StepLoop.Taken(
        List.of(hidden, carry), List.of(hidden, carry, i, f, o, g, squashed).subList(0, kept));
  }

  /**
   * Returns the gradients of a run.
   *
   * @param hidden of the hidden states
   * @param carry of the carries
   */
  public static RunGradient runGradient(
      Ops tf,
      StepPlan plan,
      Run run,
      Weights weights,
      TimeAxis.StepGradient hidden,
      TimeAxis.StepGradient carry) {
    Operand<TFloat32> zeros = tf.zerosLike(run.initialHidden());
    List<Operand<TFloat32>> given = new ArrayList<>();
    given.add(run.inputGate());
    given.add(run.carry());
    given.add(run.forgetGate());
    given.add(run.outputGate());
    given.add(run.candidate());
    given.add(run.squashedCarry());
    given.add(StepOps.shifted(tf, run.initialCarry(), run.carry()));
    boolean hiddenGiven = hidden.everyStep() != null;
    boolean carryGiven = carry.everyStep() != null;
    if (hiddenGiven) {
      given.add(hidden.everyStep());
    }
    if (carryGiven) {
      given.add(carry.everyStep());
    }
    List<Operand<?>> constants = new ArrayList<>();
    constants.add(weights.swappedRecurrentKernel());
    constants.add(weights.bias());
    constants.add(weights.peepholes());
    constants.add(tf.slice(run.initialHidden(), tf.array(0, 0), tf.array(-1, 0)));
    constants.addAll(weights.transposed());
    DropoutFactors dropped = run.dropped().ofGates(SWAPPED);
    constants.addAll(dropped.factors());
    StepLoop.Result back =
        new StepLoop(plan.backward(), STEPS_A_TURN)
            .backward(
                tf,
                new StepLoop.Work(
                    given,
                    List.of(
                        hidden.lastStep() == null ? zeros : hidden.lastStep(),
                        carry.lastStep() == null ? zeros : carry.lastStep()),
                    constants,
                    List.of(4 * weights.units())),
                (f, saved, states, w) ->
                    stepBack(f, weights, saved, states, w, hiddenGiven, carryGiven));

    PaddedColumns columns = weights.columns().ofManyRows();
    Operand<TFloat32> z = columns.pad(tf, StepOps.matrix(tf, back.kept().get(0)), 2);
    Operand<TFloat32> before = StepOps.shifted(tf, run.initialHidden(), run.hidden());
    GatedProduct ofInputs =
        new GatedProduct(weights.products(), run.droppedInputs().ofGates(SWAPPED));
    GatedProduct ofState = new GatedProduct(weights.products(), dropped);
    return new RunGradient(
        ofInputs.ofSteps(tf, z, run.inputs(), columns.pad(tf, weights.swappedKernel(), 2)),
        swapForgetAndCell(tf, ofInputs.ofKernel(tf, run.inputs(), z), 2, columns),
        swapForgetAndCell(tf, ofState.ofKernel(tf, before, z), 2, columns),
        swapForgetAndCell(tf, tf.sum(z, tf.constant(0)), 1, columns),
        back.carried().get(0),
        back.carried().get(1));
  }

  private static StepLoop.Taken stepBack(
      Ops tf,
      Weights weights,
      List<Output<TFloat32>> saved,
      List<Operand<TFloat32>> states,
      List<Operand<?>> constants,
      boolean hiddenGiven,
      boolean carryGiven) {
    Operand<TFloat32> hidden = states.get(0);
    Operand<TFloat32> carry = states.get(1);
    if (hiddenGiven) {
      hidden = tf.math.add(hidden, saved.get(7));
    }
    if (carryGiven) {
      carry = tf.math.add(carry, saved.get(saved.size() - 1));
    }
    Operand<TFloat32> peepholes = StepOps.floats(constants.get(2));
    LSTMBlockCellGrad<TFloat32> cell =
        LSTMBlockCellGrad.create(
            tf.scope(),
            StepOps.floats(
                constants.get(
                    3)), // inputs without features: their part of the gradient comes later
            saved.get(6),
            hidden, // in place of the hidden state before, which only its shape is asked of
            StepOps.floats(constants.get(0)),
            peepholes,
            peepholes,
            peepholes,
            StepOps.floats(constants.get(1)),
            saved.get(0),
            saved.get(1),
            saved.get(2),
            saved.get(3),
            saved.get(4),
            saved.get(5),
            carry,
            hidden,
            false);
    Operand<TFloat32> gates = cell.dicfo();
    int end = 4 + weights.transposed().size();
    GatedProduct product =
        new GatedProduct(weights.products(), DropoutFactors.from(constants, end));
    Operand<TFloat32> before = product.ofRows(tf, gates, constants.subList(4, end));
    return new StepLoop.Taken(List.of(before, cell.csPrevGrad()), List.of(gates));
  }

  /** Gates i, f, c, o on the last axis as i, c, f, o, or back; without their padding. */
  private static Operand<TFloat32> swapForgetAndCell(
      Ops tf, Operand<TFloat32> values, int rank, PaddedColumns columns) {
    List<Output<TFloat32>> gate = columns.split(tf, values, rank, 4);
    return tf.concat(
        List.of(gate.get(0), gate.get(2), gate.get(1), gate.get(3)), tf.constant(rank - 1));
  }

  private LSTMOps() {}
}
