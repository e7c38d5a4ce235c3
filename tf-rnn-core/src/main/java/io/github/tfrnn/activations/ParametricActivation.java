package io.github.tfrnn.activations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An activation with parameters other than Keras's defaults. Made by the methods of {@link
 * Activation}. Immutable, equal by value.
 *
 * @param kind what is computed
 * @param parameters of the kind, in Keras's order
 */
public record ParametricActivation(Kind kind, List<Float> parameters) implements Activation {

  public ParametricActivation {
    parameters = List.copyOf(parameters);
  }

  /** What is computed. */
  @SuppressWarnings("ImmutableEnumChecker") // every function here is a lambda without state
  public enum Kind {
    /** x where positive, p·x elsewhere. */
    LEAKY_RELU((tf, x, p) -> Formulas.leakyRelu(tf, x, p.get(0))),
    /** x where positive, p·(exp(x) − 1) elsewhere. */
    ELU((tf, x, p) -> Formulas.elu(tf, x, p.get(0))),
    /** x where positive, p·(exp(x / p) − 1) elsewhere. */
    CELU((tf, x, p) -> Formulas.celu(tf, x, p.get(0))),
    /** x·Φ(x), approximated by a tanh; no parameters. */
    GELU_APPROXIMATE((tf, x, p) -> Formulas.geluApproximate(tf, x)),
    /** (x + √(x² + p)) / 2. */
    SQUAREPLUS((tf, x, p) -> Formulas.squareplus(tf, x, p.get(0))),
    /** How far x is beyond ±p. */
    SOFT_SHRINK((tf, x, p) -> Formulas.softShrink(tf, x, p.get(0))),
    /** x beyond ±p. */
    HARD_SHRINK((tf, x, p) -> Formulas.hardShrink(tf, x, p.get(0))),
    /** x above the first parameter, the second up to it. */
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
