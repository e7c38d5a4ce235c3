package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Comparators;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Puts examples together to batches: {@code examples.apply(Batching.of(32))}. Immutable; every
 * method returns new options.
 *
 * <p>Elements may have any number of rows; a batch takes them in order. The last batch has the rows
 * that are left, unless {@link #dropRemainder} is set.
 *
 * <p>Source: {@code batch}, {@code padded_batch} and {@code bucket_by_sequence_length} of {@code
 * tf.data.Dataset}, with the same batches.
 */
public final class Batching implements Function<Dataset<Examples>, Dataset<Examples>> {

  private final List<Integer> boundaries;
  private final List<Integer> batchSizes;
  private final ToIntFunction<Examples> lengthOf;
  private final Optional<Padding> padding;
  private final boolean dropRemainder;

  private Batching(
      List<Integer> boundaries,
      List<Integer> batchSizes,
      ToIntFunction<Examples> lengthOf,
      Optional<Padding> padding,
      boolean dropRemainder) {
    this.boundaries = boundaries;
    this.batchSizes = batchSizes;
    this.lengthOf = lengthOf;
    this.padding = padding;
    this.dropRemainder = dropRemainder;
  }

  /**
   * Returns batches of a size, of examples of equal shape.
   *
   * @param batchSize rows, at least 1
   */
  public static Batching of(int batchSize) {
    return of(List.of(), List.of(batchSize), Optional.empty());
  }

  /**
   * Returns batches of sequences of similar length, padded at their end. A batch is given when
   * there are enough sequences for it; what is left at the end makes a batch for each range.
   *
   * @param boundaries lengths at which a new range begins, rising: {@code [10, 20]} makes the
   *     ranges below 10, from 10 to 19, and from 20 on
   * @param batchSizes rows of a batch in each range, one more than boundaries
   */
  public static Batching byLength(List<Integer> boundaries, List<Integer> batchSizes) {
    checkArgument(
        !boundaries.isEmpty() && Comparators.isInStrictOrder(boundaries, Comparator.naturalOrder()),
        "Batching: boundaries must rise, got %s",
        boundaries);
    checkArgument(
        batchSizes.size() == boundaries.size() + 1,
        "Batching: %s boundaries make %s ranges, got %s batch sizes",
        boundaries.size(),
        boundaries.size() + 1,
        batchSizes.size());
    return of(List.copyOf(boundaries), List.copyOf(batchSizes), Optional.of(Padding.post()));
  }

  private static Batching of(
      List<Integer> boundaries, List<Integer> batchSizes, Optional<Padding> padding) {
    for (int size : batchSizes) {
      checkArgument(size >= 1, "Batching: a batch size must be at least 1, got %s", size);
    }
    return new Batching(boundaries, batchSizes, Timesteps::ofInputs, padding, false);
  }

  /** Returns the same, sequences padded with zeros at their end to the longest of the batch. */
  public Batching padded() {
    return padded(Padding.post());
  }

  /** Returns the same, sequences padded. */
  public Batching padded(Padding newPadding) {
    return new Batching(boundaries, batchSizes, lengthOf, Optional.of(newPadding), dropRemainder);
  }

  /** Returns the same without the batches that are not full. */
  public Batching dropRemainder() {
    return new Batching(boundaries, batchSizes, lengthOf, padding, true);
  }

  /**
   * Returns the same with another length for {@link #byLength}, which by default is the timesteps
   * of the longest input.
   */
  public Batching lengthOf(ToIntFunction<Examples> newLengthOf) {
    requireNonNull(newLengthOf, "lengthOf");
    return new Batching(boundaries, batchSizes, newLengthOf, padding, dropRemainder);
  }

  /**
   * Returns batches of the examples.
   *
   * <p>A cursor over it throws {@link IllegalArgumentException} where examples do not go together.
   */
  @Override
  public Dataset<Examples> apply(Dataset<Examples> examples) {
    requireNonNull(examples, "examples");
    return DerivedDataset.ofUnknownSize(pass -> Batches.open(examples.open(pass), this));
  }

  int ranges() {
    return batchSizes.size();
  }

  int batchSize(int range) {
    return batchSizes.get(range);
  }

  Optional<Padding> padding() {
    return padding;
  }

  boolean dropsRemainder() {
    return dropRemainder;
  }

  /** Returns the number of the range of lengths that an element is in. */
  int range(Examples element) {
    if (boundaries.isEmpty()) {
      return 0;
    }
    int length = lengthOf.applyAsInt(element);
    int range = 0;
    while (range < boundaries.size() && boundaries.get(range) <= length) {
      range++;
    }
    return range;
  }
}
