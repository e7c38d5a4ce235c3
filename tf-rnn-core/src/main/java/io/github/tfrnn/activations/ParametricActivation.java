package io.github.tfrnn.activations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An activation with parameters other than Keras's defaults.
 *
 * @param parameters of the kind, in Keras's order
 */
record ParametricActivation(Kind kind, List<Float> parameters) implements Activation {

  /** What is computed. */
  @SuppressWarnings("ImmutableEnumChecker") // every function here is a lambda without state
  enum Kind {
    LEAKY_RELU((tf, x, p) -> Formulas.leakyRelu(tf, x, p.get(0))),
    ELU((tf, x, p) -> Formulas.elu(tf, x, p.get(0))),
    CELU((tf, x, p) -> Formulas.celu(tf, x, p.get(0))),
    GELU_APPROXIMATE((tf, x, p) -> Formulas.geluApproximate(tf, x)),
    SQUAREPLUS((tf, x, p) -> Formulas.squareplus(tf, x, p.get(0))),
    SOFT_SHRINK((tf, x, p) -> Formulas.softShrink(tf, x, p.get(0))),
    HARD_SHRINK((tf, x, p) -> Formulas.hardShrink(tf, x, p.get(0))),
    THRESHOLD((tf, x, p) -> Formulas.threshold(tf, x, p.get(0), p.get(1)));

    private final Formula formula;

    Kind(Formula formula) {
      this.formula = formula;
    }
  }

  private interface Formula {
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, List<Float> parameters);
  }

  static Activation of(Kind kind, double... parameters) {
    return new ParametricActivation(
        kind, Arrays.stream(parameters).mapToObj(p -> (float) p).toList());
  }

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    return kind.formula.apply(tf, x, parameters);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + parameters;
  }
}
