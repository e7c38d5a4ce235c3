package io.github.tfrnn.samples.language;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.text.language.RecurrentCell;
import io.github.tfrnn.text.language.TokenLevel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run is asked to do. Immutable.
 *
 * @param data file to learn; WordNet's definitions without one
 * @param validation share of the text, from its end, in (0, 1)
 * @param level of the tokens
 * @param vocabulary how many tokens are learned at most
 * @param minutes of training
 * @param learningRate the highest, after the warm-up
 */
record LanguageSettings(
    Optional<Path> data,
    double validation,
    TokenLevel level,
    int vocabulary,
    double minutes,
    Shape shape,
    double learningRate,
    long seed) {

  /**
   * The model.
   *
   * @param streams rows of a batch
   */
  record Shape(
      RecurrentCell cell,
      int units,
      int layers,
      int embedding,
      double dropout,
      int streams,
      int timesteps) {

    Shape {
      atLeastOne("--units", units);
      atLeastOne("--layers", layers);
      atLeastOne("--embedding", embedding);
      atLeastOne("--streams", streams);
      atLeastOne("--timesteps", timesteps);
      checkArgument(
          dropout >= 0 && dropout < 1, "--dropout must be at least 0 and below 1, got %s", dropout);
    }
  }

  LanguageSettings {
    checkArgument(
        validation > 0 && validation < 1,
        "--validation must be above 0 and below 1, got %s",
        validation);
    checkArgument(
        minutes > 0 && minutes < Double.POSITIVE_INFINITY,
        "--minutes must be above 0, got %s",
        minutes);
    checkArgument(
        learningRate > 0 && learningRate < Double.POSITIVE_INFINITY,
        "--learning-rate must be above 0, got %s",
        learningRate);
    atLeastOne("--vocabulary", vocabulary);
  }

  private static void atLeastOne(String option, int value) {
    checkArgument(value >= 1, "%s must be at least 1, got %s", option, value);
  }
}
