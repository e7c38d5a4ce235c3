package io.github.tfrnn.benchmarks;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Sequential;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Times the prediction of batches by a model that is never trained. */
@Command(
    name = "predict",
    description =
        "Times the prediction of a batch (infer_ms) by a model that is never trained, and the first"
            + " prediction, its graph included (first_ms).",
    footer = "Timesteps of padding are not counted in gflops.")
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaseOptions cases;

  private PredictCommand() {}

  @Override
  public Integer call() {
    return cases.each(spec, cases.shapes(WorkShape.DEFAULTS), 1, PredictCommand::measure);
  }

  private static List<ReportLine> measure(Work work) {
    int batch = work.shape().batch();
    int steps = work.shape().steps();
    Work.Examples examples = work.examples(steps * batch);
    Rows x = examples.x();
    try (Sequential model = work.model()) {
      double first = Timing.secondsOf(() -> model.predict(x.slice(0, batch), batch));
      double predicted = Timing.best(() -> Timing.secondsOf(() -> model.predict(x, batch))) / steps;
      ReportLine line =
          work.line("RESULT", work.variant() + ",predict")
              .whole("n", steps)
              .number("first_ms", first * 1e3, 1)
              .milliseconds("infer_ms", predicted);
      return List.of(work.finish(line, work.predictionFlop(examples.filled()) / predicted * 1e-9));
    }
  }
}
