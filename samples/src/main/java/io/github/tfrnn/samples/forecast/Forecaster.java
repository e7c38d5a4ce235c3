package io.github.tfrnn.samples.forecast;

import java.util.stream.IntStream;

/** Makes forecasts of a series, each from the steps before its origin. */
interface Forecaster {

  /**
   * Forecasts from each of some origins.
   *
   * @param values {@code [steps, columns]}; from an origin on they are not looked at
   * @param origins first steps to forecast
   * @return {@code [origins, horizon]}, in the data's own units
   */
  float[][] forecast(float[][] values, IntStream origins);
}
