package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Loops;
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
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The LSTM with Keras's default activations, over all steps: one operation forward, one fused cell
 * a step backward.
 *
 * <p>Hochreiter and Schmidhuber (1997), with the forget gate of Gers, Schmidhuber and Cummins
 * (2000). Gates are in Keras's order i, f, c, o. Weight gradients are one matrix product over all
 * steps, not one a step.
 */
public final class LSTMOps {

  /** Steps that one turn of the backward loop makes: enough to hide what a turn costs. */
  private static final int STEPS_A_TURN = 20;

  /**
   * The weights, as the operations here want them.
   *
   * @param joined kernel over recurrent kernel, {@code [features + units, 4·units]}
   * @param bias {@code [4·units]}
   * @param kernel {@code [features, 4·units]}, gates in the order of the fused cell's gradient (i,
   *     c, f, o)
   * @param recurrentKernel {@code [units, 4·units]}, in that order
   * @param peepholes {@code [units]}, zeros: asked for by the fused operations and not used
   * @param transposed {@code recurrentKernel} transposed: a product of few rows with a matrix that is
   *     transposed on the way takes two to three times as long
   */
  public record Weights(
      Operand<TFloat32> joined,
      Operand<TFloat32> bias,
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Operand<TFloat32> peepholes,
      Operand<TFloat32> transposed) {

    /**
     * Returns the weights of an LSTM.
     *
     * @param kernel {@code [features, 4·units]}, gates i, f, c, o
     * @param recurrentKernel {@code [units, 4·units]}
     * @param bias {@code [4·units]}
     */
    public static Weights of(
        Ops tf,
        Operand<TFloat32> kernel,
        Operand<TFloat32> recurrentKernel,
        Operand<TFloat32> bias) {
      Operand<TFloat32> swapped = swapForgetAndCell(tf, recurrentKernel);
      return new Weights(
          tf.concat(List.of(kernel, recurrentKernel), tf.constant(0)),
          bias,
          swapForgetAndCell(tf, kernel),
          swapped,
          tf.zeros(tf.reshape(StepOps.size(tf, recurrentKernel, 0), tf.array(1)), TFloat32.class),
          tf.linalg.transpose(swapped, tf.array(1, 0)));
    }
  }

  /**
   * What a run over all steps gave, and what its gradient needs again. All but the first two are
   * {@code [steps, batch, units]}.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initialHidden {@code [batch, units]}
   * @param initialCarry {@code [batch, units]}
   */
  public record Run(
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
        inputs, hidden, carry, all.h(), all.cs(), all.i(), all.f(), all.o(), all.ci(), all.co());
  }

  /**
   * Returns the gradients of a run.
   *
   * @param hidden of the hidden states
   * @param carry of the carries
   */
  public static RunGradient runGradient(
      Ops tf, Run run, Weights weights, TimeAxis.StepGradient hidden, TimeAxis.StepGradient carry) {
    Operand<TFloat32> zeros = tf.zerosLike(run.initialHidden());
    Operand<TInt32> units = StepOps.size(tf, run.initialHidden(), 1);
    Operand<TFloat32> carryBefore = StepOps.shifted(tf, run.initialCarry(), run.carry());
    Operand<TInt32> steps = StepOps.size(tf, run.inputs(), 0);
    Operand<TFloat32> gates =
        tf.empty(
            tf.stack(
                List.of(
                    steps, StepOps.size(tf, run.inputs(), 1), tf.math.mul(units, tf.constant(4)))),
            TFloat32.class);

    List<Operand<?>> state = new ArrayList<>();
    state.add(steps);
    state.add(hidden.lastStep() == null ? zeros : hidden.lastStep());
    state.add(carry.lastStep() == null ? zeros : carry.lastStep());
    state.add(gates);
    state.addAll(
        List.of(
            run.inputGate(),
            run.carry(),
            run.forgetGate(),
            run.outputGate(),
            run.candidate(),
            run.squashedCarry(),
            carryBefore,
            weights.recurrentKernel(),
            weights.bias(),
            weights.peepholes(),
            weights.transposed()));
    boolean hiddenGiven = hidden.everyStep() != null;
    boolean carryGiven = carry.everyStep() != null;
    if (hiddenGiven) {
      state.add(hidden.everyStep());
    }
    if (carryGiven) {
      state.add(carry.everyStep());
    }
    for (int turn : List.of(STEPS_A_TURN, 1)) {
      state =
          Loops.whileLoop(
              tf,
              state,
              (f, s) -> f.math.greaterEqual(StepOps.ints(s.get(0)), f.constant(turn)),
              (f, s) -> stepsBack(f, s, hiddenGiven, carryGiven, turn));
    }

    Operand<TFloat32> z = StepOps.matrix(tf, StepOps.floats(state.get(3)));
    Operand<TFloat32> hiddenBefore = StepOps.shifted(tf, run.initialHidden(), run.hidden());
    Operand<TFloat32> inputs =
        tf.reshape(
            tf.linalg.matMul(z, weights.kernel(), MatMul.transposeB(true)), tf.shape(run.inputs()));
    return new RunGradient(
        inputs,
        swapForgetAndCell(
            tf, tf.linalg.matMul(StepOps.matrix(tf, run.inputs()), z, MatMul.transposeA(true))),
        swapForgetAndCell(
            tf, tf.linalg.matMul(StepOps.matrix(tf, hiddenBefore), z, MatMul.transposeA(true))),
        swapForgetAndCell(tf, tf.sum(z, tf.constant(0))),
        StepOps.floats(state.get(1)),
        StepOps.floats(state.get(2)));
  }

  /** Goes back {@code count} steps from step {@code state[0]}, exclusive. */
  private static List<Operand<?>> stepsBack(
      Ops tf, List<Operand<?>> state, boolean hiddenGiven, boolean carryGiven, int count) {
    Operand<TInt32> end = StepOps.ints(state.get(0));
    Operand<TInt32> begin = tf.math.sub(end, tf.constant(count));
    Operand<TFloat32> hidden = StepOps.floats(state.get(1));
    Operand<TFloat32> carry = StepOps.floats(state.get(2));
    List<List<Output<TFloat32>>> saved = new ArrayList<>();
    for (int i = 4; i < 11; i++) {
      saved.add(StepOps.stretch(tf, StepOps.floats(state.get(i)), begin, count));
    }
    Operand<TFloat32> recurrentKernel = StepOps.floats(state.get(11));
    Operand<TFloat32> bias = StepOps.floats(state.get(12));
    int last = state.size() - 1;
    List<Output<TFloat32>> ofCarry =
        carryGiven ? StepOps.stretch(tf, StepOps.floats(state.get(last)), begin, count) : null;
    List<Output<TFloat32>> ofHidden =
        hiddenGiven
            ? StepOps.stretch(
                tf, StepOps.floats(state.get(carryGiven ? last - 1 : last)), begin, count)
            : null;

    Operand<TFloat32> noInputs =
        tf.zeros(
            tf.stack(List.<Operand<TInt32>>of(StepOps.size(tf, hidden, 0), tf.constant(0))),
            TFloat32.class);
    Operand<TFloat32> peepholes = StepOps.floats(state.get(13));
    List<Operand<TFloat32>> z = new ArrayList<>();
    for (int k = count - 1; k >= 0; k--) {
      if (ofHidden != null) {
        hidden = tf.math.add(hidden, ofHidden.get(k));
      }
      if (ofCarry != null) {
        carry = tf.math.add(carry, ofCarry.get(k));
      }
      LSTMBlockCellGrad<TFloat32> cell =
          LSTMBlockCellGrad.create(
              tf.scope(),
              noInputs,
              saved.get(6).get(k),
              hidden, // in place of the hidden state before, which only its shape is asked of
              recurrentKernel,
              peepholes,
              peepholes,
              peepholes,
              bias,
              saved.get(0).get(k),
              saved.get(1).get(k),
              saved.get(2).get(k),
              saved.get(3).get(k),
              saved.get(4).get(k),
              saved.get(5).get(k),
              carry,
              hidden,
              false);
      z.add(cell.dicfo());
      carry = cell.csPrevGrad();
      hidden = tf.linalg.matMul(cell.dicfo(), StepOps.floats(state.get(14)));
    }
    Collections.reverse(z);
    List<Operand<?>> next = new ArrayList<>(state);
    next.set(0, begin);
    next.set(1, hidden);
    next.set(2, carry);
    next.set(
        3,
        tf.inplaceUpdate(
            StepOps.floats(state.get(3)), tf.range(begin, end, tf.constant(1)), tf.stack(z)));
    return next;
  }

  /** Gates i, f, c, o on the last axis as i, c, f, o, or back. */
  private static Operand<TFloat32> swapForgetAndCell(Ops tf, Operand<TFloat32> values) {
    List<Output<TFloat32>> gate = tf.split(tf.constant(-1), values, 4L).output();
    return tf.concat(List.of(gate.get(0), gate.get(2), gate.get(1), gate.get(3)), tf.constant(-1));
  }

  private LSTMOps() {}
}
