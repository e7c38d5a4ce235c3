package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Three parts of a series, one after the other: training from step 0, validation, test to the end.
 *
 * @param steps of the series
 * @param validationBegin first step of the validation
 * @param testBegin first step of the test
 */
record TimeSplit(int steps, int validationBegin, int testBegin) {

  /**
   * Splits a series.
   *
   * @param validation share of the steps, in (0, 1)
   * @param test share of the steps, in (0, 1)
   * @param window steps that a forecast is made from
   * @param horizon steps that a forecast is of
   * @throws IllegalArgumentException if a part has no step for a whole forecast
   */
  static TimeSplit of(int steps, double validation, double test, int window, int horizon) {
    int testSteps = (int) Math.round(steps * test);
    int validationSteps = (int) Math.round(steps * validation);
    TimeSplit split = new TimeSplit(steps, steps - testSteps - validationSteps, steps - testSteps);
    requireRoom(
        "training", split.validationBegin, window + horizon, "a window and a horizon", steps);
    requireRoom("validation", validationSteps, horizon, "a horizon", steps);
    requireRoom("test", testSteps, horizon, "a horizon", steps);
    return split;
  }

  private static void requireRoom(String part, int has, int needs, String what, int steps) {
    checkArgument(
        has >= needs,
        "the series is too short: its %s part has %s of %s steps, %s of %s steps do not fit in;"
            + " give more data, a smaller --window or --horizon, or other shares",
        part,
        has,
        steps,
        what,
        needs);
  }

  /** Returns the steps to learn from. */
  Span train() {
    return new Span(0, validationBegin);
  }

  /** Returns the steps to forecast while learning. */
  Span validation() {
    return new Span(validationBegin, testBegin);
  }

  /** Returns the steps to forecast in the end. */
  Span test() {
    return new Span(testBegin, steps);
  }
}
