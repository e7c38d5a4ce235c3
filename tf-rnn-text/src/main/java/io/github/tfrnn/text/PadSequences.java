package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Objects;

/**
 * Brings sequences of different lengths to one length, for a batch.
 *
 * <pre>{@code
 * int[][] batch = padSequences(sequences, maxlen(100));
 * }</pre>
 *
 * <p>Source: {@code keras.utils.pad_sequences}. The rows of the result are new arrays. Stateless,
 * safe for use by several threads.
 */
public final class PadSequences {

  /**
   * Pads sequences of ids with zeros at the beginning, to the length of the longest.
   *
   * @param sequences one row a sequence, of any lengths
   * @return {@code [sequences, timesteps]}
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if there are no sequences
   */
  public static int[][] padSequences(int[][] sequences) {
    return padSequences(sequences, PadOptions.longest());
  }

  /**
   * Pads or truncates sequences of ids.
   *
   * @param sequences one row a sequence, of any lengths
   * @return {@code [sequences, timesteps]}
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if there are no sequences and no maxlen, or the padding value
   *     is no int
   */
  public static int[][] padSequences(int[][] sequences, PadOptions options) {
    int timesteps = timesteps(sequences, lengths(sequences, row -> row.length), options);
    int value = (int) options.value();
    checkArgument(
        value == options.value(),
        "padSequences: int sequences need a whole number as padding value, got %s",
        options.value());
    int[][] padded = new int[sequences.length][timesteps];
    for (int row = 0; row < sequences.length; row++) {
      if (value != 0) {
        Arrays.fill(padded[row], value);
      }
      copy(sequences[row], sequences[row].length, padded[row], timesteps, options);
    }
    return padded;
  }

  /**
   * Pads sequences of numbers with zeros at the beginning, to the length of the longest.
   *
   * @param sequences one row a sequence, of any lengths
   * @return {@code [sequences, timesteps]}
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if there are no sequences
   */
  public static float[][] padSequences(float[][] sequences) {
    return padSequences(sequences, PadOptions.longest());
  }

  /**
   * Pads or truncates sequences of numbers.
   *
   * @param sequences one row a sequence, of any lengths
   * @return {@code [sequences, timesteps]}
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if there are no sequences and no maxlen
   */
  public static float[][] padSequences(float[][] sequences, PadOptions options) {
    int timesteps = timesteps(sequences, lengths(sequences, row -> row.length), options);
    float[][] padded = new float[sequences.length][timesteps];
    for (int row = 0; row < sequences.length; row++) {
      Arrays.fill(padded[row], (float) options.value());
      copy(sequences[row], sequences[row].length, padded[row], timesteps, options);
    }
    return padded;
  }

  /**
   * Pads sequences of feature vectors with zeros at the beginning, to the length of the longest.
   *
   * @param sequences {@code [sequences, timesteps, features]}, timesteps of any number
   * @return {@code [sequences, timesteps, features]}
   * @throws NullPointerException if a row or a vector is null, naming its position
   * @throws IllegalArgumentException if there are no sequences, or vectors differ in length
   */
  public static float[][][] padSequences(float[][][] sequences) {
    return padSequences(sequences, PadOptions.longest());
  }

  /**
   * Pads or truncates sequences of feature vectors.
   *
   * @param sequences {@code [sequences, timesteps, features]}, timesteps of any number
   * @return {@code [sequences, timesteps, features]}
   * @throws NullPointerException if a row or a vector is null, naming its position
   * @throws IllegalArgumentException if there are no sequences and no maxlen, every sequence is
   *     empty (so that the number of features is unknown), or vectors differ in length
   */
  public static float[][][] padSequences(float[][][] sequences, PadOptions options) {
    int timesteps = timesteps(sequences, lengths(sequences, row -> row.length), options);
    int features = features(sequences);
    float[][][] padded = new float[sequences.length][timesteps][];
    for (int row = 0; row < sequences.length; row++) {
      copy(sequences[row], sequences[row].length, padded[row], timesteps, options);
      for (int timestep = 0; timestep < timesteps; timestep++) {
        if (padded[row][timestep] == null) {
          padded[row][timestep] = new float[features];
          Arrays.fill(padded[row][timestep], (float) options.value());
        } else {
          padded[row][timestep] = padded[row][timestep].clone();
        }
      }
    }
    return padded;
  }

  private interface Length<R> {
    int of(R row);
  }

  private static <R> int[] lengths(R[] sequences, Length<R> length) {
    Inputs.requireRows("padSequences", sequences);
    int[] lengths = new int[sequences.length];
    for (int row = 0; row < sequences.length; row++) {
      lengths[row] = length.of(sequences[row]);
    }
    return lengths;
  }

  private static int timesteps(Object[] sequences, int[] lengths, PadOptions options) {
    Objects.requireNonNull(options, "padSequences: options is null");
    checkArgument(
        sequences.length > 0 || options.maxlen().isPresent(),
        "padSequences: there are no sequences, so none is the longest: give a maxlen");
    return options.maxlen().orElseGet(() -> Arrays.stream(lengths).max().getAsInt());
  }

  /** Copies what fits of a row to its place. */
  private static void copy(
      Object row, int length, Object padded, int timesteps, PadOptions options) {
    int kept = Math.min(length, timesteps);
    int from = options.truncating() == PadSide.PRE ? length - kept : 0;
    int to = options.padding() == PadSide.PRE ? timesteps - kept : 0;
    System.arraycopy(row, from, padded, to, kept);
  }

  private static int features(float[][][] sequences) {
    int features = -1;
    for (int row = 0; row < sequences.length; row++) {
      for (int timestep = 0; timestep < sequences[row].length; timestep++) {
        float[] vector = sequences[row][timestep];
        checkNotNullVector(vector, row, timestep);
        checkArgument(
            features == -1 || vector.length == features,
            "padSequences: every vector must have the %s features of the first one, got %s at [%s,"
                + " %s]",
            features,
            vector.length,
            row,
            timestep);
        features = vector.length;
      }
    }
    checkArgument(
        features != -1 || sequences.length == 0,
        "padSequences: all %s sequences are empty, so the number of features is unknown",
        sequences.length);
    return features;
  }

  private static void checkNotNullVector(float[] vector, int row, int timestep) {
    Objects.requireNonNull(
        vector, () -> "padSequences: the vector at [%d, %d] is null".formatted(row, timestep));
  }

  private PadSequences() {}
}
