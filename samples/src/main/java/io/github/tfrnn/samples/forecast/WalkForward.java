package io.github.tfrnn.samples.forecast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Forecasts from every origin of the test part, each from the real steps before it. */
final class WalkForward {

  /** Repeats the last value. */
  static final String LAST = "last value";

  /** Repeats the last season. */
  static final String SEASONAL = "last season";

  /** Goes on along the line from the first value to the last. */
  static final String DRIFT = "drift";

  private final String model;
  private final float[][] truth;
  private final Map<String, float[][]> forecasts;

  private WalkForward(String model, float[][] truth, Map<String, float[][]> forecasts) {
    this.model = model;
    this.truth = truth;
    this.forecasts = forecasts;
  }

  /**
   * Walks through the test part.
   *
   * @param name of the model
   * @param season what the seasonal forecast repeats; without it, there is none
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
        found -> forecasters.put(SEASONAL, Naive.seasonal(target, horizon, found.steps())));
    forecasters.put(DRIFT, Naive.drift(target, horizon));
    Map<String, float[][]> forecasts = new LinkedHashMap<>();
    forecasters.forEach(
        (each, forecaster) ->
            forecasts.put(
                each, forecaster.forecast(series.values(), test.origins(window, horizon))));
    float[][] truth = Naive.truth(target, horizon, series.values(), test.origins(window, horizon));
    return new WalkForward(name, truth, forecasts);
  }

  /** Returns the model's forecasts, {@code [origins, horizon]}. */
  float[][] ofModel() {
    return forecasts.get(model);
  }

  /** Returns the errors, by the name of the forecasts; the model's are the first. */
  Map<String, ForecastErrors> errors() {
    Map<String, ForecastErrors> errors = new LinkedHashMap<>();
    forecasts.forEach((name, each) -> errors.put(name, ForecastErrors.of(truth, each)));
    return errors;
  }
}
