package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalInt;

/**
 * Exponential moving averages of the weights (Polyak and Juditsky 1992); Keras's {@code use_ema},
 * {@code ema_momentum} and {@code ema_overwrite_frequency}. Immutable.
 *
 * <pre>
 *   average ← momentum · average + (1 − momentum) · w     after each batch; the first is w itself
 * </pre>
 *
 * <p>As in Keras, averages see the weights before constraints do.
 *
 * @param momentum in [0, 1]
 * @param overwriteFrequency updates from one time to the next that averages take the place of the
 *     weights, at least 1; never before the end of {@code fit} if empty
 */
public record Ema(double momentum, OptionalInt overwriteFrequency) {

  public Ema {
    checkArgument(
        momentum >= 0 && momentum <= 1, "emaMomentum must be in [0, 1], got %s", momentum);
    checkArgument(
        overwriteFrequency.isEmpty() || overwriteFrequency.getAsInt() >= 1,
        "emaOverwriteFrequency must be at least 1, got %s",
        overwriteFrequency);
  }
}
