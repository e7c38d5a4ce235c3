package io.github.tfrnn.initializers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the samples of a frame are multiplied with before a Fourier transform, by the name that
 * {@code scipy.signal.get_window} has for it, or number by number; Keras's option {@code window}.
 * Immutable.
 */
public final class STFTWindow {

  /** Factors of cosines of 0, 1, 2, … periods; every second one counts negative. */
  private static final Map<String, double[]> COSINES = cosines();

  /** Hann, Keras's default. */
  public static final STFTWindow HANN = new STFTWindow("hann", null);

  /** Hamming. */
  public static final STFTWindow HAMMING = new STFTWindow("hamming", null);

  private final String name; // null where there are values
  private final float[] values;

  private STFTWindow(String name, float[] values) {
    this.name = name;
    this.values = values;
  }

  private static Map<String, double[]> cosines() {
    Map<String, double[]> all = new LinkedHashMap<>();
    all.put("hann", new double[] {0.5, 0.5});
    all.put("hamming", new double[] {0.54, 0.46});
    all.put("blackman", new double[] {0.42, 0.50, 0.08});
    all.put("blackmanharris", new double[] {0.35875, 0.48829, 0.14128, 0.01168});
    all.put("nuttall", new double[] {0.3635819, 0.4891775, 0.1365995, 0.0106411});
    all.put(
        "flattop", new double[] {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368});
    all.put("boxcar", new double[] {1});
    return all;
  }

  /**
   * Returns the window of a name.
   *
   * @param name {@code "hann"}, {@code "hamming"}, {@code "blackman"}, {@code "blackmanharris"},
   *     {@code "nuttall"}, {@code "flattop"} or {@code "boxcar"}, which is ones
   * @throws IllegalArgumentException if there is none of that name
   */
  public static STFTWindow of(String name) {
    checkArgument(
        COSINES.containsKey(name),
        "STFTWindow: unknown window \"%s\"; known: %s, or give its values",
        name,
        String.join(", ", COSINES.keySet()));
    return new STFTWindow(name, null);
  }

  /**
   * Returns a window of given values.
   *
   * @param values one for each sample of a frame, all finite
   */
  public static STFTWindow of(float... values) {
    checkArgument(values.length >= 1, "STFTWindow: at least one value is needed");
    for (float value : values) {
      checkArgument(Float.isFinite(value), "STFTWindow: values must be finite, got %s", value);
    }
    return new STFTWindow(null, values.clone());
  }

  /** Returns the name; empty for a window of given values. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Returns the values of a window that is not given by name; empty otherwise. */
  public Optional<float[]> givenValues() {
    return Optional.ofNullable(values).map(float[]::clone);
  }

  /**
   * Refuses a window of given values for frames of another length.
   *
   * @param where what has the window, as messages name it
   */
  public void requireLength(String where, int length) {
    checkArgument(
        values == null || values.length == length,
        "%s: the window must have a value for each of the %s samples of a frame, got %s",
        where,
        length,
        values == null ? 0 : values.length);
  }

  /**
   * Returns the factors of a frame.
   *
   * @param length samples of the frame, at least 1
   * @param periodic whether the window's period is the frame, as for spectra; otherwise its last
   *     value equals its first, as for filters. Of no account for given values
   * @return {@code [length]}
   * @throws IllegalArgumentException if there are values for another length
   */
  public float[] values(int length, boolean periodic) {
    requireLength("STFTWindow", length);
    if (values != null) {
      return values.clone();
    }
    double[] factors = COSINES.get(name);
    double period = periodic ? length : length - 1.0;
    float[] all = new float[length];
    for (int i = 0; i < length; i++) {
      double value = length == 1 ? 1 : 0;
      for (int k = 0; k < factors.length && length > 1; k++) {
        double sign = k % 2 == 0 ? 1 : -1;
        value += sign * factors[k] * Math.cos(2 * Math.PI * k * i / period);
      }
      all[i] = (float) value;
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof STFTWindow that
        && name().equals(that.name())
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * name().hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return name == null ? "window of " + values.length + " values" : name;
  }
}
