package io.github.tfrnn.decoding;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads labels out of the outputs of a model that was trained with CTC: class 0 is the blank, and
 * what is read are the classes of the timesteps without repeats, and then without blanks.
 *
 * <pre>{@code
 * CTCDecoder decoder = CTCDecoder.beamSearch(10);
 * int[] labels = decoder.decode(outputs[row], timesteps[row]);
 * }</pre>
 *
 * <p><b>{@link #greedy}</b> takes the likeliest class of each timestep. The probability it tells is
 * that of this one way, not of the labels. <b>{@link #beamSearch}</b> adds up all ways to read as
 * the same labels (prefix search; Graves et al. 2006, section 3.2, and Hannun et al. 2014), of as
 * many labellings as the beam is wide. A wide beam finds the likeliest labels of all; a narrow one
 * can miss them, or some of their probability.
 *
 * <p><b>Inputs</b>: the outputs of one sequence, {@code [timesteps][classes]}: logits, or with
 * {@link #ofProbabilities} probabilities. Timesteps that do not count are told by their number, if
 * they stand at the end, or by a mask; they are passed over, as {@code Loss.CTC} does.
 *
 * <p>Labels that fall out of a narrow beam before what they continue has had its turn in that
 * timestep are not continued themselves: so it is in TensorFlow. Finds what {@code
 * keras.ops.ctc_decode} with {@code mask_index=0} finds with TensorFlow, and the same
 * probabilities; but that Keras's scores of {@code "greedy"} are sums of the outputs as they are,
 * with the sign changed. Immutable, safe for use by several threads.
 */
public final class CTCDecoder {

  private final CTCSearch search;
  private final boolean probabilities;

  private CTCDecoder(CTCSearch search, boolean probabilities) {
    this.search = search;
    this.probabilities = probabilities;
  }

  /** Returns the decoder that takes the likeliest class of each timestep. */
  public static CTCDecoder greedy() {
    return new CTCDecoder(new BestPath(), false);
  }

  /**
   * Returns the decoder that searches for the likeliest labels.
   *
   * @param width how many beginnings of labellings are kept from one timestep to the next, at least
   *     1; 100 in Keras. Time grows with it.
   */
  public static CTCDecoder beamSearch(int width) {
    checkArgument(width >= 1, "CTCDecoder: the beam's width must be at least 1, got %s", width);
    return new CTCDecoder(new PrefixBeam(width), false);
  }

  /** Returns the same for outputs that are probabilities, such as those of a softmax. */
  public CTCDecoder ofProbabilities() {
    return new CTCDecoder(search, true);
  }

  /**
   * Returns the labels of a sequence, all of whose timesteps count.
   *
   * @param outputs {@code [timesteps][classes]}, logits or probabilities; stay unchanged
   * @return class numbers, at least 1; may be empty
   * @throws IllegalArgumentException as {@link #paths(float[][])}
   */
  public int[] decode(float[][] outputs) {
    return paths(outputs).get(0).toArray();
  }

  /**
   * Returns the labels of the first timesteps of a sequence.
   *
   * @param timesteps how many count, in [0, outputs.length]
   * @throws IllegalArgumentException as {@link #paths(float[][], int)}
   */
  public int[] decode(float[][] outputs, int timesteps) {
    return paths(outputs, timesteps).get(0).toArray();
  }

  /**
   * Returns the labels of the timesteps of a sequence that a mask tells.
   *
   * @param mask whether each timestep counts, {@code [timesteps]}
   * @throws IllegalArgumentException as {@link #paths(float[][], boolean[])}
   */
  public int[] decode(float[][] outputs, boolean[] mask) {
    return paths(outputs, mask).get(0).toArray();
  }

  /**
   * Returns what a sequence may read as, the likeliest first: all that is in the beam at the end,
   * at most its width; of {@link #greedy} one. There is always one.
   *
   * @param outputs {@code [timesteps][classes]}, logits or probabilities; stay unchanged
   * @throws IllegalArgumentException if timesteps differ in their number of classes, or there is no
   *     class but the blank; if a logit is NaN or infinite (-Infinity, impossible, is allowed, but
   *     not for all classes); if probabilities are not in [0, 1] or do not add up to 1
   */
  public List<Labelling> paths(float[][] outputs) {
    requireClasses(outputs);
    return search.search(
        probabilities
            ? LogProbabilities.ofProbabilities(outputs)
            : LogProbabilities.ofLogits(outputs));
  }

  /**
   * As {@link #paths(float[][])} of the first timesteps of a sequence; what the others are is not
   * looked at.
   *
   * @param timesteps how many count, in [0, outputs.length]
   */
  public List<Labelling> paths(float[][] outputs, int timesteps) {
    checkArgument(
        timesteps >= 0 && timesteps <= outputs.length,
        "CTCDecoder: timesteps must be in [0, %s], as many as there are outputs, got %s",
        outputs.length,
        timesteps);
    return paths(Arrays.copyOf(outputs, timesteps));
  }

  /**
   * As {@link #paths(float[][])} of the timesteps of a sequence that a mask tells.
   *
   * @param mask whether each timestep counts, {@code [timesteps]}
   */
  public List<Labelling> paths(float[][] outputs, boolean[] mask) {
    checkArgument(
        mask.length == outputs.length,
        "CTCDecoder: the mask must be of as many timesteps as the outputs, %s, got %s",
        outputs.length,
        mask.length);
    return paths(
        IntStream.range(0, mask.length)
            .filter(t -> mask[t])
            .mapToObj(t -> outputs[t])
            .toArray(float[][]::new));
  }

  private static void requireClasses(float[][] outputs) {
    for (int t = 0; t < outputs.length; t++) {
      checkArgument(
          outputs[t].length == outputs[0].length,
          "CTCDecoder: timestep 0 has %s classes, timestep %s has %s",
          outputs[0].length,
          t,
          outputs[t].length);
    }
    checkArgument(
        outputs.length == 0 || outputs[0].length >= 2,
        "CTCDecoder: outputs must be of at least 2 classes, the blank and a label, got %s",
        outputs.length == 0 ? 0 : outputs[0].length);
  }

  @Override
  public String toString() {
    return "CTCDecoder[" + search + (probabilities ? ", of probabilities]" : "]");
  }
}
