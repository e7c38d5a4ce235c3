package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalInt;

/**
 * How {@link Batching} brings sequences to one length. Immutable; every method returns new options.
 *
 * <p>Sequences are token ids {@code [rows, timesteps]} int32 and features {@code [rows, timesteps,
 * …]} float32, among inputs and labels alike, and weights {@code [rows, timesteps]}. Numbers {@code
 * [rows]} and features {@code [rows, features]} are none.
 *
 * @param before whether the padding stands before the valid timesteps
 * @param value what inputs are padded with; a whole number for ids
 * @param labelValue what labels are padded with; a whole number for class numbers. Weights are
 *     always padded with 0
 * @param length timesteps of all inputs; those of the longest in the batch if there is none
 * @param labelLength timesteps of all labels and of weights; likewise
 */
public record Padding(
    boolean before, float value, float labelValue, OptionalInt length, OptionalInt labelLength) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public Padding {
    length.ifPresent(n -> checkArgument(n >= 1, "Padding: length must be at least 1, got %s", n));
    labelLength.ifPresent(
        n -> checkArgument(n >= 1, "Padding: labelLength must be at least 1, got %s", n));
  }

  /** Returns zeros after the valid timesteps, as {@code padded_batch} of tf.data has it. */
  public static Padding post() {
    return new Padding(false, 0, 0, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Returns zeros before the valid timesteps, as Keras's {@code pad_sequences} has it. */
  public static Padding pre() {
    return new Padding(true, 0, 0, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Returns the same with another value for inputs. Default: 0. */
  public Padding value(float newValue) {
    return new Padding(before, newValue, labelValue, length, labelLength);
  }

  /** Returns the same with another value for labels. Default: 0. */
  public Padding labelValue(float newValue) {
    return new Padding(before, value, newValue, length, labelLength);
  }

  /** Returns the same with one length for the inputs of all batches; a longer one is an error. */
  public Padding length(int timesteps) {
    return new Padding(before, value, labelValue, OptionalInt.of(timesteps), labelLength);
  }

  /** Returns the same with one length for the labels of all batches; a longer one is an error. */
  public Padding labelLength(int timesteps) {
    return new Padding(before, value, labelValue, length, OptionalInt.of(timesteps));
  }
}
