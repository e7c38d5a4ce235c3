package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times whole models, through the public API. */
@Command(
    name = "model",
    description =
        "Times a training step (train_ms), the prediction of a batch (infer_ms) and the first"
            + " training step, its graph included (first_ms), of whole models: conv-lstm, a"
            + " convolution, pooling and an LSTM; bilstm-attention, two bidirectional LSTMs and"
            + " attention of several heads; crnn, convolutions with batch normalization over"
            + " spectrograms and a bidirectional GRU.")
final class ModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private WholeModels models;

  @Option(names = "--small", description = "Only shows that it runs, with tiny inputs.")
  private boolean small;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that a model computes with. Default: the machine's processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--same-process",
      description = "Runs all models in this process; by default each has one of its own.")
  private boolean sameProcess;

  private ModelCommand() {}

  @Override
  public Integer call() {
    checkArgument(threads >= 1, "--threads must be at least 1, got %s", threads);
    PrintWriter out = spec.commandLine().getOut();
    int code = 0;
    for (WholeModel model : models.all()) {
      if (sameProcess) {
        Work.loadLibraries(threads);
        out.println(measure(new ModelWork(model, ModelWork.Sizes.of(small), threads)));
        out.flush();
      } else if (FreshProcess.run(arguments(model)) != 0) {
        code = 1; // it has said why; the other models may still work
      }
    }
    return code;
  }

  private List<String> arguments(WholeModel model) {
    List<String> arguments = new ArrayList<>(List.of("model", "--same-process"));
    arguments.addAll(List.of("--model", model.toString(), "--threads", "" + threads));
    if (small) {
      arguments.add("--small");
    }
    return arguments;
  }

  private static ReportLine measure(ModelWork work) {
    int batch = work.sizes().batch();
    Rows x = work.inputs();
    Rows y = work.labels();
    FitOptions options = FitOptions.batchSize(batch).shuffle(false).verbosity(Verbosity.SILENT);
    try (Model model = work.compiled()) {
      StepTimes times = StepTimes.of(model, x, y, work.sizes().steps(), batch, options);
      ReportLine line = times.addTo(work.line().whole("params", ModelWork.parameters(model)));
      return Work.finish(line, work.threads());
    }
  }
}
