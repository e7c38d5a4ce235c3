package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Floats;
import java.util.ArrayList;
import java.util.List;

/**
 * A series, and what was forecast of it. Immutable; {@code with} returns a copy with one forecast
 * more.
 *
 * <p>Steps count from the end of the history: it ends at step 0, the truth begins at step 1.
 */
public final class Forecasts {

  /**
   * One forecast.
   *
   * @param first the step that its first value is for
   */
  record Forecast(String name, int first, List<Float> values) {}

  private final List<Float> history;
  private final List<Float> truth;
  private final List<Forecast> forecasts;

  private Forecasts(List<Float> history, List<Float> truth, List<Forecast> forecasts) {
    this.history = List.copyOf(history);
    this.truth = List.copyOf(truth);
    this.forecasts = List.copyOf(forecasts);
  }

  /**
   * Returns a series without forecasts.
   *
   * @param history what the forecasts were made from, finite; may be empty
   * @param truth what came then, finite; may be empty, where it is not known yet
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Forecasts of(float[] history, float[] truth) {
    return new Forecasts(finite("history", history), finite("truth", truth), List.of());
  }

  /**
   * Adds a forecast of the steps after the history.
   *
   * @param name in the legend
   * @param values from step 1, finite, at least one; they may be fewer or more than those of the
   *     truth
   * @throws IllegalArgumentException if there are none, or one is not finite
   */
  public Forecasts with(String name, float[] values) {
    return with(name, 1, values);
  }

  /**
   * Adds a forecast that begins at another step: what was forecast of each step some steps ahead.
   * Forecasts of several horizons are told apart so: that of the horizon h begins at step h.
   *
   * @param name in the legend
   * @param first the step that the first value is for, at least 1
   * @param values finite, at least one
   * @throws IllegalArgumentException if {@code first} is below 1, there are no values, or one is
   *     not finite
   */
  public Forecasts with(String name, int first, float[] values) {
    requireNonNull(name, "Forecasts: name is null");
    checkArgument(values.length > 0, "Forecasts: \"%s\" has no values: give at least one.", name);
    checkArgument(
        first >= 1,
        "Forecasts: \"%s\" begins at step %s: the first after the history is 1.",
        name,
        first);
    List<Forecast> more = new ArrayList<>(forecasts);
    more.add(new Forecast(name, first, finite("\"" + name + "\"", values)));
    return new Forecasts(history, truth, more);
  }

  private static List<Float> finite(String what, float[] values) {
    for (int i = 0; i < values.length; i++) {
      Finite.require("Forecasts", "value %d of " + what, i, values[i]);
    }
    return Floats.asList(values.clone());
  }

  List<Float> history() {
    return history;
  }

  List<Float> truth() {
    return truth;
  }

  List<Forecast> forecasts() {
    return forecasts;
  }
}
