package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.STFT;
import io.github.tfrnn.initializers.STFTWindow;
import io.github.tfrnn.ops.Convolution;
import io.github.tfrnn.ops.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Spectrograms of sound, by Fourier transforms of frames that are convolutions and can be learned:
 * {@link #frozen} leaves them as they are.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, samples, channels]}; output {@code [batch, frames,
 * channels·frequencies]}, or {@code [batch, frames, frequencies, channels]} if {@code expandDims};
 * with channels first {@code [batch, channels, samples]}, {@code [batch, channels·frequencies,
 * frames]} and {@code [batch, channels, frames, frequencies]}. There are {@code fftLength / 2 + 1}
 * frequencies, for {@link Mode#STFT} twice as many. Weights {@code real_kernel} and {@code
 * imag_kernel}, each {@code [frameLength, 1, fftLength / 2 + 1]}; {@link Mode#REAL} and {@link
 * Mode#IMAG} have their own alone. A mask ends here.
 *
 * <p>Behaves as {@code keras.layers.STFTSpectrogram}, of whose windows there are those of {@link
 * STFTWindow}. With channels first, Keras computes on graphics cards alone. Of an odd {@code
 * fftLength}, the frequencies are those of the even one before, as in Keras. Immutable.
 *
 * @param mode what is told of each frequency
 * @param frameLength samples of a frame, at least 2
 * @param frameStep samples from one frame to the next, in [1, frameLength]; empty for half of
 *     {@code frameLength}
 * @param fftLength at least {@code frameLength}; empty for the power of two that a frame fits in
 * @param window what samples are multiplied with; empty for none
 * @param periodic whether the window's period is the frame
 * @param scaling what the window is divided by; empty for nothing
 * @param padding {@link Padding#VALID} or {@link Padding#SAME}
 * @param expandDims whether frequencies and channels have an axis each
 * @param dataFormat where the channels stand
 */
public record STFTSpectrogram(
    Mode mode,
    int frameLength,
    Optional<Integer> frameStep,
    Optional<Integer> fftLength,
    Optional<STFTWindow> window,
    boolean periodic,
    Optional<STFT.Scaling> scaling,
    Padding padding,
    boolean expandDims,
    DataFormat dataFormat)
    implements Layer {

  private static final String KIND = "STFTSpectrogram";
  private static final float EPSILON = 1e-7f; // Keras's

  /** What is told of each frequency. */
  public enum Mode {
    /** Natural logarithm of the magnitude. */
    LOG,
    /** The root of the power, which is at least 1e-7. */
    MAGNITUDE,
    /** Power of one side: all but the first and the last frequency count twice. */
    PSD,
    /** The real part. */
    REAL,
    /** The imaginary part. */
    IMAG,
    /** The angle in (-π, π], in radians. */
    ANGLE,
    /** The real parts, and the imaginary ones behind them. */
    STFT
  }

  public STFTSpectrogram {
    requireNonNull(mode, "mode");
    requireNonNull(dataFormat, "dataFormat");
    checkArgument(
        frameLength >= 2, "%s: frameLength must be at least 2, got %s", KIND, frameLength);
    int longest = frameLength;
    frameStep.ifPresent(
        step ->
            checkArgument(
                step >= 1 && step <= longest,
                "%s: frameStep must be in [1, %s], which is frameLength, got %s",
                KIND,
                longest,
                step));
    fftLength.ifPresent(
        length ->
            checkArgument(
                length >= longest,
                "%s: fftLength must be at least frameLength, %s, got %s",
                KIND,
                longest,
                length));
    window.ifPresent(given -> given.requireLength(KIND, longest));
    requireNonNull(scaling, "scaling");
    Convolutions.checkNotCausal(KIND, requireNonNull(padding, "padding"));
  }

  /** Returns Keras's defaults: logarithms, frames of 256 samples every 128. */
  public static STFTSpectrogram create() {
    return builder().build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  private Windows windows() {
    return new Windows(frameLength, frameStep.orElse(frameLength / 2), 1);
  }

  private int bins() {
    int shortest = Integer.highestOneBit(frameLength - 1) * 2; // the power of two
    return fftLength.orElse(shortest) / 2 + 1;
  }

  private int frequencies() {
    return mode == Mode.STFT ? 2 * bins() : bins();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    long channels = dataFormat.requireChannels(where, inputs, 1);
    long frames =
        Convolutions.windows(where, windows(), padding, inputs, dataFormat.axis(0), "samples");
    long batch = inputs.get(0);
    boolean last = dataFormat == DataFormat.CHANNELS_LAST;
    if (expandDims) {
      return last
          ? Shape.of(batch, frames, frequencies(), channels)
          : Shape.of(batch, channels, frames, frequencies());
    }
    return dataFormat.shape(batch, channels * frequencies(), frames);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    List<Weight> kernels = new ArrayList<>();
    if (mode != Mode.IMAG) {
      kernels.add(kernel(context, "real_kernel", STFT.Side.REAL));
    }
    if (mode != Mode.REAL) {
      kernels.add(kernel(context, "imag_kernel", STFT.Side.IMAG));
    }
    return (call, input) -> apply(call, input, kernels);
  }

  private Weight kernel(BuildContext context, String name, STFT.Side side) {
    STFT initializer = new STFT(side, window, scaling, periodic);
    return context.addWeight(WeightSpec.of(name, Shape.of(frameLength, 1, bins()), initializer));
  }

  private Signal apply(Call call, Signal input, List<Weight> kernels) {
    Ops tf = call.tf();
    int channels = Math.toIntExact(dataFormat.channels(input.shape()));
    Shape shape = outputShape(call.layer(), input.shape());
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> sounds =
        dataFormat == DataFormat.CHANNELS_LAST ? tf.linalg.transpose(x, tf.array(0, 2, 1)) : x;
    Operand<TFloat32> rows = // [batch·channels, samples, 1]
        tf.reshape(
            sounds,
            tf.stack(
                List.of(
                    tf.constant(-1),
                    tf.gather(tf.shape(sounds), tf.constant(2), tf.constant(0)),
                    tf.constant(1))));
    List<Operand<TFloat32>> parts = new ArrayList<>();
    for (Weight kernel : kernels) {
      parts.add(
          Convolutions.convolve(call, Convolution.of(windows()), padding, rows, kernel.value()));
    }
    Operand<TFloat32> told = arranged(tf, told(tf, parts), channels);
    call.recordByGraph(List.of(told), List.of(x), kernels);
    return Signal.of(told, shape);
  }

  /** Returns what the mode tells, {@code [batch·channels, frames, frequencies]}. */
  private Operand<TFloat32> told(Ops tf, List<Operand<TFloat32>> parts) {
    return switch (mode) {
      case REAL, IMAG -> parts.get(0);
      case STFT -> tf.concat(parts, tf.constant(2));
      case ANGLE -> tf.math.atan2(parts.get(1), parts.get(0));
      case PSD -> {
        Operand<TFloat32> power = power(tf, parts);
        float[] counted = new float[bins()];
        Arrays.fill(counted, 2);
        counted[0] = 1;
        counted[counted.length - 1] = 1;
        yield tf.math.mul(power, tf.constant(counted));
      }
      case MAGNITUDE -> magnitude(tf, parts);
      case LOG -> tf.math.log(tf.math.maximum(magnitude(tf, parts), tf.constant(EPSILON)));
    };
  }

  private static Operand<TFloat32> power(Ops tf, List<Operand<TFloat32>> parts) {
    return tf.math.add(tf.math.square(parts.get(0)), tf.math.square(parts.get(1)));
  }

  private static Operand<TFloat32> magnitude(Ops tf, List<Operand<TFloat32>> parts) {
    return tf.math.sqrt(tf.math.maximum(power(tf, parts), tf.constant(EPSILON)));
  }

  /** Puts the channels where they belong. */
  private Operand<TFloat32> arranged(Ops tf, Operand<TFloat32> told, int channels) {
    int frequencies = frequencies();
    boolean last = dataFormat == DataFormat.CHANNELS_LAST;
    var frames = tf.gather(tf.shape(told), tf.constant(1), tf.constant(0));
    var any = tf.constant(-1);
    var each = tf.constant(frequencies);
    Operand<TFloat32> split =
        tf.reshape(told, tf.stack(List.of(any, tf.constant(channels), frames, each)));
    if (expandDims) {
      return last ? tf.linalg.transpose(split, tf.array(0, 2, 3, 1)) : split;
    }
    var all = tf.constant(channels * frequencies);
    return last
        ? tf.reshape(
            tf.linalg.transpose(split, tf.array(0, 2, 1, 3)), tf.stack(List.of(any, frames, all)))
        : tf.reshape(
            tf.linalg.transpose(split, tf.array(0, 1, 3, 2)), tf.stack(List.of(any, all, frames)));
  }

  /** Builds an {@link STFTSpectrogram}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private Mode mode = Mode.LOG;
    private int frameLength = 256;
    private Optional<Integer> frameStep = Optional.empty();
    private Optional<Integer> fftLength = Optional.empty();
    private Optional<STFTWindow> window = Optional.of(STFTWindow.HANN);
    private boolean periodic;
    private Optional<STFT.Scaling> scaling = Optional.of(STFT.Scaling.DENSITY);
    private Padding padding = Padding.VALID;
    private boolean expandDims;
    private DataFormat dataFormat = DataFormat.CHANNELS_LAST;

    private Builder() {}

    /** Sets what is told of each frequency. */
    public Builder mode(Mode value) {
      this.mode = value;
      return this;
    }

    /** Sets the samples of a frame. */
    public Builder frameLength(int samples) {
      this.frameLength = samples;
      return this;
    }

    /** Sets the samples from one frame to the next. */
    public Builder frameStep(int samples) {
      this.frameStep = Optional.of(samples);
      return this;
    }

    /** Sets the samples of a transform. */
    public Builder fftLength(int samples) {
      this.fftLength = Optional.of(samples);
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

    /** Sets whether the window's period is the frame. */
    public Builder periodic(boolean value) {
      this.periodic = value;
      return this;
    }

    /** Sets what the window is divided by. */
    public Builder scaling(STFT.Scaling value) {
      return scaling(Optional.of(value));
    }

    /** Sets what the window is divided by; empty for nothing. */
    public Builder scaling(Optional<STFT.Scaling> value) {
      this.scaling = value;
      return this;
    }

    /** Sets what is put around the inputs. */
    public Builder padding(Padding value) {
      this.padding = value;
      return this;
    }

    /** Sets whether frequencies and channels have an axis each. */
    public Builder expandDims(boolean value) {
      this.expandDims = value;
      return this;
    }

    /** Sets where the channels stand. */
    public Builder dataFormat(DataFormat value) {
      this.dataFormat = value;
      return this;
    }

    /** Returns the layer. */
    public STFTSpectrogram build() {
      return new STFTSpectrogram(
          mode,
          frameLength,
          frameStep,
          fftLength,
          window,
          periodic,
          scaling,
          padding,
          expandDims,
          dataFormat);
    }
  }
}
