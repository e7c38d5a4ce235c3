package io.github.tfrnn.benchmarks;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a training step and the prediction of a batch, through the public API. */
@Command(
    name = "step",
    description =
        "Times a training step (train_ms), the prediction of a batch (infer_ms) and the first"
            + " training step, its graph included (first_ms).",
    footer = "gflops is that of training; timesteps of padding are not counted.")
final class StepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaseOptions cases;

  @Option(
      names = "--bucket-by-length",
      description = "Trains on batches of rows of similar length; with --mask.")
  private boolean bucketByLength;

  private StepCommand() {}

  @Override
  public Integer call() {
    return cases.each(
        spec,
        cases.shapes(WorkShape.DEFAULTS),
        1,
        this::measure,
        bucketByLength ? new String[] {"--bucket-by-length"} : new String[0]);
  }

  private List<ReportLine> measure(Work work) {
    int batch = work.shape().batch();
    int steps = work.shape().steps();
    Work.Examples examples = work.examples(steps * batch);
    Rows x = examples.x();
    Rows y = examples.y();
    FitOptions silent = FitOptions.batchSize(batch).verbosity(Verbosity.SILENT);
    FitOptions options = bucketByLength ? silent.bucketByLength() : silent.shuffle(false);
    try (Sequential model = work.compiled()) {
      StepTimes times = StepTimes.of(model, x, y, steps, batch, options);
      ReportLine line =
          times.addTo(work.line("RESULT", work.variant() + (bucketByLength ? "+bucketed" : "")));
      return List.of(
          work.finish(line, work.trainingFlop(examples.filled()) / times.train() * 1e-9));
    }
  }
}
