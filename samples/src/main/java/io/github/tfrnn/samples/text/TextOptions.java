package io.github.tfrnn.samples.text;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that the commands which classify texts share. */
final class TextOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same run. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = {
        "Folder for the model, which must not exist.",
        "Default: a folder of the samples that each run replaces."
      })
  private Path export;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Folder for the pictures. Default: a folder of the samples, beside the model.")
  private Path plots;

  @Option(
      names = "--balance",
      description =
          "Let each class count as much as another in training: texts of rare ones weigh more.")
  private boolean balance;

  boolean balance() {
    return balance;
  }

  long seed() {
    return seed;
  }

  /** Returns where a command puts what it makes. */
  TextOutput output(String command) {
    return TextOutput.of(command, export, plots);
  }
}
