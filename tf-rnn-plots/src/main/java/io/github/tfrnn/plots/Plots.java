package io.github.tfrnn.plots;

import io.github.tfrnn.models.Model;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * Draws models, and what they do: Keras's {@code plot_model}, and the charts that a training and a
 * test are read from.
 *
 * <p><b>Models</b>: a box for each call of a layer, an arrow for each tensor that one call gives
 * another. A box tells the layer's name and kind, the shapes of its outputs, and how many
 * parameters it has. Inputs stand first. Arrows enter and leave a box in the order of the layer's
 * inputs and outputs, from left to right or from the top. Boxes of one color, other than that of
 * the rest, are calls of one shared layer; marks tell which call it is, that the layer is frozen,
 * and that it gives an output of the model.
 *
 * <p><b>Charts</b>: legends stand over the data; colors can be told apart without seeing red or
 * green. Numbers that are not finite are refused. If a PNG is asked for, some font must have the
 * letters of all words; an SVG is shown in the fonts of its reader.
 *
 * <p><b>Files</b>: the file's ending chooses the format: {@code .svg}, or {@code .png} at two
 * pixels a unit of length, for sharp text. Any other ending, or a folder, is an {@link
 * IllegalArgumentException}; a file that cannot be written is an {@link
 * java.io.UncheckedIOException}. Folders that are missing are made, an older file is replaced, and
 * a reader never meets half a file. No screen is needed. Safe for any number of threads.
 */
public final class Plots {

  /**
   * Draws a model with the default options.
   *
   * @see #model(Model, Path, PlotOptions)
   */
  public static void model(Model model, Path file) {
    model(model, file, PlotOptions.create());
  }

  /**
   * Draws a model.
   *
   * @param file ends in {@code .svg} or {@code .png}
   * @throws IllegalArgumentException if the file's name ends otherwise, if it is a folder, or if
   *     the picture is too large for a PNG
   * @throws IllegalStateException if the model does not know its input shape yet, or is closed
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void model(Model model, Path file, PlotOptions options) {
    PictureFile target =
        PictureFile.at("Plots.model", file); // a wrong name is told before a model is built
    target.write(Picture.of(model.network(), options));
  }

  /**
   * Draws a network with the default options.
   *
   * @see #model(Network, Path, PlotOptions)
   */
  public static void model(Network network, Path file) {
    model(network, file, PlotOptions.create());
  }

  /**
   * Draws a network, such as one that is a layer of a model.
   *
   * @param file ends in {@code .svg} or {@code .png}
   * @throws IllegalArgumentException if the file's name ends otherwise, if it is a folder, if the
   *     picture is too large for a PNG, or if the layers cannot be built
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void model(Network network, Path file, PlotOptions options) {
    PictureFile.at("Plots.model", file).write(Picture.of(network, options));
  }

  /** Draws how a training went, with the default options. */
  public static void training(History history, Path file) {
    training(history, file, ChartOptions.create());
  }

  /**
   * Draws losses and metrics over epochs, which count from 1, with those of the validation: a panel
   * for losses, one for metrics. A single epoch is shown as points.
   *
   * @throws IllegalArgumentException if there is no epoch, or a value is not finite
   */
  public static void training(History history, Path file, ChartOptions options) {
    TrainingCurves.chart(history, options).write(file);
  }

  /** Draws a confusion matrix with the default options. */
  public static void confusionMatrix(ConfusionMatrix matrix, Path file) {
    confusionMatrix(matrix, file, ChartOptions.create());
  }

  /**
   * Draws a confusion matrix: rows are true classes, columns predicted ones, figures counts, colors
   * shares of the row. Long names are shortened.
   *
   * @throws IllegalArgumentException if there are more than 100 classes
   */
  public static void confusionMatrix(ConfusionMatrix matrix, Path file, ChartOptions options) {
    ConfusionChart.chart(matrix, options).write(file);
  }

  /** Draws the accuracy of each class with the default options. */
  public static void classAccuracy(ConfusionMatrix matrix, Path file) {
    classAccuracy(matrix, file, ChartOptions.create());
  }

  /**
   * Draws a bar for each class: the share of its rows that were taken for it.
   *
   * @throws IllegalArgumentException if there are more than 200 classes
   */
  public static void classAccuracy(ConfusionMatrix matrix, Path file, ChartOptions options) {
    ClassAccuracyChart.chart(matrix, options).write(file);
  }

  /** Draws attention with the default options. */
  public static void attention(
      float[][] weights, List<String> queries, List<String> keys, Path file) {
    attention(weights, queries, keys, file, ChartOptions.create());
  }

  /**
   * Draws how much each query looks at each key; the largest weight has the fullest color.
   *
   * @param weights {@code [queries, keys]}, 0 or more, such as one row and head of what an
   *     attention layer gives with its scores
   * @param queries the words that rows are named with, in any script, at most 200
   * @param keys the words that columns are named with, at most 200
   * @throws IllegalArgumentException if sizes differ, a weight is negative or not finite, or a PNG
   *     is asked for and no font has the letters of a word
   */
  public static void attention(
      float[][] weights, List<String> queries, List<String> keys, Path file, ChartOptions options) {
    AttentionChart.chart(weights, queries, keys, options).write(file);
  }

  /** Draws ROC curves with the default options. */
  public static void roc(List<Scores> scores, Path file) {
    roc(scores, file, ChartOptions.create());
  }

  /**
   * Draws ROC curves, with the areas under them in the legend, as scikit-learn has them.
   *
   * @param scores a curve each: of one model, of several, or of each class against all others
   * @throws IllegalArgumentException if there are none, or more than 14
   */
  public static void roc(List<Scores> scores, Path file, ChartOptions options) {
    ScoreChart.roc(scores, options).write(file);
  }

  /** Draws precision over recall with the default options. */
  public static void precisionRecall(List<Scores> scores, Path file) {
    precisionRecall(scores, file, ChartOptions.create());
  }

  /**
   * Draws precision over recall, with average precisions in the legend, as scikit-learn has them.
   *
   * @param scores a curve each, as in {@link #roc(List, Path, ChartOptions)}
   * @throws IllegalArgumentException if there are none, or more than 14
   */
  public static void precisionRecall(List<Scores> scores, Path file, ChartOptions options) {
    ScoreChart.precisionRecall(scores, options).write(file);
  }

  /** Draws a learning rate with the default options. */
  public static void learningRate(LongToDoubleFunction schedule, long steps, Path file) {
    learningRate(schedule, steps, file, ChartOptions.create());
  }

  /**
   * Draws the learning rate of steps {@code [0, steps)}; of more than 100 000, that many are asked.
   *
   * @param schedule the rate of a step
   * @throws IllegalArgumentException if there are no steps, or a rate is not finite
   */
  public static void learningRate(
      LongToDoubleFunction schedule, long steps, Path file, ChartOptions options) {
    LearningRateChart.chart(schedule, steps, options).write(file);
  }

  /** Draws how long sequences are with the default options. */
  public static void lengths(int[] lengths, int maxlen, Path file) {
    lengths(lengths, maxlen, file, ChartOptions.create());
  }

  /**
   * Draws how many sequences are of which length, with the median, the length that 95 % do not
   * exceed, and maxlen, with the share of sequences that it leaves whole.
   *
   * @param lengths 0 or more each
   * @param maxlen where longer sequences are cut, or 0 for nowhere
   * @throws IllegalArgumentException if there are no lengths, or one is negative
   */
  public static void lengths(int[] lengths, int maxlen, Path file, ChartOptions options) {
    LengthChart.chart(lengths, maxlen, options).write(file);
  }

  /** Draws forecasts with the default options. */
  public static void forecast(Forecasts forecasts, Path file) {
    forecast(forecasts, file, ChartOptions.create());
  }

  /**
   * Draws a series, what came of it, and what was forecast.
   *
   * @throws IllegalArgumentException if there is no forecast, or more than 6
   */
  public static void forecast(Forecasts forecasts, Path file, ChartOptions options) {
    ForecastChart.chart(forecasts, options).write(file);
  }

  private Plots() {}
}
