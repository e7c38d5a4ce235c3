package io.github.tfrnn.optimizers;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * {@link Adam} with weight decay (Loshchilov and Hutter 2019); Keras's {@code AdamW}.
 *
 * <pre>
 *   w ← w − w · weightDecay · lr       then as Adam
 * </pre>
 *
 * @param learningRate not negative
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, positive
 * @param amsgrad whether steps never grow because gradients have become small
 * @param weightDecay not negative
 */
public record AdamW(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    boolean amsgrad,
    double weightDecay)
    implements Optimizer {

  public AdamW {
    Ranges.requireNotNegative("AdamW", "learningRate", learningRate);
    Ranges.requireShare("AdamW", "beta1", beta1);
    Ranges.requireShare("AdamW", "beta2", beta2);
    Ranges.requirePositive("AdamW", "epsilon", epsilon);
    Ranges.requireNotNegative("AdamW", "weightDecay", weightDecay);
  }

  /** Returns Keras's default: learning rate 0.001. */
  public static AdamW create() {
    return of(0.001);
  }

  /** Returns AdamW with β₁ = 0.9, β₂ = 0.999, ε = 1e-7 and weight decay 0.004. */
  public static AdamW of(double learningRate) {
    return new AdamW(learningRate, 0.9, 0.999, 1e-7, false, 0.004);
  }

  /** Returns the same with another β₁. */
  public AdamW withBeta1(double newBeta1) {
    return new AdamW(learningRate, newBeta1, beta2, epsilon, amsgrad, weightDecay);
  }

  /** Returns the same with another β₂. */
  public AdamW withBeta2(double newBeta2) {
    return new AdamW(learningRate, beta1, newBeta2, epsilon, amsgrad, weightDecay);
  }

  /** Returns the same with another ε. */
  public AdamW withEpsilon(double newEpsilon) {
    return new AdamW(learningRate, beta1, beta2, newEpsilon, amsgrad, weightDecay);
  }

  /** Returns the same, as AMSGrad or not. */
  public AdamW withAmsgrad(boolean newAmsgrad) {
    return new AdamW(learningRate, beta1, beta2, epsilon, newAmsgrad, weightDecay);
  }

  /** {@inheritDoc} */
  @Override
  public AdamW withWeightDecay(double newWeightDecay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, newWeightDecay);
  }

  @Override
  public OptimizerOptions options() {
    return OptimizerOptions.none().withWeightDecay(weightDecay);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return adam().slots(weight);
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    return adam().update(tf, weight, gradient, slots, step);
  }

  private Adam adam() {
    return new Adam(learningRate, beta1, beta2, epsilon, amsgrad);
  }
}
