package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param stateNames of the states of the cell
 * @param stateSizes of the states of the cell
 * @param memory what a stateful layer keeps between batches, a weight for each state; empty for any
 *     other
 * @param runner runs the cell
 */
record BuiltRecurrent(
    RecurrentLayer layer,
    List<String> stateNames,
    List<Integer> stateSizes,
    List<Weight> memory,
    Runner runner)
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

  /** Binds a layer whose states are of the size of its output. */
  static BuiltRecurrent of(
      BuildContext context,
      RecurrentLayer layer,
      Shape inputs,
      List<String> stateNames,
      Runner runner) {
    int units = (int) Shapes.last(layer.outputShape(context.layer(), inputs));
    return of(
        context, layer, inputs, stateNames, Collections.nCopies(stateNames.size(), units), runner);
  }

  /** Binds a layer to its weights; adds the states that a stateful layer keeps. */
  static BuiltRecurrent of(
      BuildContext context,
      RecurrentLayer layer,
      Shape inputs,
      List<String> stateNames,
      List<Integer> stateSizes,
      Runner runner) {
    List<Weight> memory = new ArrayList<>();
    if (layer.stateful()) {
      for (int i = 0; i < stateNames.size(); i++) {
        Shape state = Shape.of(inputs.get(0), stateSizes.get(i));
        memory.add(
            context.addWeight(WeightSpec.of(stateNames.get(i), state, Constant.zeros()).state()));
      }
    }
    return new BuiltRecurrent(layer, stateNames, stateSizes, List.copyOf(memory), runner);
  }

  @Override
  public Signal call(Call call, Signal input) {
    return call(call, List.of(input)).get(0);
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
    List<Operand<TFloat32>> initial = initialStates(call, inputs);
    TimeAxis time =
        TimeAxis.of(
            tf, x, input.mask().orElse(null), layer.goBackwards(), layer.zeroOutputForMask());
    RecurrentRun run = runner.run(call, time, x, input.shape().get(1), initial);

    Operand<TFloat32> shown = run.outputs();
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    outputs.add(layer.returnSequences() ? time.sequence(tf, shown) : time.last(tf, shown));
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
      for (int i = 0; i < stateSizes.size(); i++) {
        Shape state = Shape.of(input.shape().get(0), stateSizes.get(i));
        signals.add(Signal.of(outputs.get(1 + i), state));
      }
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
      Operand<TFloat32> ofFinal = given.size() > 1 ? given.get(1 + i) : null;
      ofStates.add(
          ofFinal == null ? TimeAxis.StepGradient.none() : time.finalStateGradient(tf, ofFinal));
      past.add(ofFinal == null ? null : time.initialStateGradient(tf, ofFinal));
    }
    RecurrentRun.Gradients found = run.gradients(tf, ofOutput(tf, time, given.get(0)), ofStates);
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

  private List<Operand<TFloat32>> initialStates(Call call, List<Signal> inputs) {
    Ops tf = call.tf();
    List<Operand<TFloat32>> states = new ArrayList<>();
    if (inputs.size() > 1) {
      for (int i = 0; i < stateSizes.size(); i++) {
        Signal given = inputs.get(1 + i);
        checkArgument(
            Shape.of(Shapes.UNKNOWN, stateSizes.get(i)).isCompatibleWith(given.shape()),
            "%s: the initial %s must be [batch, %s], got %s",
            call.layer(),
            stateNames.get(i),
            stateSizes.get(i),
            Shapes.toString(given.shape()));
        states.add(given.floats());
      }
      return states;
    }
    for (Weight kept : memory) { // a copy: the variable is assigned to in the same run
      Operand<TFloat32> ofPart = call.part().cut(tf, kept.value(), 2);
      states.add(tf.math.add(ofPart, tf.constant(0f)));
    }
    if (states.isEmpty()) {
      Operand<TInt32> rows =
          tf.gather(tf.shape(inputs.get(0).values()), tf.constant(0), tf.constant(0));
      Map<Integer, Operand<TFloat32>> zeros = new HashMap<>();
      for (int size : stateSizes) {
        states.add(
            zeros.computeIfAbsent(
                size,
                n ->
                    tf.fill(
                        tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(n))),
                        tf.constant(0f))));
      }
    }
    return states;
  }

  private void remember(Call call, List<Operand<TFloat32>> states) {
    for (int i = 0; i < memory.size(); i++) {
      Operand<TFloat32> kept = memory.get(i).value();
      Operand<TFloat32> next = states.get(i);
      call.addUpdate(
          ops ->
              assign(
                  ops.withControlDependencies(states.toArray(Op[]::new)), call.part(), kept, next));
    }
  }

  private static Op assign(Ops tf, BatchPart part, Operand<TFloat32> kept, Operand<TFloat32> next) {
    if (part.whole()) {
      return tf.assign(kept, next);
    }
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> end = tf.math.add(part.begin(), part.size());
    return tf.stridedSliceAssign( // of the part's rows
        kept,
        tf.stack(List.of(part.begin(), zero)),
        tf.stack(List.of(end, tf.gather(tf.shape(next), tf.constant(1), zero))),
        tf.array(1, 1),
        next);
  }
}
