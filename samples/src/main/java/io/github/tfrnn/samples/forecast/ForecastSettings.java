package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to forecast, and how. Immutable.
 *
 * @param data CSV file; without it, traffic of an internet provider
 * @param target column to forecast; without it, the last one
 * @param features columns to forecast from; none means all that are numbers
 * @param date column that is left out
 * @param window steps that a forecast is made from, at least 1
 * @param horizon steps that a forecast is of, at least 1
 * @param season steps of a season; 0 for none; without it, it is guessed
 * @param residual what is told as the difference to the last step of the window
 * @param validation share of the steps, in (0, 1)
 * @param test share of the steps, in (0, 1)
 * @param training how the model is made and trained
 */
record ForecastSettings(
    Optional<Path> data,
    Optional<String> target,
    List<String> features,
    Optional<String> date,
    int window,
    int horizon,
    OptionalInt season,
    Residual residual,
    double validation,
    double test,
    Training training) {

  ForecastSettings {
    features = List.copyOf(features);
    checkArgument(
        data.isPresent() || (target.isEmpty() && features.isEmpty() && date.isEmpty()),
        "--target, --features and --date need --data: the series of the sample has one column");
    checkArgument(window >= 1, "--window must be at least 1, got %s", window);
    checkArgument(horizon >= 1, "--horizon must be at least 1, got %s", horizon);
    checkArgument(
        season.isEmpty() || season.getAsInt() >= 0,
        "--season must be at least 1, or 0 for none, got %s",
        season.orElse(0));
    checkArgument(
        validation > 0 && validation < 1, "--validation must be in (0, 1), got %s", validation);
    checkArgument(test > 0 && test < 1, "--test must be in (0, 1), got %s", test);
    checkArgument(
        validation + test < 1,
        "--validation and --test must leave something to train on, got %s and %s",
        validation,
        test);
    checkArgument(
        date.isEmpty() || !date.equals(target),
        "--date and --target both name \"%s\"",
        date.orElse(""));
  }

  /**
   * How a model is made and trained. Immutable.
   *
   * @param cell the recurrent layer
   * @param units size of its state, at least 1
   * @param epochs how often the training part is seen, at most; at least 1
   * @param patience epochs without a better validation loss that are waited for, at least 0
   * @param batchSize windows a training step, at least 1
   * @param learningRate of Adam, above 0
   * @param seed of the initial weights and of the order of the windows
   */
  record Training(
      Cell cell,
      int units,
      int epochs,
      int patience,
      int batchSize,
      double learningRate,
      long seed) {

    Training {
      checkArgument(units >= 1, "--units must be at least 1, got %s", units);
      checkArgument(epochs >= 1, "--epochs must be at least 1, got %s", epochs);
      checkArgument(patience >= 0, "--patience must be at least 0, got %s", patience);
      checkArgument(batchSize >= 1, "--batch-size must be at least 1, got %s", batchSize);
      checkArgument(
          learningRate > 0 && Double.isFinite(learningRate),
          "--learning-rate must be above 0, got %s",
          learningRate);
    }
  }
}
