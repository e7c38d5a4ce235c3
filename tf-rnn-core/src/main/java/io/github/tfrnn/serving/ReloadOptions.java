package io.github.tfrnn.serving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.TensorValue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tensorflow.Signature;

/**
 * How a {@link ReloadingModel} takes up new versions. Immutable; every method returns new options.
 *
 * @param signature that answers
 * @param interval between two looks at the folder; zero for none, {@link ReloadingModel#reload}
 *     alone
 * @param example a request that every new version must answer before it is used; if empty, one row
 *     of zeros (of empty strings) with a size of 1 where the signature leaves it open
 * @param listener is told of new versions
 */
public record ReloadOptions(
    String signature,
    Duration interval,
    Optional<Map<String, TensorValue>> example,
    ReloadListener listener) {

  /** Checks and copies the values. */
  public ReloadOptions {
    Objects.requireNonNull(signature, "ReloadOptions: signature is null");
    checkArgument(!interval.isNegative(), "ReloadOptions: interval is negative: %s", interval);
    example = example.map(Map::copyOf);
    Objects.requireNonNull(listener, "ReloadOptions: listener is null");
  }

  /** Returns options for {@code serving_default} that look every 10 seconds. */
  public static ReloadOptions standard() {
    return new ReloadOptions(
        Signature.DEFAULT_KEY, Duration.ofSeconds(10), Optional.empty(), ReloadListener.none());
  }

  /** Returns the same for another signature, such as {@code "text"}. */
  public ReloadOptions signature(String signature) {
    return new ReloadOptions(signature, interval, example, listener);
  }

  /** Returns the same with another time between two looks; zero for none. */
  public ReloadOptions interval(Duration interval) {
    return new ReloadOptions(signature, interval, example, listener);
  }

  /** Returns the same with a request that every new version must answer before it is used. */
  public ReloadOptions example(Map<String, TensorValue> example) {
    return new ReloadOptions(signature, interval, Optional.of(example), listener);
  }

  /** Returns the same with somebody who is told of new versions. */
  public ReloadOptions listener(ReloadListener listener) {
    return new ReloadOptions(signature, interval, example, listener);
  }
}
