package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.data.internal.PassRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Windows that slide over a series of equal intervals, in batches.
 *
 * <p><b>Shapes</b>: data {@code [steps]} or {@code [steps, features]}; batches of inputs {@code
 * [batch, sequenceLength]} or {@code [batch, sequenceLength, features]}. Recurrent layers need the
 * second: a single feature is {@code [steps, 1]}. Targets {@code [n, …]} give labels {@code [batch,
 * …]}.
 *
 * <p><b>Source</b>: {@code keras.utils.timeseries_dataset_from_array}: the same windows in the same
 * order; shuffled ones are drawn otherwise. Immutable.
 */
public final class TimeSeries implements Dataset<Examples> {

  private final Rows data;
  private final Optional<Rows> targets;
  private final int sequenceLength;
  private final int samplingRate;
  private final int batchSize;
  private final Long seed; // null: in order
  private final int[] begins; // first step of each window

  private TimeSeries(Builder from) {
    this.data = from.data;
    this.targets = Optional.ofNullable(from.targets);
    this.sequenceLength = from.sequenceLength;
    this.samplingRate = from.samplingRate;
    this.batchSize = from.batchSize;
    this.seed = from.seed;
    this.begins = from.begins();
  }

  /**
   * Returns windows with Keras's defaults: one at each step, in batches of 128, without targets.
   */
  public static TimeSeries of(Rows data, int sequenceLength) {
    return builder(data, sequenceLength).build();
  }

  /**
   * Returns a builder.
   *
   * @param data one row a step, {@code [steps, …]}
   * @param sequenceLength steps of a window, at least 1
   */
  public static Builder builder(Rows data, int sequenceLength) {
    return new Builder(data, sequenceLength);
  }

  @Override
  public Cursor<Examples> open(long pass) {
    int[] order =
        seed == null
            ? begins
            : IntStream.of(PassRandom.permutation(begins.length, seed, pass))
                .map(i -> begins[i])
                .toArray();
    return Slices.open(
        Math.toIntExact(size().getAsLong()),
        batchSize,
        order.length,
        (from, to) -> batch(IntStream.range(from, to).map(i -> order[i]).toArray()));
  }

  private Examples batch(int[] first) {
    int[] steps = new int[Math.multiplyExact(first.length, sequenceLength)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = first[i / sequenceLength] + i % sequenceLength * samplingRate;
    }
    Shape shape = data.shape().tail().prepend(sequenceLength).prepend(first.length);
    Rows x = data.select(steps).reshape(shape);
    return targets
        .map(rows -> Examples.of(x, rows.select(first)))
        .orElseGet(() -> Examples.ofInputs(x));
  }

  /** Returns the number of batches. */
  @Override
  public OptionalLong size() {
    return OptionalLong.of((begins.length + (long) batchSize - 1) / batchSize);
  }

  /** Returns the number of windows. */
  public int windows() {
    return begins.length;
  }

  /** Options of {@link TimeSeries}; the names and defaults are Keras's. Not thread-safe. */
  public static final class Builder {

    private final Rows data;
    private final int sequenceLength;
    private Rows targets;
    private int sequenceStride = 1;
    private int samplingRate = 1;
    private int batchSize = 128;
    private Long seed;
    private int startIndex;
    private Integer endIndex;

    private Builder(Rows data, int sequenceLength) {
      this.data = requireNonNull(data, "data");
      this.sequenceLength = sequenceLength;
    }

    /** Sets the labels: row i belongs to the window that begins at step i. Default: none. */
    public Builder targets(Rows newTargets) {
      targets = requireNonNull(newTargets, "targets");
      return this;
    }

    /** Sets the steps from the beginning of a window to that of the next. Default: 1. */
    public Builder sequenceStride(int newSequenceStride) {
      sequenceStride = newSequenceStride;
      return this;
    }

    /** Sets the steps from one timestep of a window to the next. Default: 1. */
    public Builder samplingRate(int newSamplingRate) {
      samplingRate = newSamplingRate;
      return this;
    }

    /** Sets the windows of a batch; the last one may have fewer. Default: 128. */
    public Builder batchSize(int newBatchSize) {
      batchSize = newBatchSize;
      return this;
    }

    /** Takes the windows in an order of chance, another for each pass. Default: in order. */
    public Builder shuffle(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** Sets the first step that is used. Default: 0. */
    public Builder startIndex(int newStartIndex) {
      startIndex = newStartIndex;
      return this;
    }

    /**
     * Sets the step after the last one that is used; as in Keras, less than steps. Default: all.
     */
    public Builder endIndex(int newEndIndex) {
      endIndex = newEndIndex;
      return this;
    }

    /**
     * Returns the windows; there may be none, if the series is short.
     *
     * @throws IllegalArgumentException if an option is out of its range, or a window has no target
     */
    public TimeSeries build() {
      int steps = data.count();
      checkArgument(
          sequenceLength >= 1,
          "TimeSeries: sequenceLength must be at least 1, got %s",
          sequenceLength);
      requireWithin("sequenceStride", sequenceStride, 1, steps);
      requireWithin("samplingRate", samplingRate, 1, steps);
      checkArgument(batchSize >= 1, "TimeSeries: batchSize must be at least 1, got %s", batchSize);
      requireWithin("startIndex", startIndex, 0, steps);
      if (endIndex != null) {
        requireWithin("endIndex", endIndex, startIndex + 1, steps);
      }
      return new TimeSeries(this);
    }

    private static void requireWithin(String option, int value, int least, int limit) {
      checkArgument(
          value >= least && value < limit,
          "TimeSeries: %s must be in [%s, %s), got %s; the series has %s steps.",
          option,
          least,
          limit,
          value,
          limit);
    }

    private int[] begins() {
      int end = endIndex == null ? data.count() : endIndex;
      long windows = end - startIndex - (sequenceLength - 1L) * samplingRate;
      if (targets != null) { // as in Keras, which does not count those before startIndex
        windows = Math.min(windows, targets.count());
      }
      long count = Math.max(0, (windows + sequenceStride - 1) / sequenceStride);
      int[] begins = new int[Math.toIntExact(count)];
      for (int i = 0; i < begins.length; i++) {
        begins[i] = startIndex + i * sequenceStride;
      }
      if (targets != null && begins.length > 0) {
        int last = begins[begins.length - 1];
        checkArgument(
            last < targets.count(),
            "TimeSeries: a window begins at step %s, and there are %s targets: row i of the targets"
                + " belongs to the window that begins at step i.",
            last,
            targets.count());
      }
      return begins;
    }
  }
}
