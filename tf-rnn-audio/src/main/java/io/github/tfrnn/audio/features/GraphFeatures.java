package io.github.tfrnn.audio.features;

import io.github.tfrnn.ops.RealFourier;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TFloating;

/**
 * {@link FeatureComputer} as operations of a graph, in 64 bits as there. One statement a step; see
 * {@link FrameFeatures} for the same in Java.
 */
final class GraphFeatures {
  private final Ops tf;
  private final FeatureSettings settings;
  private final Operand<TInt32> lengths;
  private final Operand<TBool> there; // [batch, frames, 1]: not behind the end of a sound
  private final Operand<TFloat64> windowed;
  private final RealFourier<TFloat64> transform;
  private final Operand<TFloat64> power; // beyond which gradients do not look
  private final Operand<TFloat32> rows;

  private GraphFeatures(
      Ops tf, Operand<TFloat32> given, Operand<TInt32> givenLengths, FeatureSettings settings) {
    this.tf = tf;
    this.settings = settings;
    this.lengths = checked(given, givenLengths);
    Operand<TFloat64> signal =
        tf.math.mul(tf.dtypes.cast(given, TFloat64.class), number(settings.sampleScale()));
    if (!settings.emphasisInFrame() && settings.preEmphasis() != 0) {
      signal = emphasised(signal);
    }
    Operand<TInt32> places = GraphFrames.places(tf, tf.shape(signal), settings);
    this.there = there(places);
    Operand<TFloat64> frames = GraphFrames.gather(tf, signal, lengths, places, settings);
    if (settings.removeDcOffset()) {
      frames = tf.math.sub(frames, tf.math.mean(frames, tf.array(2), Mean.keepDims(true)));
    }
    Operand<TFloat64> energy =
        tf.math.log(
            tf.math.maximum(sum(tf.math.square(frames)), number(FrameFeatures.FLOAT_EPSILON)));
    if (settings.emphasisInFrame() && settings.preEmphasis() != 0) {
      frames = emphasisedInFrame(frames);
    }
    this.windowed = filled(tf.math.mul(frames, tf.constant(settings.windowValues())));
    this.transform = RealFourier.of(tf, windowed, settings.fftLength());
    this.power = tf.stopGradient(transform.power(tf));
    this.rows = tf.dtypes.cast(features(spectrum(), energy), TFloat32.class);
  }

  /**
   * Adds the operations.
   *
   * @param samples {@code [batch, samples]}, amplitudes in [-1, 1]
   * @param lengths {@code [batch]}, how many of them each sound has; those behind are not looked at
   */
  static GraphFeatures of(
      Ops tf, Operand<TFloat32> samples, Operand<TInt32> lengths, FeatureSettings settings) {
    return new GraphFeatures(tf, samples, lengths, settings);
  }

  /**
   * Returns the features, {@code [batch, frames, size]}: those that each sound alone would have,
   * and zeros behind them.
   */
  Operand<TFloat32> rows() {
    return rows;
  }

  /** Returns which frames a sound alone would have, {@code [batch, frames]}. */
  Operand<TBool> counting() {
    return tf.squeeze(there, Squeeze.axis(List.of(2L)));
  }

  /**
   * Returns the gradient of the samples: TensorFlow's, but for the Fourier transform.
   *
   * @param samples what the features were made of
   * @param gradient of {@link #rows}
   */
  Operand<TFloat32> gradientOfSamples(
      Ops ops, Operand<TFloat32> samples, Operand<TFloat32> gradient) {
    boolean byEnergy = settings.energy() == Energy.OF_SAMPLES;
    if (byEnergy && settings.coefficients() == 1) { // no spectrum is in it
      return gradient(ops, rows, samples, gradient);
    }
    Operand<TFloat64> ofPower = gradient(ops, rows, power, gradient);
    Operand<TFloat64> ofFrames = transform.gradientOfPower(ops, ofPower);
    Operand<TFloat32> ofSamples = gradient(ops, windowed, samples, ofFrames);
    return byEnergy ? ops.math.add(ofSamples, gradient(ops, rows, samples, gradient)) : ofSamples;
  }

  @SuppressWarnings("unchecked") // a gradient is of its variable's type
  private static <T extends TFloating> Operand<T> gradient(
      Ops ops, Operand<?> of, Operand<T> by, Operand<?> weights) {
    Output<?>[] found =
        ((Graph) ops.scope().env())
            .addGradients(
                ops.scope().makeOpName("features"),
                new Output<?>[] {of.asOutput()},
                new Output<?>[] {by.asOutput()},
                new Output<?>[] {weights.asOutput()});
    return (Operand<T>) found[0];
  }

  /** Refuses samples that make no frame, and more samples than there are. */
  private Operand<TInt32> checked(Operand<TFloat32> samples, Operand<TInt32> counts) {
    Operand<TInt32> most = tf.gather(tf.shape(samples), tf.constant(1), tf.constant(0));
    Operand<TString> tooFew =
        tf.constant(
            "audio: a frame needs at least %s samples at %s Hz, got"
                .formatted(settings.leastSamples(), settings.sampleRate()));
    Operand<TString> tooMany = tf.constant("audio: no length may be over that of all, got");
    Op enough =
        tf.assertThat(
            all(tf.math.greaterEqual(counts, tf.constant(settings.leastSamples()))),
            List.of(tooFew, counts));
    Op known = tf.assertThat(all(tf.math.lessEqual(counts, most)), List.of(tooMany, counts));
    return tf.withControlDependencies(List.of(enough, known)).identity(counts);
  }

  private Operand<TBool> all(Operand<TBool> values) {
    return tf.reduceAll(values, tf.array(0));
  }

  private Operand<TBool> there(Operand<TInt32> places) {
    Operand<TInt32> frames = tf.gather(tf.shape(places), tf.constant(0), tf.constant(0));
    Operand<TInt32> numbers = tf.range(tf.constant(0), frames, tf.constant(1));
    Operand<TInt32> counts = GraphFrames.counts(tf, lengths, settings);
    return tf.math.less(
        tf.reshape(numbers, tf.array(1, -1, 1)), tf.reshape(counts, tf.array(-1, 1, 1)));
  }

  private Operand<TFloat64> features(Operand<TFloat64> spectrum, Operand<TFloat64> ofSamples) {
    Operand<TFloat64> energy =
        settings.energy() == Energy.OF_SPECTRUM
            ? logZeroAs(sum(spectrum), FrameFeatures.DOUBLE_EPSILON)
            : ofSamples;
    Operand<TFloat64> mel =
        compressed(
            settings.filterShape() == FilterShape.NONE
                ? spectrum
                : product(spectrum, melWeights(), settings.melBins()));
    Operand<TFloat64> features = settings.coefficients() == 0 ? mel : cepstra(mel, energy);
    if (settings.deltaWidth() > 0) {
      Operand<TFloat64> slopes = deltas(features);
      features = tf.concat(List.of(features, slopes, deltas(slopes)), tf.constant(2));
    }
    if (settings.normalized()) {
      features = normalized(features);
    }
    return tf.select(there, features, number(0));
  }

  /** Subtracts from each sample a share of the one before, of the first nothing. */
  private Operand<TFloat64> emphasised(Operand<TFloat64> signal) {
    Operand<TInt32> oneBefore = tf.constant(new int[][] {{0, 0}, {1, 0}});
    Operand<TFloat64> shifted =
        tf.slice(tf.pad(signal, oneBefore, number(0)), tf.array(0, 0), tf.shape(signal));
    return tf.math.sub(signal, tf.math.mul(shifted, number(settings.preEmphasis())));
  }

  /** As {@link #emphasised}, of each frame the first sample losing its own share. */
  private Operand<TFloat64> emphasisedInFrame(Operand<TFloat64> frames) {
    Operand<TInt32> before = tf.constant(places(settings.extent()));
    Operand<TFloat64> shifted = tf.gather(frames, before, tf.constant(2));
    return tf.math.sub(frames, tf.math.mul(shifted, number(settings.preEmphasis())));
  }

  private static int[] places(int extent) {
    int[] before = new int[extent];
    for (int i = 1; i < extent; i++) {
      before[i] = i - 1;
    }
    return before;
  }

  private Operand<TFloat64> spectrum() {
    return switch (settings.spectrum()) {
      case MAGNITUDE -> root(power);
      case POWER -> power;
      case POWER_BY_LENGTH -> tf.math.div(power, number(settings.fftLength()));
    };
  }

  /** A square root whose gradient is 0 at 0, and not infinite. */
  private Operand<TFloat64> root(Operand<TFloat64> values) {
    Operand<TBool> none = tf.math.equal(values, number(0));
    return tf.select(none, number(0), tf.math.sqrt(tf.select(none, number(1), values)));
  }

  /** Fills frames with zeros to the length of the transform. */
  private Operand<TFloat64> filled(Operand<TFloat64> frames) {
    int missing = settings.fftLength() - settings.extent();
    return missing == 0
        ? frames
        : tf.pad(frames, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, missing}}), number(0));
  }

  private Operand<TFloat64> melWeights() {
    MelFilters filters = MelFilters.of(settings);
    double[][] weights = new double[settings.bins()][settings.melBins()];
    for (int k = 0; k < weights.length; k++) {
      for (int m = 0; m < weights[k].length; m++) {
        weights[k][m] = filters.weight(m, k);
      }
    }
    return tf.constant(StdArrays.ndCopyOf(weights));
  }

  private Operand<TFloat64> compressed(Operand<TFloat64> energies) {
    Compression compression = settings.compression();
    double amount = compression.amount();
    return switch (compression.kind()) {
      case NONE -> energies;
      case LOG_FLOOR -> tf.math.log(tf.math.maximum(energies, number(amount)));
      case LOG_PLUS -> tf.math.log(tf.math.add(energies, number(amount)));
      case LOG_ZERO_AS -> logZeroAs(energies, amount);
      case DECIBELS -> decibels(energies, compression);
    };
  }

  private Operand<TFloat64> logZeroAs(Operand<TFloat64> energies, double value) {
    return tf.math.log(tf.select(tf.math.equal(energies, number(0)), number(value), energies));
  }

  private Operand<TFloat64> decibels(Operand<TFloat64> energies, Compression compression) {
    double amount = compression.amount();
    Operand<TFloat64> decibels =
        tf.math.sub(
            tf.math.mul(
                tf.math.log(tf.math.maximum(energies, number(amount))), number(10 / Math.log(10))),
            number(10 * Math.log10(Math.max(amount, compression.reference()))));
    if (!compression.needsTheWhole()) {
      return decibels;
    }
    Operand<TFloat64> loudest = // of each sound
        tf.max(
            tf.select(there, decibels, number(Double.NEGATIVE_INFINITY)),
            tf.array(1, 2),
            Max.keepDims(true));
    return tf.math.maximum(decibels, tf.math.sub(loudest, number(compression.topDecibels())));
  }

  private Operand<TFloat64> cepstra(Operand<TFloat64> mel, Operand<TFloat64> energy) {
    boolean replaced = settings.energy() != Energy.NONE;
    int first = replaced ? 1 : 0;
    double[][] cosines = new double[settings.melBins()][settings.coefficients() - first];
    for (int m = 0; m < cosines.length; m++) {
      for (int c = first; c < settings.coefficients(); c++) {
        cosines[m][c - first] = settings.cosine(c, m);
      }
    }
    if (!replaced) {
      return product(mel, tf.constant(StdArrays.ndCopyOf(cosines)), settings.coefficients());
    }
    return settings.coefficients() == 1
        ? energy
        : tf.concat(
            List.of(
                energy,
                product(
                    mel,
                    tf.constant(StdArrays.ndCopyOf(cosines)),
                    settings.coefficients() - first)),
            tf.constant(2));
  }

  /** As {@link Deltas#of}: beyond its end, the last frame of each sound. */
  private Operand<TFloat64> deltas(Operand<TFloat64> rows) {
    Operand<TInt32> counts = GraphFrames.counts(tf, lengths, settings);
    Operand<TInt32> last = tf.expandDims(tf.math.sub(counts, tf.constant(1)), tf.constant(1));
    Operand<TInt32> frames = tf.gather(tf.shape(rows), tf.constant(1), tf.constant(0));
    Operand<TInt32> places = tf.range(tf.constant(0), frames, tf.constant(1));
    Operand<TFloat64> sum = null;
    double squares = 0;
    for (int n = 1; n <= settings.deltaWidth(); n++) {
      squares += 2.0 * n * n;
      Operand<TInt32> later = tf.math.minimum(tf.math.add(places, tf.constant(n)), last);
      Operand<TInt32> earlier =
          tf.math.minimum(
              tf.math.maximum(tf.math.sub(places, tf.constant(n)), tf.constant(0)), last);
      Operand<TFloat64> change =
          tf.math.sub(
              GraphFrames.gatherRows(tf, rows, later), GraphFrames.gatherRows(tf, rows, earlier));
      Operand<TFloat64> weighted = tf.math.mul(change, number(n));
      sum = sum == null ? weighted : tf.math.add(sum, weighted);
    }
    return tf.math.div(sum, number(squares));
  }

  /** As {@link Cmvn#perRecording}, over the frames of each sound. */
  private Operand<TFloat64> normalized(Operand<TFloat64> rows) {
    Operand<TFloat64> centered = tf.math.sub(rows, mean(rows));
    Operand<TFloat64> deviation = root(mean(tf.math.square(centered)));
    return tf.math.div(
        centered,
        tf.select(tf.math.less(deviation, number(Cmvn.LEAST_DEVIATION)), number(1), deviation));
  }

  /** Returns the mean over the frames of each sound, {@code [batch, 1, n]}. */
  private Operand<TFloat64> mean(Operand<TFloat64> rows) {
    Operand<TFloat64> all =
        tf.sum(tf.select(there, rows, number(0)), tf.array(1), Sum.keepDims(true));
    Operand<TInt32> counts = GraphFrames.counts(tf, lengths, settings);
    return tf.math.div(all, tf.dtypes.cast(tf.reshape(counts, tf.array(-1, 1, 1)), TFloat64.class));
  }

  /** Returns the sums of {@code [batch, frames, n]}, {@code [batch, frames, 1]}. */
  private Operand<TFloat64> sum(Operand<TFloat64> values) {
    return tf.sum(values, tf.array(2), Sum.keepDims(true));
  }

  /** Multiplies each of {@code [batch, frames, n]} by a matrix {@code [n, columns]}. */
  private Operand<TFloat64> product(Operand<TFloat64> each, Operand<TFloat64> matrix, int columns) {
    Operand<TInt32> shape = tf.slice(tf.shape(each), tf.array(0), tf.array(2));
    int n = Math.toIntExact(matrix.asOutput().shape().get(0));
    Operand<TFloat64> products = tf.linalg.matMul(tf.reshape(each, tf.array(-1, n)), matrix);
    return tf.reshape(products, tf.concat(List.of(shape, tf.array(columns)), tf.constant(0)));
  }

  private Operand<TFloat64> number(double value) {
    return tf.constant(value);
  }
}
