package io.github.tfrnn.samples.forecast;

/** What a model is told, and tells, as the difference to the last step of the window. */
enum Residual {
  /** Nothing: values are as they are. */
  NONE,
  /** What is forecast: a model that answers 0 repeats the last value. */
  TARGET,
  /** What is forecast and all inputs: the level of the series is never seen. */
  ALL
}
