package io.github.tfrnn.samples.model;

import io.github.tfrnn.keras.CustomObjects;
import io.github.tfrnn.keras.KerasArchitecture;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.ResultLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code model convert}: writes a model as another kind. */
@Command(
    name = "convert",
    description = {
      "Writes a model as another kind, which the name of the second file tells: .keras, .h5, .json"
          + " (without weights), .weights.h5 or .npz (weights alone); a name without any of these"
          + " is the folder of a SavedModel."
    })
public final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description =
          "A .keras, .h5 or .json file, a folder that this library exported, or weights alone.")
  private Path from;

  @Parameters(index = "1", paramLabel = "TO", description = "What to write.")
  private Path to;

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description = "The model that weights alone belong to: .json, .keras or .h5.")
  private Path architecture;

  @Option(names = "--force", description = "Replaces the file TO if it is there; never a folder.")
  private boolean force;

  @Override
  public Integer call() {
    if (Files.exists(to) && (!force || Files.isDirectory(to))) {
      throw new IllegalArgumentException(
          to
              + (Files.isDirectory(to)
                  ? " is a folder that exists: choose another, or delete it first."
                  : " exists: choose another name, or --force."));
    }
    try (Model model = load()) {
      write(model);
      ResultLine line =
          new ResultLine()
              .word("task", "model-convert")
              .number("weights", model.getWeights().size());
      Console.of(spec.commandLine()).result(line.toString());
    }
    return ExitCode.OK;
  }

  private Model load() {
    if (architecture != null) {
      return Models.load(architecture, from, CustomObjects.none());
    }
    if (!Files.isDirectory(from) && WeightNames.areWeightsAlone(from)) {
      throw new ParameterException(
          spec.commandLine(),
          from + " holds weights alone: --architecture has to name the model that they belong to.");
    }
    return Models.load(from);
  }

  private void write(Model model) {
    String name = to.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".weights.h5") || name.endsWith(".npz")) {
      model.saveWeights(to);
    } else if (name.matches(".*\\.(keras|h5|hdf5|json)")) {
      Models.save(model, to);
    } else {
      model.export(to, KerasArchitecture.asset(model));
    }
  }
}
