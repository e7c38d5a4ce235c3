package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.initializers.STFTWindow;
import io.github.tfrnn.ops.MelWeights;
import io.github.tfrnn.ops.RealFourier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Mel spectrograms of sound, mel bins before frames.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, samples]}, more than {@code fftLength / 2} of them, which
 * are mirrored beyond the ends; output {@code [batch, numMelBins, frames]}, where there are {@code
 * 1 + samples / sequenceStride} frames of an even {@code fftLength}. A recurrent layer wants frames
 * first: put {@code Permute.of(2, 1)} behind it. No weights; a mask ends here. The gradient of the
 * samples is recorded.
 *
 * <p>Behaves as {@code keras.layers.MelSpectrogram}, with what is peculiar to it: decibels are cut
 * at {@code topDb} below the loudest of the whole batch, so what a sound becomes depends on the
 * others; named windows of an odd {@code sequenceLength} are symmetric; and where {@code
 * compute_output_shape} tells another number of frames than come out, this layer tells the one that
 * does. The {@code MelSpectrogram} of tf-rnn-audio is another thing: a description of features with
 * the numbers of a library that is chosen, which a model takes from outside, or as its layer, with
 * frames first and each sound by itself. Immutable.
 *
 * @param fftLength samples of a frame and of its transform, at least 2
 * @param sequenceStride samples from one frame to the next, at least 1
 * @param sequenceLength samples under the window, in the middle of the frame, in [1, fftLength]
 * @param window {@link STFTWindow#HANN}, {@link STFTWindow#HAMMING}, given values, or none
 * @param samplingRate samples a second, at least 1
 * @param numMelBins sums of frequencies, at least 1
 * @param minFreq hertz where the first triangle begins, at least 0
 * @param maxFreq hertz where the last triangle ends, over {@code minFreq}
 * @param powerToDb whether decibels come out
 * @param topDb decibels below the loudest that are told, at least 0
 * @param magExp power of the magnitudes that is summed: 1 for magnitudes, 2 for power
 * @param minPower what lesser sums are taken for before the logarithm, over 0
 * @param refPower sum of 0 dB
 */
public record MelSpectrogram(
    int fftLength,
    int sequenceStride,
    int sequenceLength,
    Optional<STFTWindow> window,
    int samplingRate,
    int numMelBins,
    double minFreq,
    double maxFreq,
    boolean powerToDb,
    double topDb,
    double magExp,
    double minPower,
    double refPower)
    implements Layer {

  private static final String KIND = "MelSpectrogram";

  public MelSpectrogram {
    checkArgument(fftLength >= 2, "%s: fftLength must be at least 2, got %s", KIND, fftLength);
    Convolutions.checkAtLeastOne(KIND, "sequenceStride", sequenceStride);
    Convolutions.checkAtLeastOne(KIND, "samplingRate", samplingRate);
    Convolutions.checkAtLeastOne(KIND, "numMelBins", numMelBins);
    checkArgument(
        sequenceLength >= 1 && sequenceLength <= fftLength,
        "%s: sequenceLength must be in [1, %s], which is fftLength, got %s",
        KIND,
        fftLength,
        sequenceLength);
    requireNonNull(window, "window");
    int length = sequenceLength;
    window.ifPresent(
        given -> {
          given.requireLength(KIND, length);
          checkArgument(
              given.name().isEmpty()
                  || given.equals(STFTWindow.HANN)
                  || given.equals(STFTWindow.HAMMING),
              "%s: window must be hann, hamming or given values, got %s",
              KIND,
              given);
        });
    checkArgument(
        minFreq >= 0 && minFreq < maxFreq && Double.isFinite(maxFreq),
        "%s: expected 0 <= minFreq < maxFreq, got %s and %s",
        KIND,
        minFreq,
        maxFreq);
    checkArgument(topDb >= 0, "%s: topDb must be at least 0, got %s", KIND, topDb);
    checkArgument(magExp > 0, "%s: magExp must be over 0, got %s", KIND, magExp);
    checkArgument(minPower > 0, "%s: minPower must be over 0, got %s", KIND, minPower);
    checkArgument(Double.isFinite(refPower), "%s: refPower must be finite", KIND);
  }

  /** Returns Keras's defaults: 128 bins in decibels, of 2048 samples every 512 at 16,000 Hz. */
  public static MelSpectrogram create() {
    return builder().build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == 2,
        "%s: inputs must be [batch, samples], got %s.%s",
        where,
        Shapes.toString(inputs),
        inputs.numDimensions() == 3 ? " One channel? Put a Flatten before it." : "");
    long samples = inputs.get(1);
    if (samples == Shapes.UNKNOWN) {
      return Shape.of(inputs.get(0), numMelBins, samples);
    }
    checkArgument(
        samples > fftLength / 2,
        "%s: at least %s samples are needed, which are mirrored at the ends, got %s.",
        where,
        fftLength / 2 + 1,
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), numMelBins, 1 + (samples - fftLength % 2) / sequenceStride);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return new Built(this);
  }

  private record Built(MelSpectrogram layer) implements BuiltLayer {
    @Override
    public Signal call(Call call, Signal input) {
      return layer.apply(call, input);
    }

    @Override
    public boolean mixesRows(Mode mode) {
      return layer.powerToDb; // the loudest is that of the batch
    }
  }

  private Signal apply(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> frames = frames(tf, x);
    call.recordByGraph(List.of(frames), List.of(x), List.of());
    RealFourier<TFloat32> transform = RealFourier.of(tf, frames, fftLength);
    Operand<TFloat32> power = transform.power(tf);
    call.record(
        List.of(power),
        List.of(frames),
        (ops, gradients) ->
            new Tape.StepGradients(
                List.of(transform.gradientOfPower(ops, gradients.get(0))), Map.of()));
    Operand<TFloat32> sums = summed(tf, power);
    Operand<TFloat32> told =
        tf.linalg.transpose(powerToDb ? decibels(tf, sums) : sums, tf.array(0, 2, 1));
    call.recordByGraph(List.of(told), List.of(power), List.of());
    return Signal.of(told, outputShape(call.layer(), input.shape()));
  }

  /** Returns samples under the window, {@code [batch, frames, fftLength]}. */
  private Operand<TFloat32> frames(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> samples = tf.gather(tf.shape(x), tf.constant(1), tf.constant(0));
    Operand<TInt32> count =
        tf.math.add(
            tf.constant(1),
            tf.math.floorDiv(
                tf.math.sub(samples, tf.constant(fftLength % 2)), tf.constant(sequenceStride)));
    Operand<TInt32> begins =
        tf.math.sub(
            tf.math.mul(
                tf.range(tf.constant(0), count, tf.constant(1)), tf.constant(sequenceStride)),
            tf.constant(fftLength / 2));
    Operand<TInt32> places =
        tf.math.add(
            tf.expandDims(begins, tf.constant(1)),
            tf.range(tf.constant(0), tf.constant(fftLength), tf.constant(1)));
    Operand<TInt32> last = tf.math.sub(samples, tf.constant(1));
    Operand<TInt32> mirrored =
        tf.math.sub(last, tf.math.abs(tf.math.sub(last, tf.math.abs(places))));
    Operand<TFloat32> gathered = tf.gather(x, mirrored, tf.constant(1));
    return tf.math.mul(gathered, tf.constant(factors()));
  }

  /** The window in the middle of zeros; ones where there is none. */
  private float[] factors() {
    float[] factors = new float[fftLength];
    if (window.isEmpty()) {
      Arrays.fill(factors, 1);
      return factors;
    }
    float[] values = window.get().values(sequenceLength, sequenceLength % 2 == 0);
    System.arraycopy(values, 0, factors, (fftLength - sequenceLength) / 2, sequenceLength);
    return factors;
  }

  /** Returns sums of magnitudes in each mel bin, {@code [batch, frames, numMelBins]}. */
  private Operand<TFloat32> summed(Ops tf, Operand<TFloat32> power) {
    Operand<TFloat32> magnitudes =
        magExp == 2 ? power : tf.math.pow(power, tf.constant((float) (magExp / 2)));
    int bins = fftLength / 2 + 1;
    float[][] weights =
        MelWeights.of(bins, numMelBins, samplingRate, (float) minFreq, (float) maxFreq);
    Operand<TFloat32> rows = tf.reshape(magnitudes, tf.array(-1, bins));
    Operand<TFloat32> sums = tf.linalg.matMul(rows, tf.constant(StdArrays.ndCopyOf(weights)));
    Operand<TInt32> batchAndFrames = tf.slice(tf.shape(power), tf.array(0), tf.array(2));
    return tf.reshape(
        sums, tf.concat(List.of(batchAndFrames, tf.array(numMelBins)), tf.constant(0)));
  }

  private Operand<TFloat32> decibels(Ops tf, Operand<TFloat32> sums) {
    float inDecibels = (float) (10 / Math.log(10));
    double reference = Math.max(Math.abs(refPower), minPower);
    Operand<TFloat32> told =
        tf.math.sub(
            tf.math.mul(
                tf.math.log(tf.math.maximum(sums, tf.constant((float) minPower))),
                tf.constant(inDecibels)),
            tf.constant((float) (10 * Math.log10(reference))));
    Operand<TFloat32> loudest = tf.max(told, tf.array(0, 1, 2));
    return tf.math.maximum(told, tf.math.sub(loudest, tf.constant((float) topDb)));
  }

  /** Builds a {@link MelSpectrogram}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private int fftLength = 2048;
    private int sequenceStride = 512;
    private Optional<Integer> sequenceLength = Optional.empty();
    private Optional<STFTWindow> window = Optional.of(STFTWindow.HANN);
    private int samplingRate = 16_000;
    private int numMelBins = 128;
    private double minFreq = 20;
    private Optional<Double> maxFreq = Optional.empty();
    private boolean powerToDb = true;
    private double topDb = 80;
    private double magExp = 2;
    private double minPower = 1e-10;
    private double refPower = 1;

    private Builder() {}

    /** Sets the samples of a frame and of its transform. */
    public Builder fftLength(int samples) {
      this.fftLength = samples;
      return this;
    }

    /** Sets the samples from one frame to the next. */
    public Builder sequenceStride(int samples) {
      this.sequenceStride = samples;
      return this;
    }

    /** Sets the samples under the window; as many as {@code fftLength} unless set. */
    public Builder sequenceLength(int samples) {
      this.sequenceLength = Optional.of(samples);
      return this;
    }

    /** Sets what samples are multiplied with. */
    public Builder window(STFTWindow value) {
      return window(Optional.of(value));
    }

    /** Sets what samples are multiplied with; empty for nothing. */
    public Builder window(Optional<STFTWindow> value) {
      this.window = value;
      return this;
    }

    /** Sets the samples a second. */
    public Builder samplingRate(int hertz) {
      this.samplingRate = hertz;
      return this;
    }

    /** Sets the number of mel bins. */
    public Builder numMelBins(int count) {
      this.numMelBins = count;
      return this;
    }

    /** Sets where the first triangle begins. */
    public Builder minFreq(double hertz) {
      this.minFreq = hertz;
      return this;
    }

    /** Sets where the last triangle ends; half the sampling rate, whole hertz, unless set. */
    public Builder maxFreq(double hertz) {
      this.maxFreq = Optional.of(hertz);
      return this;
    }

    /** Sets whether decibels come out. */
    public Builder powerToDb(boolean value) {
      this.powerToDb = value;
      return this;
    }

    /** Sets the decibels below the loudest that are told. */
    public Builder topDb(double decibels) {
      this.topDb = decibels;
      return this;
    }

    /** Sets the power of the magnitudes that is summed. */
    public Builder magExp(double exponent) {
      this.magExp = exponent;
      return this;
    }

    /** Sets what lesser sums are taken for. */
    public Builder minPower(double power) {
      this.minPower = power;
      return this;
    }

    /** Sets the sum of 0 dB. */
    public Builder refPower(double power) {
      this.refPower = power;
      return this;
    }

    /** Returns the layer. */
    public MelSpectrogram build() {
      return new MelSpectrogram(
          fftLength,
          sequenceStride,
          sequenceLength.orElse(fftLength),
          window,
          samplingRate,
          numMelBins,
          minFreq,
          maxFreq.orElse(Math.floor(samplingRate / 2.0)),
          powerToDb,
          topDb,
          magExp,
          minPower,
          refPower);
    }
  }
}
