package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts from every origin of the test part, each from the real steps before it.
 *
 * @param truth what came, {@code [origins, horizon]}
 * @param forecasts of the same shape, by name; the model's are the first
 * @param season of the seasonal forecasts, if there are any
 */
record WalkForward(float[][] truth, Map<String, float[][]> forecasts, Optional<Season> season) {

  /** Repeats the last value. */
  static final String LAST = "last value";

  /** Repeats the last season. */
  static final String SEASONAL = "last season";

  /** Goes on along the line from the first value to the last. */
  static final String DRIFT = "drift";

  /**
   * Walks through the test part.
   *
   * @param name of the model
   * @throws IllegalArgumentException if there is no whole season before the test part
   */
  static WalkForward of(
      String name,
      Forecaster model,
      Series series,
      Span test,
      int window,
      int horizon,
      Optional<Season> season) {
    int target = series.target();
    Map<String, Forecaster> forecasters = new LinkedHashMap<>();
    forecasters.put(name, model);
    forecasters.put(LAST, Naive.last(target, horizon));
    season.ifPresent(
        found -> {
          checkArgument(
              found.steps() <= test.from(),
              "a season of %s steps is longer than the %s steps before the test part; give another"
                  + " --season, or 0 for none",
              found.steps(),
              test.from());
          forecasters.put(SEASONAL, Naive.seasonal(target, horizon, found.steps()));
        });
    forecasters.put(DRIFT, Naive.drift(target, horizon));
    Map<String, float[][]> forecasts = new LinkedHashMap<>();
    forecasters.forEach(
        (each, forecaster) ->
            forecasts.put(
                each, forecaster.forecast(series.values(), test.origins(window, horizon))));
    float[][] truth = Naive.truth(target, horizon, series.values(), test.origins(window, horizon));
    return new WalkForward(truth, forecasts, season);
  }

  /** Returns the errors, by the name of the forecasts. */
  Map<String, ForecastErrors> errors() {
    Map<String, ForecastErrors> errors = new LinkedHashMap<>();
    forecasts.forEach((name, each) -> errors.put(name, ForecastErrors.of(truth, each)));
    return errors;
  }
}
