package io.github.tfrnn.samples.model;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.ResultLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code model predict}: asks a model for the outputs of a file of inputs. */
@Command(name = "predict", description = "Writes what a model predicts for a file of inputs.")
public final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A .keras or .h5 file, or the folder of a SavedModel.")
  private Path model;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description =
          "Inputs, rows first: .npy, .csv without a header, or .json. Once for each input of the"
              + " model, in their order.")
  private List<Path> inputs;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "Where to: .npy, .csv or .json. Once for each output of the model, in their order.")
  private List<Path> outputs;

  @Override
  public Integer call() {
    outputs.forEach(NumberFile::ending); // before a long run
    try (AnyModel loaded = AnyModel.load(model)) {
      List<String> names = List.copyOf(loaded.inputs().keySet());
      requireCount("--input", inputs, "inputs", names);
      Rows[] rows = new Rows[names.size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = read(inputs.get(i), loaded.inputs().get(names.get(i)));
      }
      Map<String, FloatRows> predicted = loaded.predict(rows);
      List<String> outputNames = List.copyOf(predicted.keySet());
      requireCount("--output", outputs, "outputs", outputNames);
      for (int i = 0; i < outputNames.size(); i++) {
        NumberFile.write(outputs.get(i), predicted.get(outputNames.get(i)));
      }
      ResultLine line =
          new ResultLine().word("task", "model-predict").number("rows", rows[0].count());
      Console.of(spec.commandLine()).result(line.toString());
    }
    return ExitCode.OK;
  }

  private static Rows read(Path file, AnyModel.Input input) {
    try {
      return NumberFile.read(file).toRows(input.ids());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void requireCount(String option, List<Path> files, String what, List<String> names) {
    if (files.size() != names.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "the model has %d %s (%s), %s names %d files."
              .formatted(names.size(), what, String.join(", ", names), option, files.size()));
    }
  }
}
