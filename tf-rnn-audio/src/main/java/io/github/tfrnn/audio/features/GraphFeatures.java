package io.github.tfrnn.audio.features;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.ComplexAbs;
import org.tensorflow.op.math.Mean;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * {@link FeatureComputer} as operations of a graph, in 64 bits as there. One statement a step; see
 * {@link FrameFeatures} for the same in Java.
 */
final class GraphFeatures {
  private final Ops tf;
  private final FeatureSettings settings;

  private GraphFeatures(Ops tf, FeatureSettings settings) {
    this.tf = tf;
    this.settings = settings;
  }

  /**
   * Adds the operations.
   *
   * @param samples {@code [batch, samples]}, amplitudes in [-1, 1]
   * @return {@code [batch, frames, size]}
   */
  static Operand<TFloat32> of(Ops tf, Operand<TFloat32> samples, FeatureSettings settings) {
    return new GraphFeatures(tf, settings).features(samples);
  }

  private Operand<TFloat32> features(Operand<TFloat32> samples) {
    Operand<TFloat64> signal =
        tf.math.mul(
            tf.dtypes.cast(enough(samples), TFloat64.class), number(settings.sampleScale()));
    if (!settings.emphasisInFrame() && settings.preEmphasis() != 0) {
      signal = emphasised(signal);
    }
    Operand<TInt32> places = GraphFrames.places(tf, tf.shape(signal), settings);
    Operand<TFloat64> frames = GraphFrames.gather(tf, signal, places, settings); // [b, f, extent]
    if (settings.removeDcOffset()) {
      frames = tf.math.sub(frames, tf.math.mean(frames, tf.array(2), Mean.keepDims(true)));
    }
    Operand<TFloat64> energy =
        tf.math.log(
            tf.math.maximum(sum(tf.math.square(frames)), number(FrameFeatures.FLOAT_EPSILON)));
    if (settings.emphasisInFrame() && settings.preEmphasis() != 0) {
      frames = emphasisedInFrame(frames);
    }
    frames = tf.math.mul(frames, tf.constant(settings.windowValues()));
    Operand<TFloat64> spectrum = spectrum(frames); // [batch, frames, bins]
    if (settings.energy() == Energy.OF_SPECTRUM) {
      energy = logZeroAs(sum(spectrum), FrameFeatures.DOUBLE_EPSILON);
    }
    Operand<TFloat64> mel =
        compressed(
            settings.filterShape() == FilterShape.NONE
                ? spectrum
                : product(spectrum, melWeights()));
    Operand<TFloat64> features = settings.coefficients() == 0 ? mel : cepstra(mel, energy);
    if (settings.deltaWidth() > 0) {
      Operand<TFloat64> slopes = deltas(features);
      features = tf.concat(List.of(features, slopes, deltas(slopes)), tf.constant(2));
    }
    if (settings.normalized()) {
      features = normalized(features);
    }
    return tf.ensureShape(
        tf.dtypes.cast(features, TFloat32.class),
        Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, settings.size()));
  }

  /** Refuses samples that make no frame. */
  private Operand<TFloat32> enough(Operand<TFloat32> samples) {
    Operand<TInt32> count = tf.gather(tf.shape(samples), tf.constant(1), tf.constant(0));
    Operand<TString> what =
        tf.constant(
            "audio: a frame needs at least %s samples at %s Hz, got"
                .formatted(settings.leastSamples(), settings.sampleRate()));
    Op checked =
        tf.assertThat(
            tf.math.greaterEqual(count, tf.constant(settings.leastSamples())),
            List.of(what, count));
    return tf.withControlDependencies(List.of(checked)).identity(samples);
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

  private Operand<TFloat64> spectrum(Operand<TFloat64> frames) {
    Operand<TFloat64> magnitudes = magnitudes(frames);
    return switch (settings.spectrum()) {
      case MAGNITUDE -> magnitudes;
      case POWER -> tf.math.square(magnitudes);
      case POWER_BY_LENGTH -> tf.math.div(tf.math.square(magnitudes), number(settings.fftLength()));
    };
  }

  /** By the operations themselves: TensorFlow Java has no type of complex numbers. */
  private Operand<TFloat64> magnitudes(Operand<TFloat64> frames) {
    int missing = settings.fftLength() - settings.extent();
    Operand<TFloat64> filled =
        missing == 0
            ? frames
            : tf.pad(frames, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, missing}}), number(0));
    Operation transform =
        tf.scope()
            .opBuilder("RFFT", "Rfft")
            .addInput(filled.asOutput())
            .addInput(tf.array(settings.fftLength()).asOutput())
            .setAttr("Treal", DataType.DT_DOUBLE)
            .setAttr("Tcomplex", DataType.DT_COMPLEX128)
            .build();
    return new ComplexAbs<>(
        tf.scope()
            .opBuilder(ComplexAbs.OP_NAME, "ComplexAbs")
            .addInput(transform.output(0))
            .setAttr("T", DataType.DT_COMPLEX128)
            .setAttr("Tout", DataType.DT_DOUBLE)
            .build());
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
    Operand<TFloat64> loudest =
        tf.reduceMax(decibels, tf.array(1, 2), ReduceMax.keepDims(true)); // of each sound
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
      return product(mel, tf.constant(StdArrays.ndCopyOf(cosines)));
    }
    return settings.coefficients() == 1
        ? energy
        : tf.concat(
            List.of(energy, product(mel, tf.constant(StdArrays.ndCopyOf(cosines)))),
            tf.constant(2));
  }

  /** As {@link Deltas#of}. */
  private Operand<TFloat64> deltas(Operand<TFloat64> rows) {
    Operand<TInt32> frames = tf.gather(tf.shape(rows), tf.constant(1), tf.constant(0));
    Operand<TInt32> last = tf.math.sub(frames, tf.constant(1));
    Operand<TInt32> places = tf.range(tf.constant(0), frames, tf.constant(1));
    Operand<TFloat64> sum = null;
    double squares = 0;
    for (int n = 1; n <= settings.deltaWidth(); n++) {
      squares += 2.0 * n * n;
      Operand<TInt32> later = tf.math.minimum(tf.math.add(places, tf.constant(n)), last);
      Operand<TInt32> earlier =
          tf.math.maximum(tf.math.sub(places, tf.constant(n)), tf.constant(0));
      Operand<TFloat64> change =
          tf.math.sub(
              tf.gather(rows, later, tf.constant(1)), tf.gather(rows, earlier, tf.constant(1)));
      Operand<TFloat64> weighted = tf.math.mul(change, number(n));
      sum = sum == null ? weighted : tf.math.add(sum, weighted);
    }
    return tf.math.div(sum, number(squares));
  }

  /** As {@link Cmvn#perRecording}. */
  private Operand<TFloat64> normalized(Operand<TFloat64> rows) {
    Operand<TFloat64> centered =
        tf.math.sub(rows, tf.math.mean(rows, tf.array(1), Mean.keepDims(true)));
    Operand<TFloat64> deviation =
        tf.math.sqrt(tf.math.mean(tf.math.square(centered), tf.array(1), Mean.keepDims(true)));
    return tf.math.div(
        centered,
        tf.select(tf.math.less(deviation, number(Cmvn.LEAST_DEVIATION)), number(1), deviation));
  }

  /** Returns the sums of {@code [batch, frames, n]}, {@code [batch, frames, 1]}. */
  private Operand<TFloat64> sum(Operand<TFloat64> values) {
    return tf.reduceSum(values, tf.array(2), ReduceSum.keepDims(true));
  }

  /** Multiplies each of {@code [batch, frames, n]} by a matrix {@code [n, m]}. */
  private Operand<TFloat64> product(Operand<TFloat64> rows, Operand<TFloat64> matrix) {
    return tf.linalg.einsum(List.of(rows, matrix), "bfn,nm->bfm");
  }

  private Operand<TFloat64> number(double value) {
    return tf.constant(value);
  }
}
