package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.Gradients;
import io.github.tfrnn.graph.Loops;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Any cell over all steps of a batch, forward and backward.
 *
 * <p>Forward keeps the states of every step. Where steps are unrolled, TensorFlow differentiates
 * them as they are. Otherwise backward goes through the steps again in short stretches from the
 * last to the first, computes each stretch once more from the state before it, and lets TensorFlow
 * differentiate that. Where a cell has a fused form of its own, such as {@link LSTMOps}, that is
 * faster.
 */
public final class Recurrence {

  /** Steps that one turn of a loop makes: enough to hide what a turn costs. */
  private static final int STEPS_A_TURN = 10;

  /** One step of a cell. */
  @FunctionalInterface
  public interface Step {
    /**
     * Returns the next states, the first of which is the output; each {@code [batch, size]}, of a
     * size of its own.
     *
     * @param projected what the step's input contributes, {@code [batch, n]}
     * @param states before the step
     * @param constants what all steps have in common: recurrent weights, dropout masks
     */
    List<Operand<TFloat32>> apply(
        Ops tf,
        Operand<TFloat32> projected,
        List<Operand<TFloat32>> states,
        List<Operand<TFloat32>> constants);
  }

  /**
   * What a run gave, and what its gradient needs again.
   *
   * @param states of every step, each {@code [steps, batch, size]}, or of the last alone where no
   *     more was asked for; the first are the outputs
   * @param last states after all steps, each {@code [batch, size]}
   */
  public record Run(
      StepPlan plan,
      Step step,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> initial,
      List<Operand<TFloat32>> constants,
      List<Operand<TFloat32>> states,
      List<Operand<TFloat32>> last) {}

  /** The gradients of a run. */
  public record RunGradient(
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> initial,
      List<Operand<TFloat32>> constants) {}

  /**
   * Runs a cell over all steps.
   *
   * @param projected {@code [steps, batch, n]}
   * @param initial states before the first step, each {@code [batch, size]}
   * @param sizes of the states
   */
  public static Run run(
      Ops tf,
      StepPlan plan,
      Step step,
      Operand<TFloat32> projected,
      List<Operand<TFloat32>> initial,
      List<Integer> sizes,
      List<Operand<TFloat32>> constants,
      Keep keep) {
    int kept =
        switch (keep) {
          case LAST -> 0;
          case OUTPUTS -> 1;
          case ALL -> sizes.size();
        };
    StepLoop.Result all =
        new StepLoop(plan, STEPS_A_TURN)
            .forward(
                tf,
                new StepLoop.Work(List.of(projected), initial, constants, sizes.subList(0, kept)),
                (f, x, states, w) -> {
                  List<Operand<TFloat32>> next = step.apply(f, x.get(0), states, StepOps.floats(w));
                  return new StepLoop.Taken(next, next.subList(0, kept));
                });
    List<Operand<TFloat32>> states = new ArrayList<>(all.kept());
    for (Operand<TFloat32> last : all.carried().subList(kept, sizes.size())) {
      states.add(tf.expandDims(last, tf.constant(0)));
    }
    return new Run(plan, step, projected, initial, constants, states, all.carried());
  }

  /**
   * Returns the gradients of a run that kept everything.
   *
   * @param ofStates for each state; the first is the output
   */
  public static RunGradient runGradient(Ops tf, Run run, List<TimeAxis.StepGradient> ofStates) {
    return run.plan().execution() == Execution.UNROLLED
        ? unrolledGradient(tf, run, ofStates)
        : loopedGradient(tf, run, ofStates);
  }

  /** All steps are in the graph: TensorFlow differentiates them as they are. */
  private static RunGradient unrolledGradient(
      Ops tf, Run run, List<TimeAxis.StepGradient> ofStates) {
    List<Output<?>> ys = new ArrayList<>();
    List<Output<?>> dys = new ArrayList<>();
    for (int i = 0; i < ofStates.size(); i++) {
      TimeAxis.StepGradient given = ofStates.get(i);
      if (given.everyStep() != null) {
        ys.add(run.states().get(i).asOutput());
        dys.add(given.everyStep().asOutput());
      }
      if (given.lastStep() != null) {
        ys.add(tf.identity(run.last().get(i)).asOutput());
        dys.add(given.lastStep().asOutput());
      }
    }
    List<Operand<TFloat32>> from = new ArrayList<>(List.of(run.projected()));
    from.addAll(run.initial());
    from.addAll(run.constants());
    List<Output<?>> xs = new ArrayList<>();
    from.forEach(x -> xs.add(x.asOutput()));
    List<Operand<TFloat32>> found = orZeros(tf, Gradients.of(tf, ys, xs, dys), from);
    int states = 1 + run.initial().size();
    return new RunGradient(
        found.get(0), found.subList(1, states), found.subList(states, found.size()));
  }

  private static RunGradient loopedGradient(Ops tf, Run run, List<TimeAxis.StepGradient> ofStates) {
    int n = run.initial().size();
    int constantCount = run.constants().size();
    List<Operand<?>> state = new ArrayList<>();
    state.add(StepOps.size(tf, run.projected(), 0));
    state.add(run.projected());
    state.add(tf.empty(tf.shape(run.projected()), TFloat32.class));
    for (int i = 0; i < n; i++) {
      Operand<TFloat32> last = ofStates.get(i).lastStep();
      state.add(last == null ? tf.zerosLike(run.initial().get(i)) : last);
    }
    for (int i = 0; i < n; i++) {
      state.add(StepOps.shifted(tf, run.initial().get(i), run.states().get(i)));
    }
    run.constants().forEach(constant -> state.add(tf.zerosLike(constant)));
    state.addAll(run.constants());
    List<Integer> given = new ArrayList<>(); // states with a gradient at every step
    for (int i = 0; i < n; i++) {
      if (ofStates.get(i).everyStep() != null) {
        given.add(i);
        state.add(ofStates.get(i).everyStep());
      }
    }
    List<Operand<?>> end = state;
    for (int turn : List.of(STEPS_A_TURN, 1)) {
      end =
          Loops.whileLoop(
              tf,
              end,
              (f, s) -> f.math.greaterEqual(StepOps.ints(s.get(0)), f.constant(turn)),
              (f, s) -> stepsBack(f, run.step(), s, n, constantCount, given, turn));
    }
    return new RunGradient(
        StepOps.floats(end.get(2)),
        StepOps.floats(end.subList(3, 3 + n)),
        StepOps.floats(end.subList(3 + 2 * n, 3 + 2 * n + constantCount)));
  }

  private static List<Operand<?>> stepsBack(
      Ops tf,
      Step step,
      List<Operand<?>> state,
      int n,
      int constantCount,
      List<Integer> given,
      int count) {
    Operand<TInt32> end = StepOps.ints(state.get(0));
    Operand<TInt32> begin = tf.math.sub(end, tf.constant(count));
    int constantsAt = 3 + 2 * n + constantCount;
    int givenAt = constantsAt + constantCount;
    List<Operand<TFloat32>> constants = StepOps.floats(state.subList(constantsAt, givenAt));
    List<Output<TFloat32>> projected =
        StepOps.stretch(tf, StepOps.floats(state.get(1)), begin, count);
    List<Operand<TFloat32>> before = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      before.add(tf.gather(StepOps.floats(state.get(3 + n + i)), begin, tf.constant(0)));
    }
    List<List<Output<TFloat32>>> gradients = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      gradients.add(StepOps.stretch(tf, StepOps.floats(state.get(givenAt + i)), begin, count));
    }

    List<Output<?>> ys = new ArrayList<>();
    List<Output<?>> dys = new ArrayList<>();
    List<Operand<TFloat32>> states = before;
    for (int k = 0; k < count; k++) {
      states = step.apply(tf, projected.get(k), states, constants);
      for (int i = 0; i < given.size(); i++) {
        ys.add(tf.identity(states.get(given.get(i))).asOutput());
        dys.add(gradients.get(i).get(k));
      }
    }
    for (int i = 0; i < n; i++) {
      ys.add(tf.identity(states.get(i)).asOutput());
      dys.add(StepOps.floats(state.get(3 + i)).asOutput());
    }
    List<Output<?>> xs = new ArrayList<>(projected);
    before.forEach(x -> xs.add(x.asOutput()));
    constants.forEach(x -> xs.add(x.asOutput()));
    List<Operand<TFloat32>> found = Gradients.of(tf, ys, xs, dys);

    List<Operand<?>> next = new ArrayList<>(state);
    next.set(0, begin);
    next.set(
        2,
        tf.inplaceUpdate(
            StepOps.floats(state.get(2)),
            tf.range(begin, end, tf.constant(1)),
            tf.stack(orZeros(tf, found.subList(0, count), projected))));
    List<Operand<TFloat32>> ofStates = orZeros(tf, found.subList(count, count + n), before);
    for (int i = 0; i < n; i++) {
      next.set(3 + i, ofStates.get(i));
    }
    for (int i = 0; i < constantCount; i++) {
      Operand<TFloat32> more = found.get(count + n + i);
      if (more != null) {
        next.set(3 + 2 * n + i, tf.math.add(StepOps.floats(state.get(3 + 2 * n + i)), more));
      }
    }
    return next;
  }

  private static List<Operand<TFloat32>> orZeros(
      Ops tf, List<Operand<TFloat32>> gradients, List<? extends Operand<TFloat32>> like) {
    List<Operand<TFloat32>> filled = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      Operand<TFloat32> gradient = gradients.get(i);
      filled.add(gradient == null ? tf.zerosLike(like.get(i)) : gradient);
    }
    return filled;
  }

  private Recurrence() {}
}
