package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
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

  private static final MatMul.Options TRANSPOSE_A = MatMul.transposeA(true);
  private static final MatMul.Options TRANSPOSE_B = MatMul.transposeB(true);

  /**
   * The weights, as the operations here want them.
   *
   * @param kernel {@code [features, 4·units]} and padding, gates in Keras's order
   * @param recurrentKernel {@code [units, 4·units]} and padding, gates in Keras's order
   * @param stepBias {@code [4·units]} and padding
   * @param joined kernel over recurrent kernel, {@code [features + units, 4·units]}
   * @param bias {@code [4·units]}
   * @param swappedKernel the kernel, gates in the order of the fused cell's gradient (i, c, f, o)
   * @param swappedRecurrentKernel the recurrent kernel, in that order
   * @param transposed {@code swappedRecurrentKernel} transposed: a product of few rows with a
   *     matrix that is transposed on the way takes two to three times as long
   * @param peepholes {@code [units]}, zeros: asked for by the fused operations and not used
   * @param products of these weights
   * @param units size of a state
   */
  public record Weights(
      Operand<TFloat32> kernel,
      Operand<?> recurrentKernel,
      Operand<TFloat32> stepBias,
      Operand<TFloat32> joined,
      Operand<TFloat32> bias,
      Operand<TFloat32> swappedKernel,
      Operand<TFloat32> swappedRecurrentKernel,
      Operand<?> transposed,
      Operand<TFloat32> peepholes,
      MatrixProducts products,
      int units) {

    /**
     * Returns the weights of an LSTM.
     *
     * @param kernel {@code [features, 4·units]}, gates i, f, c, o
     * @param recurrentKernel {@code [units, 4·units]}
     * @param bias {@code [4·units]}
     */
    public static Weights of(
        Ops tf,
        MatrixProducts products,
        Operand<TFloat32> kernel,
        Operand<TFloat32> recurrentKernel,
        Operand<TFloat32> bias,
        int units) {
      PaddedColumns columns = PaddedColumns.of(4 * units);
      PaddedColumns bare = PaddedColumns.none(4 * units);
      Operand<TFloat32> swapped = swapForgetAndCell(tf, recurrentKernel, 2, bare);
      return new Weights(
          columns.pad(tf, kernel, 2),
          products.factor(tf, columns.pad(tf, recurrentKernel, 2)),
          columns.pad(tf, bias, 1),
          tf.concat(List.of(kernel, recurrentKernel), tf.constant(0)),
          bias,
          swapForgetAndCell(tf, kernel, 2, bare),
          swapped,
          products.factor(tf, tf.linalg.transpose(swapped, tf.array(1, 0))),
          tf.constant(new float[units]),
          products,
          units);
    }

    PaddedColumns columns() {
      return PaddedColumns.of(4 * units);
    }
  }

  /**
   * What a run over all steps gave, and what its gradient needs again. All but the first two are
   * {@code [steps, batch, units]}.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initialHidden {@code [batch, units]}
   * @param initialCarry {@code [batch, units]}
   * @param dropped of the hidden state before each step
   */
  public record Run(
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
      Weights weights) {
    Operand<TInt64> steps = tf.dtypes.cast(StepOps.size(tf, inputs, 0), TInt64.class);
    Operand<TFloat32> peepholes = weights.peepholes();
    BlockLSTM<TFloat32> all =
        BlockLSTM.create(
            tf.scope(),
            steps,
            inputs,
            carry,
            hidden,
            weights.joined(),
            peepholes,
            peepholes,
            peepholes,
            weights.bias(),
            BlockLSTM.cellClip(0f));
    return new Run(
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
      DropoutFactors dropped,
      Keep keep) {
    List<Operand<?>> constants = new ArrayList<>(List.of(weights.recurrentKernel()));
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
                        CellOps.project(
                            tf, weights.products(), inputs, weights.kernel(), weights.stepBias())),
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
        dropped, inputs, hidden, carry, of.get(0), of.get(1), of.get(2), of.get(3), of.get(4),
        of.get(5), of.get(6));
  }

  private static StepLoop.Taken step(
      Ops tf,
      Weights weights,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> states,
      List<Operand<?>> constants,
      int kept) {
    Operand<TFloat32> before = DropoutFactors.from(constants, 1).apply(tf, states.get(0));
    MatrixProducts products = weights.products();
    Operand<TFloat32> z =
        tf.math.add(
            projected, products.multiply(tf, products.factor(tf, before), constants.get(0)));
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
    constants.add(weights.transposed());
    constants.add(tf.slice(run.initialHidden(), tf.array(0, 0), tf.array(-1, 0)));
    constants.addAll(run.dropped().factors());
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
                    stepBack(f, weights.products(), saved, states, w, hiddenGiven, carryGiven));

    MatrixProducts products = weights.products();
    PaddedColumns columns = PaddedColumns.ofManyRows(4 * weights.units());
    Operand<TFloat32> z = columns.pad(tf, StepOps.matrix(tf, back.kept().get(0)), 2);
    Operand<?> factor = products.factor(tf, z);
    Operand<TFloat32> hiddenBefore =
        run.dropped().apply(tf, StepOps.shifted(tf, run.initialHidden(), run.hidden()));
    Operand<?> x = products.factor(tf, StepOps.matrix(tf, run.inputs()));
    Operand<?> h = products.factor(tf, StepOps.matrix(tf, hiddenBefore));
    Operand<?> kernel = products.factor(tf, columns.pad(tf, weights.swappedKernel(), 2));
    return new RunGradient(
        tf.reshape(products.multiply(tf, factor, kernel, TRANSPOSE_B), tf.shape(run.inputs())),
        swapForgetAndCell(tf, products.multiply(tf, x, factor, TRANSPOSE_A), 2, columns),
        swapForgetAndCell(tf, products.multiply(tf, h, factor, TRANSPOSE_A), 2, columns),
        swapForgetAndCell(tf, tf.sum(z, tf.constant(0)), 1, columns),
        back.carried().get(0),
        back.carried().get(1));
  }

  private static StepLoop.Taken stepBack(
      Ops tf,
      MatrixProducts products,
      List<Output<TFloat32>> saved,
      List<Operand<TFloat32>> states,
      List<Operand<?>> weights,
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
    Operand<TFloat32> peepholes = StepOps.floats(weights.get(2));
    LSTMBlockCellGrad<TFloat32> cell =
        LSTMBlockCellGrad.create(
            tf.scope(),
            StepOps.floats(
                weights.get(4)), // inputs without features: their part of the gradient comes later
            saved.get(6),
            hidden, // in place of the hidden state before, which only its shape is asked of
            StepOps.floats(weights.get(0)),
            peepholes,
            peepholes,
            peepholes,
            StepOps.floats(weights.get(1)),
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
    Operand<TFloat32> before =
        DropoutFactors.from(weights, 5)
            .apply(tf, products.multiply(tf, products.factor(tf, gates), weights.get(3)));
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
