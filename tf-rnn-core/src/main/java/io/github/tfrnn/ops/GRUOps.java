package io.github.tfrnn.ops;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
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
  private static final MatMul.Options TRANSPOSE_A = MatMul.transposeA(true);
  private static final MatMul.Options TRANSPOSE_B = MatMul.transposeB(true);

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

    PaddedColumns gates() {
      return PaddedColumns.of(2 * units);
    }
  }

  /**
   * What a run gave, and what its gradient needs again; from hidden on {@code [steps, batch, n]}.
   *
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
   * @param dropped of the hidden state before each step, where it meets the recurrent kernel
   */
  public static Run run(
      Ops tf,
      StepPlan plan,
      Operand<TFloat32> inputs,
      Operand<TFloat32> initial,
      Weights weights,
      DropoutFactors dropped,
      Keep keep) {
    int units = weights.units();
    MatrixProducts products = weights.products();
    PaddedColumns columns = weights.gates();
    int gates = columns.columns() + columns.padding();
    List<Operand<TFloat32>> given =
        List.of(
            CellOps.project(
                tf,
                products,
                inputs,
                columns.pad(tf, weights.gatesKernel(), 2),
                columns.pad(tf, weights.gatesBias(), 1)),
            CellOps.project(
                tf, products, inputs, weights.candidateKernel(), weights.candidateBias()));
    List<Operand<?>> constants = new ArrayList<>();
    constants.add(products.factor(tf, columns.pad(tf, weights.recurrentGatesKernel(), 2)));
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
                (f, x, h, w) -> step(f, weights, x, h.get(0), w, sizes.size()));
    List<Operand<TFloat32>> kept = all.kept();
    return new Run(
        plan,
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
      List<Output<TFloat32>> x,
      Operand<TFloat32> h,
      List<Operand<?>> constants,
      int keep) {
    Operand<TFloat32> left =
        DropoutFactors.from(constants, weights.resetAfter() ? 3 : 2).apply(tf, h);
    MatrixProducts products = weights.products();
    Operand<?> seen = products.factor(tf, left);
    Operand<TFloat32> gates =
        tf.math.sigmoid(tf.math.add(x.get(0), products.multiply(tf, seen, constants.get(0))));
    List<Output<TFloat32>> zr = weights.gates().split(tf, gates, 2, 2);
    Operand<TFloat32> z = zr.get(0);
    Operand<TFloat32> r = zr.get(1);
    Operand<TFloat32> inner = null;
    Operand<TFloat32> fromState;
    if (weights.resetAfter()) {
      inner =
          tf.math.add(
              products.multiply(tf, seen, constants.get(1)), StepOps.floats(constants.get(2)));
      fromState = tf.math.mul(r, inner);
    } else {
      fromState =
          products.multiply(tf, products.factor(tf, tf.math.mul(r, left)), constants.get(1));
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
    List<Output<TFloat32>> zr = weights.gates().split(tf, run.gates(), 3, 2);
    Operand<TFloat32> z = zr.get(0);
    Operand<TFloat32> r = zr.get(1);
    Operand<TFloat32> g = run.candidate();
    Operand<TFloat32> before = StepOps.shifted(tf, run.initial(), run.hidden());
    Operand<TFloat32> left = run.dropped().apply(tf, before);
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
                tf, run, weights, ofHidden, z, r, left, ofCandidate, ofUpdate, resetSlope);

    MatrixProducts products = weights.products();
    PaddedColumns columns = PaddedColumns.ofManyRows(2 * weights.units());
    Operand<TFloat32> gates = columns.pad(tf, StepOps.matrix(tf, back.gates()), 2);
    Operand<TFloat32> candidate = StepOps.matrix(tf, back.candidate());
    Operand<TFloat32> recurrent = StepOps.matrix(tf, back.recurrentCandidate());
    Operand<?> gatesFactor = products.factor(tf, gates);
    Operand<?> candidateFactor = products.factor(tf, candidate);
    Operand<?> x = products.factor(tf, StepOps.matrix(tf, run.inputs()));
    Operand<TFloat32> h = StepOps.matrix(tf, left);
    Operand<TFloat32> ofX =
        tf.math.add(
            products.multiply(
                tf,
                gatesFactor,
                products.factor(tf, columns.pad(tf, weights.gatesKernel(), 2)),
                TRANSPOSE_B),
            products.multiply(
                tf, candidateFactor, products.factor(tf, weights.candidateKernel()), TRANSPOSE_B));
    Operand<TFloat32> multiplied =
        weights.resetAfter() ? h : StepOps.matrix(tf, tf.math.mul(r, left));
    Operand<TFloat32> ofGatesBias = columns.unpad(tf, tf.sum(gates, tf.constant(0)), 1);
    return new RunGradient(
        tf.reshape(ofX, tf.shape(run.inputs())),
        tf.concat(
            List.of(
                columns.unpad(tf, products.multiply(tf, x, gatesFactor, TRANSPOSE_A), 2),
                products.multiply(tf, x, candidateFactor, TRANSPOSE_A)),
            tf.constant(1)),
        tf.concat(
            List.of(
                columns.unpad(
                    tf, products.multiply(tf, products.factor(tf, h), gatesFactor, TRANSPOSE_A), 2),
                products.multiply(
                    tf,
                    products.factor(tf, multiplied),
                    products.factor(tf, recurrent),
                    TRANSPOSE_A)),
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
    Operand<TFloat32> transposed =
        tf.linalg.transpose(
            tf.concat(
                List.of(weights.recurrentGatesKernel(), weights.recurrentCandidateKernel()),
                tf.constant(1)),
            tf.array(1, 0));
    StepLoop.Result all =
        back(
            tf,
            run,
            weights.products(),
            ofHidden,
            List.of(slopes, z),
            List.of(transposed),
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
      Operand<TFloat32> left,
      Operand<TFloat32> ofCandidate,
      Operand<TFloat32> ofUpdate,
      Operand<TFloat32> resetSlope) {
    int units = weights.units();
    List<Operand<TFloat32>> given =
        List.of(z, ofUpdate, ofCandidate, r, tf.math.mul(left, resetSlope));
    List<Operand<TFloat32>> transposed =
        List.of(
            tf.linalg.transpose(weights.recurrentGatesKernel(), tf.array(1, 0)),
            tf.linalg.transpose(weights.recurrentCandidateKernel(), tf.array(1, 0)));
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
      List<Operand<TFloat32>> transposed,
      List<Integer> sizes,
      StepBack step) {
    List<Operand<TFloat32>> all = new ArrayList<>(given);
    boolean everyStep = ofHidden.everyStep() != null;
    if (everyStep) {
      all.add(ofHidden.everyStep());
    }
    Operand<TFloat32> last =
        ofHidden.lastStep() == null ? tf.zerosLike(run.initial()) : ofHidden.lastStep();
    List<Operand<?>> constants = new ArrayList<>();
    transposed.forEach(matrix -> constants.add(products.factor(tf, matrix)));
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
            tf.math.mul(h, x.get(1)),
            dropped.apply(tf, products.multiply(tf, products.factor(tf, sums), w.get(0))));
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
    Operand<TFloat32> reset =
        products.multiply(tf, products.factor(tf, candidate), w.get(1)); // of r∘h
    Operand<TFloat32> gates =
        tf.concat(List.of(tf.math.mul(h, x.get(1)), tf.math.mul(reset, x.get(4))), tf.constant(1));
    Operand<TFloat32> before =
        tf.math.addN(
            List.of(
                tf.math.mul(h, x.get(0)),
                dropped.apply(tf, tf.math.mul(reset, x.get(3))),
                dropped.apply(tf, products.multiply(tf, products.factor(tf, gates), w.get(0)))));
    return new StepLoop.Taken(List.of(before), List.of(gates, candidate));
  }

  private GRUOps() {}
}
