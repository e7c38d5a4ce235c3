package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.stream.IntStream;

/** Forecasts that learn nothing: what a model has to be better than. */
final class Naive {

  /** One value of one forecast. */
  private interface Value {

    /**
     * Returns it.
     *
     * @param values {@code [steps, columns]}
     * @param origin first step that is forecast
     * @param ahead steps after the origin, from 0
     */
    float at(float[][] values, int origin, int ahead);
  }

  /** Returns forecasts that repeat the last value. */
  static Forecaster last(int target, int horizon) {
    return of(horizon, (values, origin, ahead) -> values[origin - 1][target]);
  }

  /**
   * Returns forecasts that repeat the last season.
   *
   * @param season its steps, at least 1; every origin must have as many steps before it
   */
  static Forecaster seasonal(int target, int horizon, int season) {
    checkArgument(season >= 1, "a season must have at least 1 step, got %s", season);
    return of(horizon, (values, origin, ahead) -> values[origin - season + ahead % season][target]);
  }

  /** Returns forecasts on the line from the first value to the last. */
  static Forecaster drift(int target, int horizon) {
    return of(
        horizon,
        (values, origin, ahead) -> {
          float last = values[origin - 1][target];
          float slope = (last - values[0][target]) / Math.max(1, origin - 1);
          return last + (ahead + 1) * slope;
        });
  }

  private static Forecaster of(int horizon, Value value) {
    return (values, origins) ->
        origins
            .mapToObj(
                origin -> {
                  float[] forecast = new float[horizon];
                  for (int k = 0; k < horizon; k++) {
                    forecast[k] = value.at(values, origin, k);
                  }
                  return forecast;
                })
            .toArray(float[][]::new);
  }

  /** Returns what came, {@code [origins, horizon]}. */
  static float[][] truth(int target, int horizon, float[][] values, IntStream origins) {
    return of(horizon, (all, origin, ahead) -> all[origin + ahead][target])
        .forecast(values, origins);
  }

  private Naive() {}
}
