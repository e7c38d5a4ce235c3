package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times an epoch of two bidirectional layers over as many rows as IMDB has. */
@Command(
    name = "epoch",
    description =
        "Times an epoch of two bidirectional layers, one on the other, over rows as many and as"
            + " long as those of IMDB: the first (first_s), its graph included, and the fastest"
            + " after it (epoch_s).")
final class EpochCommand implements Callable<Integer> {
  static final WorkShape IMDB = new WorkShape(32, 200, 128, 64);
  static final int IMDB_ROWS = 25_000;
  static final int SMALL_ROWS = 64;

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions cases;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of an epoch. Default: 25000, with --small 64.")
  private Integer rows;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs after the first one. Default: ${DEFAULT-VALUE}.")
  private int epochs = 1;

  private EpochCommand() {}

  @Override
  public Integer call() {
    if (rows == null) {
      rows = cases.small() ? SMALL_ROWS : IMDB_ROWS;
    }
    checkArgument(rows >= 1, "--rows must be at least 1, got %s", rows);
    checkArgument(epochs >= 1, "--epochs must be at least 1, got %s", epochs);
    return cases.each(
        spec,
        cases.shapes(List.of(IMDB)),
        2,
        this::measure,
        "--rows",
        Integer.toString(rows),
        "--epochs",
        Integer.toString(epochs));
  }

  private List<ReportLine> measure(Work work) {
    Work.Examples examples = work.examples(rows);
    Rows x = examples.x();
    Rows y = examples.y();
    int batch = work.shape().batch();
    int steps = (rows + batch - 1) / batch;
    FitOptions options = FitOptions.batchSize(batch).shuffle(false).verbosity(Verbosity.SILENT);
    try (Sequential model = work.compiled()) {
      double first = Timing.secondsOf(() -> model.fit(x, y, options));
      Timing.EpochSeconds timed = new Timing.EpochSeconds();
      History history = model.fit(x, y, options.epochs(epochs).callbacks(timed));
      double flop = work.trainingFlop(examples.filled()) * rows / batch;
      ReportLine line =
          work.line("EPOCH", work.variant())
              .whole("n", steps)
              .whole("rows", rows)
              .number("first_s", first, 3)
              .number("epoch_s", timed.least(), 3)
              .number("loss", history.last("loss"), 4);
      return List.of(work.finish(line, flop / timed.least() * 1e-9));
    }
  }
}
