package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.saving.ExportedModel;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A model that was exported, with its scaling. Whoever loads one closes it. */
final class ExportedForecaster implements Forecaster, AutoCloseable {
  private final ExportedModel model;
  private final Preparation preparation;

  private ExportedForecaster(ExportedModel model) {
    this.model = model;
    this.preparation = Preparation.from(model);
  }

  /**
   * Loads what {@link ForecastModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedForecaster load(Path directory) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new ExportedForecaster(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command forecast: " + e.getMessage(), e);
    }
  }

  /** Returns how it makes inputs of steps. */
  Preparation preparation() {
    return preparation;
  }

  @Override
  public float[][] forecast(float[][] values, IntStream origins) {
    return new WindowForecaster(preparation, inputs -> model.predict(inputs, inputs.count()))
        .forecast(values, origins);
  }

  @Override
  public void close() {
    model.close();
  }
}
