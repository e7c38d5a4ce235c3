package io.github.tfrnn.plots;

import io.github.tfrnn.models.Model;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.training.History;
import java.nio.file.Path;

/**
 * Draws models: a box for each call of a layer, an arrow for each tensor that one call gives
 * another; Keras's {@code plot_model}.
 *
 * <p>A box tells the layer's name and kind, the shapes of its outputs, and how many parameters it
 * has. Inputs stand first. Arrows enter and leave a box in the order of the layer's inputs and
 * outputs, from left to right or from the top. Boxes of one color, other than that of the rest, are
 * calls of one shared layer; marks tell which call it is, that the layer is frozen, and that it
 * gives an output of the model.
 *
 * <p>The file's ending chooses the format: {@code .svg}, or {@code .png} at two pixels a unit of
 * length, for sharp text. Folders that are missing are made, an older file is replaced, and a
 * reader never meets half a file. No screen is needed. Safe for any number of threads.
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
    PictureFile target = PictureFile.at("Plots.model", file); // a wrong name is told before a model is built
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

  private Plots() {}
}
