package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The GRU with Keras's default activations, over all steps, with its gradient written by hand.
 *
 * <p>What the gradient of a step is multiplied with depends on the forward values alone, so it is
 * computed for all steps at once before the way back, which is left with a handful of operations a
 * step; weight gradients are one matrix product over all steps.
 */
public final class GRUOps {

  private static final int FORWARD_STEPS_A_TURN = 10;
  private static final int BACKWARD_STEPS_A_TURN = 20;
  private static final int Z = 0;
  private static final int R = 1;
  private static final int H = 2; // Keras's order of the gates

  /**
   * The weights, as the steps want them.
   *
   * @param gatesKernel {@code [features, 2·units]}, of z and r
   * @param candidateKernel {@code [features, units]}
   * @param recurrentGatesKernel {@code [units, 2·units]}
   * @param recurrentCandidateKernel {@code [units, units]}
   * @param gatesBias {@code [2·units]}, of both products
   * @param candidateBias {@code [units]}
   * @param recurrentCandidateBias {@code [units]}; null where the reset gate comes before the
   *     product
   * @param products of these weights
   * @param units size of the state
   */
  public record Weights(
      Operand<TFloat32> gatesKernel,
      Operand<TFloat32> candidateKernel,
      Operand<TFloat32> recurrentGatesKernel,
      Operand<TFloat32> recurrentCandidateKernel,
      Operand<TFloat32> gatesBias,
      Operand<TFloat32> candidateBias,
      Operand<TFloat32> recurrentCandidateBias,
      MatrixProducts products,
      int units) {

    /**
     * Returns the weights of a GRU, gates in Keras's order z, r, h.
     *
     * @param kernel {@code [features, 3·units]}
     * @param recurrentKernel {@code [units, 3·units]}
     * @param bias {@code [3·units]}
     * @param recurrentBias {@code [3·units]} if the reset gate is applied after the product with
     *     the recurrent kernel; null if before
     */
    public static Weights of(
        Ops tf,
        MatrixProducts products,
        Operand<TFloat32> kernel,
        Operand<TFloat32> recurrentKernel,
        Operand<TFloat32> bias,
        Operand<TFloat32> recurrentBias,
        int units) {
      List<Output<TFloat32>> w = parts(tf, kernel, 1, units);
      List<Output<TFloat32>> u = parts(tf, recurrentKernel, 1, units);
      List<Output<TFloat32>> b = parts(tf, bias, 0, units);
      Operand<TFloat32> gatesBias = b.get(0);
      Operand<TFloat32> inner = null;
      if (recurrentBias != null) {
        List<Output<TFloat32>> recurrent = parts(tf, recurrentBias, 0, units);
        gatesBias = tf.math.add(gatesBias, recurrent.get(0));
        inner = recurrent.get(1);
      }
      return new Weights(
          w.get(0), w.get(1), u.get(0), u.get(1), gatesBias, b.get(1), inner, products, units);
    }

    private static List<Output<TFloat32>> parts(
        Ops tf, Operand<TFloat32> values, int axis, int units) {
      return tf.splitV(values, tf.array(2 * units, units), tf.constant(axis), 2L).output();
    }

    boolean resetAfter() {
      return recurrentCandidateBias != null;
    }

    PaddedColumns gates(DropoutFactors ofState) {
      return ofState.products() == 1 ? PaddedColumns.of(2 * units) : PaddedColumns.none(2 * units);
    }
  }

  /**
   * What a run gave, and what its gradient needs again; from hidden on {@code [steps, batch, n]}.
   *
   * @param droppedInputs of the inputs of each step, for the gates z, r, h
   * @param dropped of the hidden state before each step, where it meets the recurrent kernel
   * @param inputs {@code [steps, batch, features]}
   * @param initial {@code [batch, units]}
   * @param hidden the output of every step, or of the last alone if no more was asked for
   * @param gates z and r
   * @param candidate g
   * @param inner what the reset gate is multiplied with, if it comes after the product
   */
  public record Run(
      StepPlan plan,
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initial,
      Operand<TFloat32> hidden,
      Operand<TFloat32> gates,
      Operand<TFloat32> candidate,
      Operand<TFloat32> inner) {}

  /** The gradients of a run; those of the weights in the shapes of {@link Weights#of}. */
  public record RunGradient(
      Operand<TFloat32> inputs,
      Operand<TFloat32> kernel,
      Operand<TFloat32> recurrentKernel,
      Operand<TFloat32> bias,
      Operand<TFloat32> recurrentBias,
      Operand<TFloat32> initial) {}

  /**
   * Runs the cell over all steps.
   *
   * @param inputs {@code [steps, batch, features]}
   * @param initial {@code [batch, units]}
   * @param droppedInputs of the inputs of each step, for the gates z, r, h
   * @param dropped of the hidden state before each step, where it meets the recurrent kernel
   */
  public static Run run(
      Ops tf,
      StepPlan plan,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initial,
      Weights weights,
      DropoutFactors droppedInputs,
      DropoutFactors dropped,
      Keep keep) {
    int units = weights.units();
    MatrixProducts products = weights.products();
    PaddedColumns columns = weights.gates(dropped);
    int gates = columns.columns() + columns.padding();
    List<Operand<TFloat32>> given =
        List.of(
            tf.math.add(
                CellOps.project(
                    tf,
                    products,
                    inputs,
                    columns.pad(tf, weights.gatesKernel(), 2),
                    droppedInputs.ofGates(Z, R).factors()),
                columns.pad(tf, weights.gatesBias(), 1)),
            tf.math.add(
                CellOps.project(
                    tf,
                    products,
                    inputs,
                    weights.candidateKernel(),
                    droppedInputs.ofGates(H).factors()),
                weights.candidateBias()));
    DropoutFactors ofGates = dropped.ofGates(Z, R);
    List<Operand<?>> constants = new ArrayList<>();
    constants.addAll(
        GatedProduct.kernels(
            tf, products, columns.pad(tf, weights.recurrentGatesKernel(), 2), ofGates.products()));
    constants.add(products.factor(tf, weights.recurrentCandidateKernel()));
    List<Integer> sizes =
        switch (keep) {
          case LAST -> List.of();
          case OUTPUTS -> List.of(units);
          case ALL ->
              weights.resetAfter()
                  ? List.of(units, gates, units, units)
                  : List.of(units, gates, units);
        };
    if (weights.resetAfter()) {
      constants.add(weights.recurrentCandidateBias());
    }
    constants.addAll(dropped.factors());
    StepLoop.Result all =
        new StepLoop(plan, FORWARD_STEPS_A_TURN)
            .forward(
                tf,
                new StepLoop.Work(given, List.of(initial), constants, sizes),
                (f, x, h, w) -> step(f, weights, ofGates.products(), x, h.get(0), w, sizes.size()));
    List<Operand<TFloat32>> kept = all.kept();
    return new Run(
        plan,
        droppedInputs,
        dropped,
        inputs,
        initial,
        kept.isEmpty() ? tf.expandDims(all.carried().get(0), tf.constant(0)) : kept.get(0),
        kept.size() > 1 ? kept.get(1) : null,
        kept.size() > 1 ? kept.get(2) : null,
        kept.size() > 3 ? kept.get(3) : null);
  }

  private static StepLoop.Taken step(
      Ops tf,
      Weights weights,
      int gateProducts,
      List<Output<TFloat32>> x,
      Operand<TFloat32> h,
      List<Operand<?>> constants,
      int keep) {
    int candidateAt = gateProducts;
    int dropoutAt = candidateAt + (weights.resetAfter() ? 2 : 1);
    DropoutFactors dropped = DropoutFactors.from(constants, dropoutAt);
    GatedProduct ofGates = new GatedProduct(weights.products(), dropped.ofGates(Z, R));
    GatedProduct ofCandidate = new GatedProduct(weights.products(), dropped.ofGates(H));
    List<Operand<?>> gateKernels = constants.subList(0, gateProducts);
    List<Operand<?>> candidateKernel = constants.subList(candidateAt, candidateAt + 1);
    Operand<TFloat32> gates =
        tf.math.sigmoid(tf.math.add(x.get(0), ofGates.multiply(tf, h, gateKernels)));
    List<Output<TFloat32>> zr = weights.gates(dropped).split(tf, gates, 2, 2);
    Operand<TFloat32> z = zr.get(0);
    Operand<TFloat32> r = zr.get(1);
    Operand<TFloat32> inner = null;
    Operand<TFloat32> fromState;
    if (weights.resetAfter()) {
      inner =
          tf.math.add(
              ofCandidate.multiply(tf, h, candidateKernel),
              StepOps.floats(constants.get(candidateAt + 1)));
      fromState = tf.math.mul(r, inner);
    } else {
      fromState = ofCandidate.multiply(tf, tf.math.mul(r, h), candidateKernel);
    }
    Operand<TFloat32> g = tf.math.tanh(tf.math.add(x.get(1), fromState));
    Operand<TFloat32> next = tf.math.add(g, tf.math.mul(z, tf.math.sub(h, g)));
    List<Operand<TFloat32>> kept = new ArrayList<>(List.of(next, gates, g));
    if (inner != null) {
      kept.add(inner);
    }
    return new StepLoop.Taken(List.of(next), kept.subList(0, keep));
  }

  /**
   * Returns the gradients of a run that kept everything.
   *
   * @param ofHidden of the outputs
   */
  public static RunGradient runGradient(
      Ops tf, Run run, Weights weights, TimeAxis.StepGradient ofHidden) {
    Operand<TFloat32> one = tf.constant(1f);
    List<Output<TFloat32>> zr = weights.gates(run.dropped()).split(tf, run.gates(), 3, 2);
    Operand<TFloat32> z = zr.get(0);
    Operand<TFloat32> r = zr.get(1);
    Operand<TFloat32> g = run.candidate();
    Operand<TFloat32> before = StepOps.shifted(tf, run.initial(), run.hidden());
    Operand<TFloat32> keep = tf.math.sub(one, z);
    // The gradient of the sum under each squashing function is that of h' times one of these.
    Operand<TFloat32> ofCandidate =
        tf.math.mul(keep, tf.math.sub(one, tf.math.square(g))); // (1 − z)·(1 − g²)
    Operand<TFloat32> ofUpdate =
        tf.math.mul(tf.math.sub(before, g), tf.math.mul(z, keep)); // (h − g)·z·(1 − z)
    Operand<TFloat32> resetSlope = tf.math.mul(r, tf.math.sub(one, r));

    Back back =
        weights.resetAfter()
            ? resetAfter(tf, run, weights, ofHidden, z, r, ofCandidate, ofUpdate, resetSlope)
            : resetBefore(
                tf, run, weights, ofHidden, z, r, before, ofCandidate, ofUpdate, resetSlope);

    DropoutFactors seen = run.droppedInputs();
    DropoutFactors kept = run.dropped();
    PaddedColumns columns = weights.gates(kept).ofManyRows();
    Operand<TFloat32> gates = columns.pad(tf, StepOps.matrix(tf, back.gates()), 2);
    Operand<TFloat32> candidate = StepOps.matrix(tf, back.candidate());
    Operand<TFloat32> recurrent = StepOps.matrix(tf, back.recurrentCandidate());
    GatedProduct inputsOfGates = new GatedProduct(weights.products(), seen.ofGates(Z, R));
    GatedProduct inputsOfCandidate = new GatedProduct(weights.products(), seen.ofGates(H));
    GatedProduct stateOfGates = new GatedProduct(weights.products(), kept.ofGates(Z, R));
    GatedProduct stateOfCandidate = new GatedProduct(weights.products(), kept.ofGates(H));
    Operand<TFloat32> x = run.inputs();
    Operand<TFloat32> gatesKernel = columns.pad(tf, weights.gatesKernel(), 2);
    Operand<TFloat32> multiplied = weights.resetAfter() ? before : tf.math.mul(r, before);
    Operand<TFloat32> ofGatesBias = columns.unpad(tf, tf.sum(gates, tf.constant(0)), 1);
    return new RunGradient(
        tf.math.add(
            inputsOfGates.ofSteps(tf, gates, x, gatesKernel),
            inputsOfCandidate.ofSteps(tf, candidate, x, weights.candidateKernel())),
        tf.concat(
            List.of(
                columns.unpad(tf, inputsOfGates.ofKernel(tf, x, gates), 2),
                inputsOfCandidate.ofKernel(tf, x, candidate)),
            tf.constant(1)),
        tf.concat(
            List.of(
                columns.unpad(tf, stateOfGates.ofKernel(tf, before, gates), 2),
                stateOfCandidate.ofKernel(tf, multiplied, recurrent)),
            tf.constant(1)),
        tf.concat(List.of(ofGatesBias, tf.sum(candidate, tf.constant(0))), tf.constant(0)),
        weights.resetAfter()
            ? tf.concat(List.of(ofGatesBias, tf.sum(recurrent, tf.constant(0))), tf.constant(0))
            : null,
        back.initial());
  }

  /** Gradients of the sums under the squashing functions, {@code [steps, batch, n]}. */
  private record Back(
      Operand<TFloat32> gates,
      Operand<TFloat32> candidate,
      Operand<TFloat32> recurrentCandidate,
      Operand<TFloat32> initial) {}

  private static Back resetAfter(
      Ops tf,
      Run run,
      Weights weights,
      TimeAxis.StepGradient ofHidden,
      Operand<TFloat32> z,
      Operand<TFloat32> r,
      Operand<TFloat32> ofCandidate,
      Operand<TFloat32> ofUpdate,
      Operand<TFloat32> resetSlope) {
    int units = weights.units();
    Operand<TFloat32> ofReset = tf.math.mul(ofCandidate, tf.math.mul(run.inner(), resetSlope));
    Operand<TFloat32> ofInner = tf.math.mul(ofCandidate, r);
    Operand<TFloat32> slopes = tf.concat(List.of(ofUpdate, ofReset, ofInner), tf.constant(2));
    Operand<TFloat32> kernel =
        tf.concat(
            List.of(weights.recurrentGatesKernel(), weights.recurrentCandidateKernel()),
            tf.constant(1));
    List<Operand<?>> transposed =
        GatedProduct.transposed(tf, weights.products(), kernel, run.dropped().products());
    StepLoop.Result all =
        back(
            tf,
            run,
            weights.products(),
            ofHidden,
            List.of(slopes, z),
            transposed,
            List.of(units),
            GRUOps::stepBackAfter);
    Operand<TFloat32> h = all.kept().get(0);
    Operand<TFloat32> sums = tf.math.mul(tf.concat(List.of(h, h, h), tf.constant(2)), slopes);
    List<Output<TFloat32>> parts =
        tf.splitV(sums, tf.array(2 * units, units), tf.constant(2), 2L).output();
    return new Back(parts.get(0), tf.math.mul(h, ofCandidate), parts.get(1), all.carried().get(0));
  }

  private static Back resetBefore(
      Ops tf,
      Run run,
      Weights weights,
      TimeAxis.StepGradient ofHidden,
      Operand<TFloat32> z,
      Operand<TFloat32> r,
      Operand<TFloat32> before,
      Operand<TFloat32> ofCandidate,
      Operand<TFloat32> ofUpdate,
      Operand<TFloat32> resetSlope) {
    int units = weights.units();
    List<Operand<TFloat32>> given =
        List.of(z, ofUpdate, ofCandidate, r, tf.math.mul(before, resetSlope));
    MatrixProducts products = weights.products();
    int n = run.dropped().ofGates(Z, R).products();
    List<Operand<?>> transposed = new ArrayList<>();
    transposed.addAll(GatedProduct.transposed(tf, products, weights.recurrentGatesKernel(), n));
    transposed.addAll(GatedProduct.transposed(tf, products, weights.recurrentCandidateKernel(), 1));
    StepLoop.Result all =
        back(
            tf,
            run,
            weights.products(),
            ofHidden,
            given,
            transposed,
            List.of(2 * units, units),
            GRUOps::stepBackBefore);
    Operand<TFloat32> candidate = all.kept().get(1);
    return new Back(all.kept().get(0), candidate, candidate, all.carried().get(0));
  }

  /** One step back, given the gradient of its output. */
  private interface StepBack {
    StepLoop.Taken apply(
        Ops tf,
        MatrixProducts products,
        List<Output<TFloat32>> given,
        Operand<TFloat32> ofHidden,
        List<Operand<?>> transposed,
        DropoutFactors dropped);
  }

  private static StepLoop.Result back(
      Ops tf,
      Run run,
      MatrixProducts products,
      TimeAxis.StepGradient ofHidden,
      List<Operand<TFloat32>> given,
      List<Operand<?>> transposed,
      List<Integer> sizes,
      StepBack step) {
    List<Operand<TFloat32>> all = new ArrayList<>(given);
    boolean everyStep = ofHidden.everyStep() != null;
    if (everyStep) {
      all.add(ofHidden.everyStep());
    }
    Operand<TFloat32> last =
        ofHidden.lastStep() == null ? tf.zerosLike(run.initial()) : ofHidden.lastStep();
    List<Operand<?>> constants = new ArrayList<>(transposed);
    constants.addAll(run.dropped().factors());
    return new StepLoop(run.plan(), BACKWARD_STEPS_A_TURN)
        .backward(
            tf,
            new StepLoop.Work(all, List.of(last), constants, sizes),
            (f, x, carried, w) -> {
              Operand<TFloat32> h = carried.get(0);
              if (everyStep) {
                h = f.math.add(h, x.get(x.size() - 1));
              }
              int n = transposed.size();
              return step.apply(f, products, x, h, w.subList(0, n), DropoutFactors.from(w, n));
            });
  }

  private static StepLoop.Taken stepBackAfter(
      Ops tf,
      MatrixProducts products,
      List<Output<TFloat32>> x,
      Operand<TFloat32> h,
      List<Operand<?>> w,
      DropoutFactors dropped) {
    Operand<TFloat32> sums =
        tf.math.mul(tf.concat(List.of(h, h, h), tf.constant(1)), x.get(0)); // of z, r, h·U
    Operand<TFloat32> before =
        tf.math.add(
            tf.math.mul(h, x.get(1)), new GatedProduct(products, dropped).ofRows(tf, sums, w));
    return new StepLoop.Taken(List.of(before), List.of(h));
  }

  private static StepLoop.Taken stepBackBefore(
      Ops tf,
      MatrixProducts products,
      List<Output<TFloat32>> x,
      Operand<TFloat32> h,
      List<Operand<?>> w,
      DropoutFactors dropped) {
    Operand<TFloat32> candidate = tf.math.mul(h, x.get(2));
    int n = w.size() - 1;
    GatedProduct ofGates = new GatedProduct(products, dropped.ofGates(Z, R));
    GatedProduct ofCandidate = new GatedProduct(products, dropped.ofGates(H));
    Operand<TFloat32> reset = ofCandidate.ofRows(tf, candidate, w.subList(n, n + 1)); // of r∘h
    Operand<TFloat32> gates =
        tf.concat(List.of(tf.math.mul(h, x.get(1)), tf.math.mul(reset, x.get(4))), tf.constant(1));
    Operand<TFloat32> before =
        tf.math.addN(
            List.of(
                tf.math.mul(h, x.get(0)),
                tf.math.mul(reset, x.get(3)),
                ofGates.ofRows(tf, gates, w.subList(0, n))));
    return new StepLoop.Taken(List.of(before), List.of(gates, candidate));
  }

  private GRUOps() {}
}
