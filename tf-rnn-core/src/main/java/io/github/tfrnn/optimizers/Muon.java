package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Muon, which turns the momentum of a matrix into an orthogonal one (Jordan et al. 2024; scaled as
 * by Liu et al. 2025); Keras's {@code Muon}.
 *
 * <pre>
 *   m ← momentum·m + g        u = m, or g + momentum·m if nesterov
 *   X = u / (‖u‖ + 1e-7), then nsSteps times   A = X·Xᵀ,  X ← a·X + (b·A + c·A·A)·X
 *   w ← w − lr · rmsRate · √(the longer axis) · X
 * </pre>
 *
 * <p>Weights that are no matrices, embeddings, and those of {@code excludeLayers} are updated by
 * {@link Adam}, with lr · adamLrRatio. Weight decay is that of all weights: Keras's {@code
 * adam_weight_decay} is the same number by default. a, b and c are Keras's 3.4445, −4.775, 2.0315.
 *
 * @param learningRate not negative
 * @param momentum in [0, 1)
 * @param nesterov whether the step looks ahead
 * @param nsSteps rounds of the Newton-Schulz iteration, at least 1
 * @param rmsRate size of an update, positive
 * @param adamBeta1 β₁ of Adam, in [0, 1)
 * @param adamBeta2 β₂ of Adam, in [0, 1)
 * @param epsilon ε of Adam, positive
 * @param adamLrRatio not negative
 * @param excludeEmbeddings whether weights with "embedding" in their names are Adam's
 * @param excludeLayers regular expressions; a weight is Adam's if one is found in its name
 * @param weightDecay not negative
 */
public record Muon(
    double learningRate,
    double momentum,
    boolean nesterov,
    int nsSteps,
    double rmsRate,
    double adamBeta1,
    double adamBeta2,
    double epsilon,
    double adamLrRatio,
    boolean excludeEmbeddings,
    List<String> excludeLayers,
    double weightDecay)
    implements Optimizer {

  private static final float A = 3.4445f;
  private static final float B = -4.7750f;
  private static final float C = 2.0315f;

  public Muon {
    Ranges.requireNotNegative("Muon", "learningRate", learningRate);
    Ranges.requireShare("Muon", "momentum", momentum);
    checkArgument(nsSteps >= 1, "Muon: nsSteps must be at least 1, got %s", nsSteps);
    Ranges.requirePositive("Muon", "rmsRate", rmsRate);
    Ranges.requireShare("Muon", "adamBeta1", adamBeta1);
    Ranges.requireShare("Muon", "adamBeta2", adamBeta2);
    Ranges.requirePositive("Muon", "epsilon", epsilon);
    Ranges.requireNotNegative("Muon", "adamLrRatio", adamLrRatio);
    excludeLayers = List.copyOf(excludeLayers);
    excludeLayers.forEach(Pattern::compile);
    Ranges.requireNotNegative("Muon", "weightDecay", weightDecay);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static Muon create() {
    return of(0.001);
  }

  /** Returns Muon with momentum 0.95, Nesterov's, five rounds, and weight decay 0.004. */
  public static Muon of(double learningRate) {
    return builder(learningRate).build();
  }

  /** Returns a builder with Keras's defaults. */
  public static Builder builder(double learningRate) {
    return new Builder(learningRate);
  }

  @Override
  public OptimizerOptions options() {
    return OptimizerOptions.none().withWeightDecay(weightDecay);
  }

  private boolean byAdam(Weight weight) {
    String name = weight.name();
    return weight.shape().numDimensions() != 2
        || (excludeEmbeddings && name.toLowerCase(Locale.ROOT).contains("embedding"))
        || excludeLayers.stream().anyMatch(layer -> Pattern.compile(layer).matcher(name).find());
  }

  private Adam adam() {
    return new Adam(learningRate, adamBeta1, adamBeta2, epsilon, false);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return byAdam(weight) ? adam().slots(weight) : List.of(Slot.of("momentum", weight.shape()));
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    if (byAdam(weight)) {
      Operand<TFloat32> rate = tf.math.mul(step.learningRate(), tf.constant((float) adamLrRatio));
      return adam().update(tf, weight, gradient, slots, Step.of(rate, step.number()));
    }
    Operand<TFloat32> factor = tf.constant((float) momentum);
    Operand<TFloat32> dense = gradient.toDense(tf, weight.shape());
    Operand<TFloat32> m = tf.math.add(tf.math.mul(slots.get(0).value(), factor), dense);
    Operand<TFloat32> u = nesterov ? tf.math.add(dense, tf.math.mul(factor, m)) : m;
    long longer = Math.max(weight.shape().get(0), weight.shape().get(1));
    Operand<TFloat32> rate =
        tf.math.mul(
            step.learningRate(), tf.constant((float) (rmsRate * Math.sqrt((double) longer))));
    Operand<TFloat32> change = tf.math.mul(rate, orthogonal(tf, u, weight));
    return NewValues.subtract(tf, slots, List.of(m), weight, change);
  }

  /** The Newton-Schulz iteration, on the side where A is smaller. */
  private Operand<TFloat32> orthogonal(Ops tf, Operand<TFloat32> u, Weight weight) {
    boolean tall = weight.shape().get(0) > weight.shape().get(1);
    Operand<TFloat32> norm = tf.math.sqrt(tf.sum(tf.math.square(u), tf.array(0, 1)));
    Operand<TFloat32> x = tf.math.div(u, tf.math.add(norm, tf.constant(1e-7f)));
    for (int round = 0; round < nsSteps; round++) {
      Operand<TFloat32> a =
          tall
              ? tf.linalg.matMul(x, x, MatMul.transposeA(true))
              : tf.linalg.matMul(x, x, MatMul.transposeB(true));
      Operand<TFloat32> b =
          tf.math.add(
              tf.math.mul(tf.constant(B), a), tf.linalg.matMul(tf.math.mul(tf.constant(C), a), a));
      Operand<TFloat32> turned = tall ? tf.linalg.matMul(x, b) : tf.linalg.matMul(b, x);
      x = tf.math.add(tf.math.mul(tf.constant(A), x), turned);
    }
    return x;
  }

  /** Options of Muon, Keras's defaults unless set. */
  public static final class Builder {
    private final double learningRate;
    private double momentum = 0.95;
    private boolean nesterov = true;
    private int nsSteps = 5;
    private double rmsRate = 0.2;
    private double adamBeta1 = 0.9;
    private double adamBeta2 = 0.999;
    private double epsilon = 1e-7;
    private double adamLrRatio = 1;
    private boolean excludeEmbeddings = true;
    private final List<String> excludeLayers = new ArrayList<>();
    private double weightDecay = 0.004;

    private Builder(double learningRate) {
      this.learningRate = learningRate;
    }

    /** Sets the momentum. */
    public Builder momentum(double value) {
      momentum = value;
      return this;
    }

    /** Sets whether the step looks ahead. */
    public Builder nesterov(boolean value) {
      nesterov = value;
      return this;
    }

    /** Sets the rounds of the iteration. */
    public Builder nsSteps(int value) {
      nsSteps = value;
      return this;
    }

    /** Sets the size of an update. */
    public Builder rmsRate(double value) {
      rmsRate = value;
      return this;
    }

    /** Sets β₁ of Adam. */
    public Builder adamBeta1(double value) {
      adamBeta1 = value;
      return this;
    }

    /** Sets β₂ of Adam. */
    public Builder adamBeta2(double value) {
      adamBeta2 = value;
      return this;
    }

    /** Sets ε of Adam. */
    public Builder epsilon(double value) {
      epsilon = value;
      return this;
    }

    /** Sets how much larger Adam's learning rate is. */
    public Builder adamLrRatio(double value) {
      adamLrRatio = value;
      return this;
    }

    /** Sets whether embeddings are Adam's. */
    public Builder excludeEmbeddings(boolean value) {
      excludeEmbeddings = value;
      return this;
    }

    /** Adds weights that are Adam's, by regular expressions found in their names. */
    public Builder excludeLayers(String... names) {
      excludeLayers.addAll(List.of(names));
      return this;
    }

    /** Sets the weight decay. */
    public Builder weightDecay(double value) {
      weightDecay = value;
      return this;
    }

    /** Returns the optimizer. */
    public Muon build() {
      return new Muon(
          learningRate,
          momentum,
          nesterov,
          nsSteps,
          rmsRate,
          adamBeta1,
          adamBeta2,
          epsilon,
          adamLrRatio,
          excludeEmbeddings,
          excludeLayers,
          weightDecay);
    }
  }
}
