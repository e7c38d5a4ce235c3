package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A recurrent layer in one graph: masks, directions, states in and out, around a cell that is run
 * over all steps.
 *
 * @param stateNames of the states of the cell, the output first
 * @param memory what a stateful layer keeps between batches, a weight for each state; empty for any
 *     other
 * @param runner runs the cell
 */
record BuiltRecurrent(
    RecurrentLayer layer, List<String> stateNames, List<Weight> memory, Runner runner)
    implements BuiltLayer {

  /** Runs a cell over all steps. */
  @FunctionalInterface
  interface Runner {
    /**
     * Adds the operations.
     *
     * @param x {@code [batch, timesteps, features]}
     * @param timesteps of the batch, {@link Shapes#UNKNOWN} if only known at run time
     * @param initial states before the first step
     */
    RecurrentRun run(
        Call call,
        TimeAxis time,
        Operand<TFloat32> x,
        long timesteps,
        List<Operand<TFloat32>> initial);
  }

  /** Binds a layer to its weights; adds the states that a stateful layer keeps. */
  static BuiltRecurrent of(
      BuildContext context,
      RecurrentLayer layer,
      Shape inputs,
      List<String> stateNames,
      Runner runner) {
    List<Weight> memory = new ArrayList<>();
    if (layer.stateful()) {
      Shape state = Shape.of(inputs.get(0), layer.units());
      for (String name : stateNames) {
        memory.add(context.addWeight(WeightSpec.of(name, state, Constant.zeros()).untrained()));
      }
    }
    return new BuiltRecurrent(layer, stateNames, List.copyOf(memory), runner);
  }

  @Override
  public Signal call(Call call, Signal input) {
    return call(call, List.of(input)).get(0);
  }

  @Override
  public boolean mixesRows() {
    return layer.stateful(); // its states belong to whole batches
  }

  @Override
  public List<Signal> call(Call call, List<Signal> inputs) {
    boolean statesGiven = inputs.size() == 1 + stateNames.size();
    checkArgument(
        inputs.size() == 1 || statesGiven,
        "%s: takes a sequence, or a sequence and its initial states %s, got %s inputs",
        call.layer(),
        stateNames,
        inputs.size());
    Ops tf = call.tf();
    Signal input = inputs.get(0);
    Operand<TFloat32> x = input.floats();
    List<Operand<TFloat32>> initial = initialStates(tf, inputs);
    TimeAxis time =
        TimeAxis.of(
            tf, x, input.mask().orElse(null), layer.goBackwards(), layer.zeroOutputForMask());
    RecurrentRun run = runner.run(call, time, x, input.shape().get(1), initial);

    Operand<TFloat32> hidden = run.states().get(0);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    outputs.add(layer.returnSequences() ? time.sequence(tf, hidden) : time.last(tf, hidden));
    if (layer.returnState() || layer.stateful()) {
      for (int i = 0; i < stateNames.size(); i++) {
        outputs.add(time.finalState(tf, run.states().get(i), initial.get(i)));
      }
    }
    List<Operand<TFloat32>> differentiable = new ArrayList<>(List.of(x));
    if (statesGiven) {
      differentiable.addAll(initial);
    }
    call.record(
        outputs,
        differentiable,
        (ops, gradients) -> gradients(ops, run, time, gradients, statesGiven));
    if (layer.stateful()) {
      remember(call, outputs.subList(1, outputs.size()));
    }
    return signals(call, input, outputs);
  }

  private List<Signal> signals(Call call, Signal input, List<Operand<TFloat32>> outputs) {
    Shape shape = layer.outputShape(call.layer(), input.shape());
    List<Signal> signals = new ArrayList<>();
    signals.add(
        layer.returnSequences()
            ? input.then(outputs.get(0), shape)
            : Signal.of(outputs.get(0), shape));
    if (layer.returnState()) {
      Shape state = Shape.of(input.shape().get(0), layer.units());
      outputs.subList(1, outputs.size()).forEach(s -> signals.add(Signal.of(s, state)));
    }
    layer
        .activityRegularizer()
        .ifPresent(r -> signals.forEach(signal -> Activations.penalize(call, r, signal)));
    return signals;
  }

  private Tape.StepGradients gradients(
      Ops tf, RecurrentRun run, TimeAxis time, List<Operand<TFloat32>> given, boolean statesGiven) {
    List<TimeAxis.StepGradient> ofStates = new ArrayList<>();
    List<Operand<TFloat32>> past = new ArrayList<>(); // of initial states, past all steps
    for (int i = 0; i < stateNames.size(); i++) {
      TimeAxis.StepGradient gradient =
          i == 0 ? ofOutput(tf, time, given.get(0)) : TimeAxis.StepGradient.none();
      Operand<TFloat32> ofFinal = given.size() > 1 ? given.get(1 + i) : null;
      if (ofFinal != null) {
        gradient = gradient.plus(tf, time.finalStateGradient(tf, ofFinal));
      }
      ofStates.add(gradient);
      past.add(ofFinal == null ? null : time.initialStateGradient(tf, ofFinal));
    }
    RecurrentRun.Gradients found = run.gradients(tf, ofStates);
    List<Operand<TFloat32>> inputs = new ArrayList<>();
    inputs.add(time.stepsGradient(tf, found.inputs()));
    if (statesGiven) {
      for (int i = 0; i < stateNames.size(); i++) {
        Operand<TFloat32> through = found.initial().get(i);
        inputs.add(past.get(i) == null ? through : tf.math.add(through, past.get(i)));
      }
    }
    return new Tape.StepGradients(inputs, found.weights());
  }

  private TimeAxis.StepGradient ofOutput(Ops tf, TimeAxis time, Operand<TFloat32> given) {
    if (given == null) {
      return TimeAxis.StepGradient.none();
    }
    return layer.returnSequences()
        ? new TimeAxis.StepGradient(time.sequenceGradient(tf, given), null)
        : time.lastGradient(tf, given);
  }

  private List<Operand<TFloat32>> initialStates(Ops tf, List<Signal> inputs) {
    List<Operand<TFloat32>> states = new ArrayList<>();
    if (inputs.size() > 1) {
      inputs.subList(1, inputs.size()).forEach(signal -> states.add(signal.floats()));
      return states;
    }
    for (Weight kept : memory) { // a copy: the variable is assigned to in the same run
      states.add(tf.math.add(kept.value(), tf.constant(0f)));
    }
    if (states.isEmpty()) {
      Operand<TInt32> rows =
          tf.gather(tf.shape(inputs.get(0).values()), tf.constant(0), tf.constant(0));
      Operand<TFloat32> zeros =
          tf.fill(
              tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(layer.units()))),
              tf.constant(0f));
      stateNames.forEach(name -> states.add(zeros));
    }
    return states;
  }

  private void remember(Call call, List<Operand<TFloat32>> states) {
    for (int i = 0; i < memory.size(); i++) {
      Operand<TFloat32> kept = memory.get(i).value();
      Operand<TFloat32> next = states.get(i);
      call.addUpdate(
          ops -> ops.withControlDependencies(states.toArray(Op[]::new)).assign(kept, next));
    }
  }
}
