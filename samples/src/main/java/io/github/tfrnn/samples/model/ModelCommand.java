package io.github.tfrnn.samples.model;

import picocli.CommandLine.Command;

/** The command {@code model}; its own commands do the work. */
@Command(
    name = "model",
    description = {
      "Works on files of models: .keras, .h5, .json, .weights.h5 and .npz (weights alone), and"
          + " folders of SavedModels."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InspectCommand.class,
      ConvertCommand.class,
      PredictCommand.class,
      DiffCommand.class
    })
public final class ModelCommand {}
