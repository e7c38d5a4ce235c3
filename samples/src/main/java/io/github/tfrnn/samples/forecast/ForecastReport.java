package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.training.History;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Says in words how well a model forecast the test part. */
final class ForecastReport {
  private static final int ROWS = 12; // of a table, those of single steps

  private final String model;
  private final Map<String, ForecastErrors> errors;
  private final Optional<Season> season;
  private final double deviation;

  /**
   * @param model its name among the forecasts
   * @param season of the seasonal forecast
   * @param deviation of the target in the training part: the unit of scaled errors
   */
  ForecastReport(String model, WalkForward walk, Optional<Season> season, double deviation) {
    this.model = model;
    this.errors = walk.errors();
    this.season = season;
    this.deviation = deviation;
  }

  /** Returns how long the training took and which epoch was the best. */
  static String ofTraining(History history, double seconds) {
    List<Double> losses = history.get("val_loss");
    int best = 0;
    for (int i = 1; i < losses.size(); i++) {
      best = losses.get(i) < losses.get(best) ? i : best;
    }
    return String.format(
        Locale.ROOT,
        "Trained for %d epochs in %.1f s; kept the weights of epoch %d, validation loss %.5f",
        history.epochs(),
        seconds,
        best + 1,
        losses.get(best));
  }

  /** Returns the errors of a forecast, by its name; none if there is no such forecast. */
  Optional<ForecastErrors> of(String name) {
    return Optional.ofNullable(errors.get(name));
  }

  /** Returns the errors of the model. */
  ForecastErrors ofModel() {
    return errors.get(model);
  }

  /** Returns the errors of the model in standard deviations of the training part. */
  ForecastErrors ofModelScaled() {
    return ofModel().dividedBy(deviation);
  }

  /** Returns whether the model's mean squared error is less than that of every naive forecast. */
  boolean beatsNaive() {
    return better().isEmpty();
  }

  private List<String> better() {
    double mse = ofModel().mse();
    return errors.entrySet().stream()
        .filter(each -> !each.getKey().equals(model) && each.getValue().mse() <= mse)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the tables of both errors, by steps ahead. */
  String tables() {
    return table("Mean squared error", false) + "\n" + table("Mean absolute error", true);
  }

  private String table(String title, boolean absolute) {
    int horizon = ofModel().squared().size();
    String pattern = pattern(absolute);
    StringBuilder table = new StringBuilder(format("%-20s", title));
    errors.keySet().forEach(name -> table.append(format("%14s", name)));
    for (int k : stepsShown(horizon)) {
      table.append(format("%n%-20s", k == 0 ? "  1 step ahead" : "  " + (k + 1) + " steps"));
      errors
          .values()
          .forEach(
              e -> table.append(format(pattern, (absolute ? e.absolute() : e.squared()).get(k))));
    }
    table.append(format("%n%-20s", "  all"));
    errors.values().forEach(e -> table.append(format(pattern, absolute ? e.mae() : e.mse())));
    table.append(format("%n%-20s", "  all, scaled"));
    errors.values().stream()
        .map(e -> e.dividedBy(deviation))
        .forEach(e -> table.append(format("%14.4f", absolute ? e.mae() : e.mse())));
    return table.append(format("%n")).toString();
  }

  /** Returns how to write errors in the unit of the data: with some four figures that tell. */
  private String pattern(boolean absolute) {
    double size = absolute ? ofModel().mae() : ofModel().mse();
    int digits = size > 0 ? (int) Math.floor(Math.log10(size)) : 0;
    return digits < -4 || digits > 8 ? "%14.3e" : "%14." + Math.max(0, 3 - digits) + "f";
  }

  /** Chooses steps from the first to the last. */
  private static Iterable<Integer> stepsShown(int horizon) {
    TreeSet<Integer> shown = new TreeSet<>();
    for (int i = 0; i < ROWS; i++) {
      shown.add((int) Math.round((horizon - 1) * (double) i / (ROWS - 1)));
    }
    return shown;
  }

  /** Returns whether the model was worth it, in a sentence or two. */
  String verdict() {
    String seasons =
        season
            .map(s -> format("The season has %,d steps, %s.", s.steps(), s.reason()))
            .orElse("There is no season, or none was found; --season gives one.");
    String name = model;
    if (beatsNaive()) {
      double best =
          errors.entrySet().stream()
              .filter(each -> !each.getKey().equals(name))
              .mapToDouble(each -> each.getValue().mse())
              .min()
              .orElseThrow();
      return format(
          "%s%nThe %s beats every naive forecast: its mean squared error is %.1f %% below the best"
              + " of theirs.",
          seasons, name, 100 * (1 - ofModel().mse() / best));
    }
    return format(
        "%s%nThe %s does NOT beat the naive forecasts: \"%s\" %s no larger mean squared error.",
        seasons, name, String.join("\" and \"", better()), better().size() == 1 ? "has" : "have");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
