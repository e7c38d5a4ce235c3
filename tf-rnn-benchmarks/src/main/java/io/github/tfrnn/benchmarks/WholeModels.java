package io.github.tfrnn.benchmarks;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that says which whole models are timed. */
final class WholeModels {

  @Option(
      names = {"--model", "--models"},
      arity = "1..*",
      split = "[, ]+",
      paramLabel = "MODEL",
      description = "Whole models: ${COMPLETION-CANDIDATES}, or several of them. Default: all.")
  private List<WholeModel> models = List.of(WholeModel.values());

  /** Returns the models. */
  List<WholeModel> all() {
    return models;
  }
}
