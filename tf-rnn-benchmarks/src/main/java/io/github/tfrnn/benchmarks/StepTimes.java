package io.github.tfrnn.benchmarks;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;

/**
 * What training steps and predictions of a model took, in seconds.
 *
 * @param steps of an epoch
 * @param first training step, its graph included
 * @param train a training step of the fastest epoch
 * @param infer the prediction of a batch, of the fastest epoch
 * @param loss of the last epoch
 */
record StepTimes(int steps, double first, double train, double infer, double loss) {

  /**
   * Trains a compiled model and lets it predict, for several epochs of the same examples.
   *
   * @param steps of an epoch: batches that the examples fill
   */
  static StepTimes of(Model model, Rows x, Rows y, int steps, int batch, FitOptions options) {
    double first = Timing.secondsOf(() -> model.fit(x.slice(0, batch), y.slice(0, batch), options));
    Timing.EpochSeconds warm = new Timing.EpochSeconds();
    model.fit(x, y, options.callbacks(warm));
    Timing.EpochSeconds timed = new Timing.EpochSeconds();
    History history = model.fit(x, y, options.epochs(Timing.epochs(warm.first())).callbacks(timed));
    double predicted = Timing.best(() -> Timing.secondsOf(() -> model.predict(x, batch)));
    return new StepTimes(
        steps, first, timed.least() / steps, predicted / steps, history.last("loss"));
  }

  /** Adds all of it to a line. */
  ReportLine addTo(ReportLine line) {
    return line.whole("n", steps)
        .number("first_ms", first * 1e3, 1)
        .milliseconds("train_ms", train)
        .milliseconds("infer_ms", infer)
        .number("loss", loss, 4);
  }
}
