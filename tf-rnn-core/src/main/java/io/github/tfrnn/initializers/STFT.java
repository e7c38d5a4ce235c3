package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/**
 * Kernels of a convolution that makes Fourier transforms of frames; Keras's {@code STFT}. Computed
 * in single precision, as there, so that late samples have its rounding too.
 *
 * @param side which part of the transforms
 * @param window what samples are multiplied with; empty for none, and then nothing is scaled
 * @param scaling what the window is divided by; empty for nothing
 * @param periodic whether the window's period is the frame
 */
public record STFT(
    Side side, Optional<STFTWindow> window, Optional<Scaling> scaling, boolean periodic)
    implements Initializer {

  /** A part of complex numbers. */
  public enum Side {
    /** Products with cosines. */
    REAL,
    /** Products with negative sines. */
    IMAG
  }

  /** What a window is divided by. */
  public enum Scaling {
    /** The root of the sum of its squares: power spectral densities. */
    DENSITY,
    /** The sum of its absolute values: power spectra. */
    SPECTRUM
  }

  public STFT {
    requireNonNull(side, "side");
    requireNonNull(window, "window");
    requireNonNull(scaling, "scaling");
  }

  /** Returns Keras's default: the real side, a symmetric Hann window scaled for densities. */
  public static STFT standard() {
    return of(Side.REAL);
  }

  /** Returns a side with Keras's defaults otherwise. */
  public static STFT of(Side side) {
    return new STFT(side, Optional.of(STFTWindow.HANN), Optional.of(Scaling.DENSITY), false);
  }

  /** Returns the same with another window; empty for none. */
  public STFT withWindow(Optional<STFTWindow> newWindow) {
    return new STFT(side, newWindow, scaling, periodic);
  }

  /** Returns the same with the window divided by something else; empty for nothing. */
  public STFT withScaling(Optional<Scaling> newScaling) {
    return new STFT(side, window, newScaling, periodic);
  }

  /** Returns the same with a window of another period. */
  public STFT withPeriodic(boolean newPeriodic) {
    return new STFT(side, window, scaling, newPeriodic);
  }

  /**
   * @param shape {@code [frame, 1, frequencies]}
   * @throws IllegalArgumentException if it is another, or the window is for another frame
   */
  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    checkArgument(
        shape.numDimensions() == 3 && shape.get(1) == 1 && shape.get(2) >= 2,
        "STFT: only for kernels [frame, 1, frequencies] of 2 frequencies or more, got %s",
        shape);
    int length = Math.toIntExact(shape.get(0));
    int bins = Math.toIntExact(shape.get(2));
    Optional<float[]> factors = window.map(w -> w.values(length, periodic));
    float scale = factors.map(this::scale).orElse(1f);
    float period = (bins - 1) * 2f;
    float[] values = new float[length * bins];
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < bins; k++) {
        float angle = -2f * t * (k / period) * (float) Math.PI;
        float wave = (float) (side == Side.REAL ? Math.cos(angle) : Math.sin(angle));
        values[t * bins + k] = factors.isPresent() ? wave * factors.get()[t] / scale : wave;
      }
    }
    return values;
  }

  private float scale(float[] factors) {
    double sum = 0;
    for (float factor : factors) {
      sum += scaling.equals(Optional.of(Scaling.DENSITY)) ? factor * factor : Math.abs(factor);
    }
    if (scaling.isEmpty()) {
      return 1;
    }
    return (float) (scaling.get() == Scaling.DENSITY ? Math.sqrt(sum) : sum);
  }
}
