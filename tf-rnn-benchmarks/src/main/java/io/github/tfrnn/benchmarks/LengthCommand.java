package io.github.tfrnn.benchmarks;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times steps of sequences of growing length. */
@Command(
    name = "length",
    description =
        "Times the first (first_ms), the second (second_ms) and a later training step (step_ms) for"
            + " 1, 10, 100, 1000, 2000, 5000, 10000 and 20000 timesteps: what first steps cost, and"
            + " what they do not. T of a shape does not matter.")
final class LengthCommand implements Callable<Integer> {
  private static final List<Integer> LENGTHS =
      List.of(1, 10, 100, 1000, 2000, 5000, 10_000, 20_000);

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions cases;

  @Option(
      names = "--max",
      paramLabel = "T",
      description = "Leaves longer ones out. Default: 2000, with --small 10.")
  private Integer max;

  @Option(names = "--one", hidden = true, description = "Takes T of the shapes as it is.")
  private boolean one;

  private LengthCommand() {}

  @Override
  public Integer call() {
    List<WorkShape> shapes = cases.shapes(List.of(new WorkShape(8, 1, 32, 32)));
    if (one) {
      return cases.each(spec, shapes, 1, LengthCommand::measure);
    }
    int limit = max != null ? max : cases.small() ? 10 : 2000;
    List<WorkShape> grown =
        shapes.stream()
            .flatMap(shape -> lengths(limit).map(shape::withTimesteps))
            .distinct()
            .toList();
    return cases.each(spec, grown, 1, LengthCommand::measure, "--one");
  }

  private static Stream<Integer> lengths(int limit) {
    return LENGTHS.stream().filter(length -> length <= limit);
  }

  private static List<ReportLine> measure(Work work) {
    int batch = work.shape().batch();
    int steps = work.shape().steps();
    Work.Examples examples = work.examples(steps * batch);
    Rows x = examples.x();
    Rows y = examples.y();
    Rows oneX = x.slice(0, batch);
    Rows oneY = y.slice(0, batch);
    FitOptions options = FitOptions.batchSize(batch).shuffle(false).verbosity(Verbosity.SILENT);
    try (Sequential model = work.compiled()) {
      double first = Timing.secondsOf(() -> model.fit(oneX, oneY, options));
      double second = Timing.secondsOf(() -> model.fit(oneX, oneY, options));
      double step =
          Timing.best(
                  () -> {
                    Timing.EpochSeconds epoch = new Timing.EpochSeconds();
                    model.fit(x, y, options.callbacks(epoch));
                    return epoch.first();
                  })
              / steps;
      ReportLine line =
          work.line("LENGTH", work.variant())
              .whole("n", steps)
              .number("first_ms", first * 1e3, 1)
              .milliseconds("second_ms", second)
              .milliseconds("step_ms", step);
      return List.of(work.finish(line, work.trainingFlop(examples.filled()) / step * 1e-9));
    }
  }
}
