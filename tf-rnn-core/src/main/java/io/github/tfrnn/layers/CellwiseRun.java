package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.Keep;
import io.github.tfrnn.ops.Recurrence;
import io.github.tfrnn.ops.StepPlan;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Any cell, step by step, differentiated by TensorFlow.
 *
 * <p>An output that is no state goes along as one: a state that no step looks at.
 *
 * @param inputs {@code [steps, batch, features]}
 * @param run over the projected inputs
 * @param weights that the projection and the run's constants were computed from
 * @param outputsApart whether the run's first state is an output and nothing else
 */
record CellwiseRun(
    Operand<TFloat32> inputs, Recurrence.Run run, List<Weight> weights, boolean outputsApart)
    implements RecurrentRun {

  /** The run of a cell whose first state is its output. */
  CellwiseRun(Operand<TFloat32> inputs, Recurrence.Run run, List<Weight> weights) {
    this(inputs, run, weights, false);
  }

  /**
   * Runs a cell that may be anyone's.
   *
   * @param weights of the cell
   * @param inputs {@code [steps, batch, features]}
   * @param initial states before the first step
   */
  static CellwiseRun of(
      Call call,
      StepPlan plan,
      Keep keep,
      RNNCell cell,
      CellCall called,
      List<Weight> weights,
      Operand<TFloat32> inputs,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    List<Operand<TFloat32>> constants = List.copyOf(called.constants());
    // Not the constants themselves: gradients arrive at what the run was given and at nothing else.
    Operand<TFloat32> projected = tf.identity(called.project(tf, inputs, constants));
    List<Operand<TFloat32>> given = new ArrayList<>();
    constants.forEach(constant -> given.add(tf.identity(constant)));
    List<Operand<TFloat32>> outputAndStates = new ArrayList<>();
    Operand<TInt32> rows = tf.gather(tf.shape(inputs), tf.constant(1), tf.constant(0));
    outputAndStates.add(
        tf.fill(
            tf.stack(List.<Operand<TInt32>>of(rows, tf.constant(cell.outputSize()))),
            tf.constant(0f)));
    outputAndStates.addAll(initial);
    Recurrence.Step step =
        (f, input, states, all) -> {
          CellStep made = called.step(f, input, states.subList(1, states.size()), all);
          requireSizes(cell, made);
          List<Operand<TFloat32>> next = new ArrayList<>();
          next.add(made.output());
          next.addAll(made.states());
          return next;
        };
    List<Integer> sizes = new ArrayList<>(List.of(cell.outputSize()));
    sizes.addAll(cell.stateSizes());
    List<Weight> trained = weights.stream().filter(Weight::trainable).toList();
    return new CellwiseRun(
        inputs,
        Recurrence.run(tf, plan, step, projected, outputAndStates, sizes, given, keep),
        trained,
        true);
  }

  /** Refuses what a step gave if it is not what the cell has promised. */
  private static void requireSizes(RNNCell cell, CellStep made) {
    requireSize(cell, "outputSize()", made.output(), cell.outputSize());
    List<Integer> sizes = cell.stateSizes();
    checkArgument(
        made.states().size() == sizes.size(),
        "stateSizes() of %s are %s, its step gave %s states",
        cell,
        sizes,
        made.states().size());
    for (int i = 0; i < sizes.size(); i++) {
      requireSize(cell, "stateSizes() " + i, made.states().get(i), sizes.get(i));
    }
  }

  private static void requireSize(RNNCell cell, String what, Operand<TFloat32> given, int size) {
    Shape shape = given.asOutput().shape();
    checkArgument(
        Shape.of(Shapes.UNKNOWN, size).isCompatibleWith(shape),
        "%s of %s asks for [batch, %s], its step gave %s",
        what,
        cell,
        size,
        Shapes.toString(shape));
  }

  @Override
  public List<Operand<TFloat32>> states() {
    return outputsApart ? run.states().subList(1, run.states().size()) : run.states();
  }

  @Override
  public Operand<TFloat32> outputs() {
    return run.states().get(0);
  }

  @Override
  public Gradients gradients(
      Ops tf, TimeAxis.StepGradient ofOutputs, List<TimeAxis.StepGradient> ofStates) {
    if (!outputsApart) {
      return RecurrentRun.super.gradients(tf, ofOutputs, ofStates);
    }
    List<TimeAxis.StepGradient> all = new ArrayList<>();
    all.add(ofOutputs);
    all.addAll(ofStates);
    Gradients found = gradients(tf, all);
    List<Operand<TFloat32>> initial = found.initial().subList(1, all.size());
    return new Gradients(found.inputs(), initial, found.weights());
  }

  @Override
  public Gradients gradients(Ops tf, List<TimeAxis.StepGradient> ofStates) {
    Recurrence.RunGradient found = Recurrence.runGradient(tf, run, ofStates);
    List<Output<?>> ys = new ArrayList<>(List.of(run.projected().asOutput()));
    List<Output<?>> dys = new ArrayList<>(List.of(found.projected().asOutput()));
    run.constants().forEach(constant -> ys.add(constant.asOutput()));
    found.constants().forEach(gradient -> dys.add(gradient.asOutput()));
    List<Output<?>> xs = new ArrayList<>(List.of(inputs.asOutput()));
    weights.forEach(weight -> xs.add(weight.value().asOutput()));
    List<Operand<TFloat32>> gradients = io.github.tfrnn.graph.Gradients.of(tf, ys, xs, dys);
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      if (gradients.get(i + 1) != null) {
        ofWeights.put(weights.get(i), new WeightGradient.Dense(gradients.get(i + 1)));
      }
    }
    Operand<TFloat32> ofInputs = gradients.get(0) == null ? tf.zerosLike(inputs) : gradients.get(0);
    return new Gradients(ofInputs, found.initial(), ofWeights);
  }
}
