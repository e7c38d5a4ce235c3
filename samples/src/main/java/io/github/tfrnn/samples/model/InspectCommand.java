package io.github.tfrnn.samples.model;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelCard;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.training.Objective;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code model inspect}: tells what a file holds. */
@Command(
    name = "inspect",
    description =
        "Shows what a file holds: layers and parameters, how it is compiled, weights, signatures.")
public final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Of any kind, or the folder of a SavedModel.")
  private Path file;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    if (Files.isDirectory(file)) {
      inspectExported(console);
    } else if (WeightNames.areWeightsAlone(file)) {
      weights(console, WeightNames.read(file));
    } else {
      try (Model model = Models.load(file)) {
        inspect(console, model);
      }
    }
    return ExitCode.OK;
  }

  private static void inspect(Console console, Model model) {
    console.result(model.summary().stripTrailing());
    model
        .compilation()
        .ifPresent(
            compilation -> {
              console.result("Optimizer: " + compilation.optimizer());
              compilation.objectives().forEach(objective -> console.result(told(objective)));
            });
    model
        .getOptimizerValues()
        .map(OptimizerValues::iterations)
        .ifPresent(steps -> console.result("Training steps so far: " + steps));
    weights(console, model.getWeights());
  }

  private static String told(Objective objective) {
    return "Loss%s: %s%s"
        .formatted(
            objective.output().map(name -> " of " + name).orElse(""),
            objective.loss(),
            objective.metrics().isEmpty() ? "" : "; metrics: " + objective.metrics());
  }

  private void inspectExported(Console console) {
    try (ExportedModel exported = ExportedModel.load(file)) {
      console.result("SavedModel " + exported.directory());
      exported.signatures().values().forEach(each -> console.result("  " + each));
      exported.card().ifPresent(card -> tell(console, card));
      if (exported.hasAsset("keras.json")) {
        try (Model model = Models.load(exported.directory())) {
          inspect(console, model);
        }
      } else {
        console.result("Its layers are not told: it can predict, not be trained or converted.");
      }
    }
  }

  private static void tell(Console console, ModelCard card) {
    console.result("Model \"%s\", exported by %s".formatted(card.name(), card.library()));
    card.training()
        .ifPresent(
            training ->
                console.result(
                    "Trained for %d epochs: %s"
                        .formatted(training.epochs(), training.lastEpoch())));
    if (!card.labels().isEmpty()) {
      console.result("Labels: " + String.join(", ", card.labels()));
    }
  }

  private static void weights(Console console, Map<String, FloatRows> weights) {
    long parameters = 0;
    for (Map.Entry<String, FloatRows> weight : new TreeMap<>(weights).entrySet()) {
      FloatRows values = weight.getValue();
      console.result(WeightNames.line(weight.getKey(), values));
      parameters += values.shape().size();
    }
    console.result(
        new ResultLine()
            .word("task", "model-inspect")
            .number("weights", weights.size())
            .number("parameters", parameters)
            .toString());
  }
}
