package io.github.tfrnn.samples.forecast;

import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;

/**
 * A model to train, which forecasts all steps of the horizon at once. Whoever makes one closes it.
 */
final class ForecastModel implements AutoCloseable {
  private final ForecastSettings.Training settings;
  private final Preparation preparation;
  private final Sequential model;

  ForecastModel(ForecastSettings.Training settings, Preparation preparation) {
    this.settings = settings;
    this.preparation = preparation;
    Layer cell =
        switch (settings.cell()) {
          case LSTM -> LSTM.of(settings.units());
          case GRU -> GRU.of(settings.units());
        };
    this.model =
        Sequential.seeded(
            settings.seed(),
            Input.of(preparation.window(), preparation.columns().size()),
            cell,
            Dense.of(preparation.horizon()));
    model.compile(
        Adam.of(settings.learningRate()), Loss.MEAN_SQUARED_ERROR, Metric.MEAN_ABSOLUTE_ERROR);
  }

  /** Returns the table of layers, shapes and parameters. */
  String summary() {
    return model.summary();
  }

  /**
   * Trains, shows progress on standard error, and keeps the weights of the epoch with the least
   * validation loss.
   */
  History fit(Series series, TimeSplit split) {
    Windows windows = new Windows(preparation, series.values(), settings.batchSize());
    return model.fit(
        windows.shuffled(split.train(), settings.seed()),
        FitOptions.ofBatches()
            .epochs(settings.epochs())
            .validationData(windows.inOrder(split.validation()))
            .callbacks(
                EarlyStopping.monitor("val_loss")
                    .patience(settings.patience())
                    .restoreBestWeights(true)));
  }

  /** Returns what forecasts with the model, until it is closed. */
  Forecaster forecaster() {
    return new WindowForecaster(preparation, inputs -> model.predict(inputs, inputs.count()));
  }

  /** Writes the model with all that {@link ExportedForecaster} needs to forecast. */
  void export(Path directory) {
    model.export(directory, preparation);
  }

  @Override
  public void close() {
    model.close();
  }
}
