package io.github.tfrnn.ops;

import io.github.tfrnn.graph.Loops;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Takes a step from each timestep to the next, or from each to the one before.
 *
 * <p>What every step needs of its own is <em>given</em>, what it hands to the next is
 * <em>carried</em>, what is wanted of every step is <em>kept</em>, and the rest is constant.
 *
 * @param plan unrolled, looped or compiled
 * @param stepsATurn steps that one turn of a loop makes: enough to hide what a turn costs
 */
record StepLoop(StepPlan plan, int stepsATurn) {

  /** The operations of one step. */
  @FunctionalInterface
  interface Step {
    Taken apply(
        Ops tf,
        List<Output<TFloat32>> given,
        List<Operand<TFloat32>> carried,
        List<Operand<?>> constants);
  }

  /** What one step carries on, and what it leaves: {@code [batch, n]} each. */
  record Taken(List<Operand<TFloat32>> carried, List<Operand<TFloat32>> kept) {}

  /**
   * What is there after all steps.
   *
   * @param carried {@code [batch, n]} each
   * @param kept {@code [steps, batch, n]} each, in the order of time whatever the direction
   */
  record Result(List<Operand<TFloat32>> carried, List<Operand<TFloat32>> kept) {}

  /**
   * What the steps work on.
   *
   * @param given at least one, {@code [steps, batch, n]} each
   * @param carried before the first step, {@code [batch, n]} each
   * @param keptSizes the n of everything kept
   */
  record Work(
      List<? extends Operand<TFloat32>> given,
      List<? extends Operand<TFloat32>> carried,
      List<? extends Operand<?>> constants,
      List<Integer> keptSizes) {}

  /** Goes from the first step to the last. */
  Result forward(Ops tf, Work work, Step step) {
    return run(tf, work, step, false);
  }

  /** Goes from the last step to the first. */
  Result backward(Ops tf, Work work, Step step) {
    return run(tf, work, step, true);
  }

  private Result run(Ops tf, Work work, Step step, boolean backward) {
    return switch (plan.execution()) {
      case UNROLLED -> unrolled(tf, work, step, backward);
      case LOOPED -> looped(tf, work, step, backward);
      case COMPILED -> compiled(tf, work, step, backward);
      case FUSED -> throw new IllegalArgumentException("a fused cell takes no single steps");
    };
  }

  private Result unrolled(Ops tf, Work work, Step step, boolean backward) {
    List<List<Output<TFloat32>>> given = new ArrayList<>();
    work.given().forEach(g -> given.add(tf.unstack(g, plan.timesteps()).output()));
    return stretch(
        tf, given, List.copyOf(work.carried()), List.copyOf(work.constants()), step, backward);
  }

  /** Takes all steps of {@code given}, one after the other. */
  private static Result stretch(
      Ops tf,
      List<List<Output<TFloat32>>> given,
      List<Operand<TFloat32>> carried,
      List<Operand<?>> constants,
      Step step,
      boolean backward) {
    int count = given.get(0).size();
    List<List<Operand<TFloat32>>> kept = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int which = backward ? count - 1 - k : k;
      List<Output<TFloat32>> now = new ArrayList<>();
      given.forEach(g -> now.add(g.get(which)));
      Taken taken = step.apply(tf, now, carried, constants);
      carried = taken.carried();
      kept.add(taken.kept());
    }
    if (backward) {
      Collections.reverse(kept);
    }
    List<Operand<TFloat32>> stacked = new ArrayList<>();
    for (int i = 0; i < kept.get(0).size(); i++) {
      int which = i;
      stacked.add(tf.stack(kept.stream().map(k -> k.get(which)).toList()));
    }
    return new Result(carried, stacked);
  }

  /** The state of a loop: steps done, all steps, carried, kept, given, constants. */
  private record State(
      Operand<TInt32> done,
      Operand<TInt32> steps,
      List<Operand<TFloat32>> carried,
      List<Operand<TFloat32>> kept,
      List<Operand<TFloat32>> given,
      List<Operand<?>> constants) {

    static State of(List<Operand<?>> values, Work like) {
      int carriedTo = 2 + like.carried().size();
      int keptTo = carriedTo + like.keptSizes().size();
      int givenTo = keptTo + like.given().size();
      return new State(
          StepOps.ints(values.get(0)),
          StepOps.ints(values.get(1)),
          StepOps.floats(values.subList(2, carriedTo)),
          StepOps.floats(values.subList(carriedTo, keptTo)),
          StepOps.floats(values.subList(keptTo, givenTo)),
          values.subList(givenTo, values.size()));
    }

    List<Operand<?>> values() {
      List<Operand<?>> values = new ArrayList<>(List.of(done, steps));
      values.addAll(carried);
      values.addAll(kept);
      values.addAll(given);
      values.addAll(constants);
      return values;
    }

    State next(
        Operand<TInt32> newDone,
        List<Operand<TFloat32>> newCarried,
        List<Operand<TFloat32>> newKept) {
      return new State(newDone, steps, newCarried, newKept, given, constants);
    }

    /** The first of {@code count} steps that come next. */
    Operand<TInt32> begin(Ops tf, int count, boolean backward) {
      return backward ? tf.math.sub(tf.math.sub(steps, done), tf.constant(count)) : done;
    }
  }

  private static State start(Ops tf, Work work, boolean zeroed) {
    Operand<TInt32> steps = StepOps.size(tf, work.given().get(0), 0);
    Operand<TInt32> rows = StepOps.size(tf, work.carried().get(0), 0);
    List<Operand<TFloat32>> kept = new ArrayList<>();
    for (int size : work.keptSizes()) {
      Operand<TInt32> shape = tf.stack(List.of(steps, rows, tf.constant(size)));
      kept.add(zeroed ? tf.fill(shape, tf.constant(0f)) : tf.empty(shape, TFloat32.class));
    }
    return new State(
        tf.constant(0),
        steps,
        List.copyOf(work.carried()),
        kept,
        List.copyOf(work.given()),
        List.copyOf(work.constants()));
  }

  private Result looped(Ops tf, Work work, Step step, boolean backward) {
    List<Operand<?>> values = start(tf, work, false).values();
    for (int turn : stepsATurn == 1 ? List.of(1) : List.of(stepsATurn, 1)) {
      values =
          Loops.whileLoop(
              tf,
              values,
              (f, s) ->
                  f.math.lessEqual(
                      f.math.add(StepOps.ints(s.get(0)), f.constant(turn)), StepOps.ints(s.get(1))),
              (f, s) -> turn(f, State.of(s, work), step, backward, turn).values());
    }
    State end = State.of(values, work);
    return new Result(end.carried(), end.kept());
  }

  private static State turn(Ops tf, State state, Step step, boolean backward, int count) {
    Operand<TInt32> begin = state.begin(tf, count, backward);
    List<List<Output<TFloat32>>> given = new ArrayList<>();
    state.given().forEach(g -> given.add(StepOps.stretch(tf, g, begin, count)));
    Result some = stretch(tf, given, state.carried(), state.constants(), step, backward);
    Operand<TInt32> which = tf.range(begin, tf.math.add(begin, tf.constant(count)), tf.constant(1));
    List<Operand<TFloat32>> kept = new ArrayList<>();
    for (int i = 0; i < state.kept().size(); i++) {
      kept.add(tf.inplaceUpdate(state.kept().get(i), which, some.kept().get(i)));
    }
    return state.next(tf.math.add(state.done(), tf.constant(count)), some.carried(), kept);
  }

  private static Result compiled(Ops tf, Work work, Step step, boolean backward) {
    List<Operand<?>> arguments = new ArrayList<>();
    arguments.addAll(work.carried());
    arguments.addAll(work.given());
    arguments.addAll(work.constants());
    int n = work.carried().size();
    int m = n + work.given().size();
    List<Operand<?>> results =
        Loops.compiled(
            tf,
            arguments,
            (f, a) -> {
              Work inside =
                  new Work(
                      StepOps.floats(a.subList(n, m)),
                      StepOps.floats(a.subList(0, n)),
                      a.subList(m, a.size()),
                      work.keptSizes());
              Result all = loopForXla(f, inside, step, backward);
              List<Operand<?>> both = new ArrayList<>(all.carried());
              both.addAll(all.kept());
              return both;
            });
    return new Result(
        StepOps.floats(results.subList(0, n)), StepOps.floats(results.subList(n, results.size())));
  }

  /**
   * XLA updates a slice in place; it knows no {@code InplaceUpdate} and no uninitialized memory.
   */
  private static Result loopForXla(Ops tf, Work work, Step step, boolean backward) {
    List<Operand<?>> values =
        Loops.whileLoop(
            tf,
            start(tf, work, true).values(),
            (f, s) -> f.math.less(StepOps.ints(s.get(0)), StepOps.ints(s.get(1))),
            (f, s) -> {
              State state = State.of(s, work);
              Operand<TInt32> at = state.begin(f, 1, backward);
              Operand<TInt32> corner = f.stack(List.of(at, f.constant(0), f.constant(0)));
              List<Output<TFloat32>> given = new ArrayList<>();
              state.given().forEach(g -> given.add(f.gather(g, at, f.constant(0)).asOutput()));
              Taken taken = step.apply(f, given, state.carried(), state.constants());
              List<Operand<TFloat32>> kept = new ArrayList<>();
              for (int i = 0; i < state.kept().size(); i++) {
                kept.add(
                    updated(
                        f,
                        state.kept().get(i),
                        f.expandDims(taken.kept().get(i), f.constant(0)),
                        corner));
              }
              return state
                  .next(f.math.add(state.done(), f.constant(1)), taken.carried(), kept)
                  .values();
            });
    State end = State.of(values, work);
    return new Result(end.carried(), end.kept());
  }

  private static Operand<TFloat32> updated(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> slice, Operand<TInt32> corner) {
    OperationBuilder builder = tf.scope().opBuilder("XlaDynamicUpdateSlice", "Update");
    builder.addInput(values.asOutput()).addInput(slice.asOutput()).addInput(corner.asOutput());
    return builder.build().output(0);
  }
}
