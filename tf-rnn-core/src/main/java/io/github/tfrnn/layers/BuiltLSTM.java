package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** An {@link LSTM} and its weights in one graph. */
record BuiltLSTM(
    LSTM layer,
    Weight kernel,
    Weight recurrentKernel,
    Optional<Weight> bias,
    Optional<BuiltLSTM.Memory> memory)
    implements BuiltLayer {

  /** The states that a stateful layer keeps between batches. */
  record Memory(Weight hidden, Weight carry) {}

  @Override
  public Signal call(Call call, Signal input) {
    return call(call, List.of(input)).get(0);
  }

  @Override
  public boolean mixesRows() {
    return memory.isPresent(); // its states belong to whole batches
  }

  @Override
  public List<Signal> call(Call call, List<Signal> inputs) {
    checkArgument(
        inputs.size() == 1 || inputs.size() == 3,
        "%s: takes a sequence, or a sequence and its initial hidden and carry states, got %s"
            + " inputs",
        call.layer(),
        inputs.size());
    Ops tf = call.tf();
    Signal input = inputs.get(0);
    Operand<TFloat32> x = input.floats();
    List<Operand<TFloat32>> initial = initialStates(tf, inputs);
    TimeAxis time =
        TimeAxis.of(
            tf, x, input.mask().orElse(null), layer.goBackwards(), layer.zeroOutputForMask());

    LSTMRun run =
        fusable()
            ? FusedLSTM.run(call, this, time, x, initial)
            : CellwiseLSTM.run(call, this, time, x, initial);

    Operand<TFloat32> output =
        layer.returnSequences() ? time.sequence(tf, run.hidden()) : time.last(tf, run.hidden());
    List<Operand<TFloat32>> outputs = new ArrayList<>(List.of(output));
    if (layer.returnState() || memory.isPresent()) {
      outputs.add(time.finalState(tf, run.hidden(), initial.get(0)));
      outputs.add(time.finalState(tf, run.carry(), initial.get(1)));
    }
    List<Operand<TFloat32>> differentiable = new ArrayList<>(List.of(x));
    if (inputs.size() == 3) {
      differentiable.addAll(initial);
    }
    call.record(
        outputs,
        differentiable,
        (ops, gradients) -> gradients(ops, run, time, gradients, inputs.size() == 3));
    memory.ifPresent(m -> remember(call, m, outputs));

    Shape shape = layer.outputShape(call.layer(), input.shape());
    Signal first = layer.returnSequences() ? input.then(output, shape) : Signal.of(output, shape);
    List<Signal> signals = new ArrayList<>(List.of(first));
    if (layer.returnState()) {
      Shape state = Shape.of(input.shape().get(0), layer.units());
      signals.add(Signal.of(outputs.get(1), state));
      signals.add(Signal.of(outputs.get(2), state));
    }
    layer
        .activityRegularizer()
        .ifPresent(r -> signals.forEach(signal -> Activations.penalize(call, r, signal)));
    return signals;
  }

  private Tape.StepGradients gradients(
      Ops tf, LSTMRun run, TimeAxis time, List<Operand<TFloat32>> given, boolean ofStates) {
    TimeAxis.StepGradient hidden = TimeAxis.StepGradient.none();
    if (given.get(0) != null) {
      hidden =
          layer.returnSequences()
              ? new TimeAxis.StepGradient(time.sequenceGradient(tf, given.get(0)), null)
              : time.lastGradient(tf, given.get(0));
    }
    TimeAxis.StepGradient carry = TimeAxis.StepGradient.none();
    List<Operand<TFloat32>> kept = Arrays.asList(null, null); // of initial states, past the steps
    if (given.size() == 3) {
      if (given.get(1) != null) {
        hidden = hidden.plus(tf, time.finalStateGradient(tf, given.get(1)));
        kept.set(0, time.initialStateGradient(tf, given.get(1)));
      }
      if (given.get(2) != null) {
        carry = time.finalStateGradient(tf, given.get(2));
        kept.set(1, time.initialStateGradient(tf, given.get(2)));
      }
    }
    LSTMRun.Gradients found = run.gradients(tf, hidden, carry);
    List<Operand<TFloat32>> inputs =
        new ArrayList<>(List.of(time.stepsGradient(tf, found.inputs())));
    if (ofStates) {
      inputs.add(plus(tf, found.initialHidden(), kept.get(0)));
      inputs.add(plus(tf, found.initialCarry(), kept.get(1)));
    }
    return new Tape.StepGradients(inputs, found.weights());
  }

  private static Operand<TFloat32> plus(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return b == null ? a : tf.math.add(a, b);
  }

  private boolean fusable() {
    return layer.activation() == Activation.TANH
        && layer.recurrentActivation() == Activation.SIGMOID
        && layer.recurrentDropout() == 0;
  }

  private List<Operand<TFloat32>> initialStates(Ops tf, List<Signal> inputs) {
    if (inputs.size() == 3) {
      return List.of(inputs.get(1).floats(), inputs.get(2).floats());
    }
    if (memory.isPresent()) {
      // A copy: the variable is assigned to in the same run.
      return List.of(
          tf.math.add(memory.get().hidden().value(), tf.constant(0f)),
          tf.math.add(memory.get().carry().value(), tf.constant(0f)));
    }
    Operand<TInt32> rows =
        tf.gather(tf.shape(inputs.get(0).values()), tf.constant(0), tf.constant(0));
    Operand<TFloat32> zeros =
        tf.fill(
            tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(layer.units()))), tf.constant(0f));
    return List.of(zeros, zeros);
  }

  private static void remember(Call call, Memory memory, List<Operand<TFloat32>> outputs) {
    Ops last = call.tf().withControlDependencies(outputs.get(1), outputs.get(2));
    call.addUpdate(last.assign(memory.hidden().value(), outputs.get(1)));
    call.addUpdate(last.assign(memory.carry().value(), outputs.get(2)));
  }

  /** Returns the bias, or zeros where there is none. */
  Operand<TFloat32> biasOrZeros(Ops tf) {
    return bias.<Operand<TFloat32>>map(Weight::value)
        .orElseGet(() -> tf.constant(new float[4 * layer.units()]));
  }
}
