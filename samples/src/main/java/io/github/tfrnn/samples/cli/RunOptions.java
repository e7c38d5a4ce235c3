package io.github.tfrnn.samples.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that trains and puts all that it makes into one folder. */
public final class RunOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same run. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for the pictures and, in its folder model, which must not exist, the model.",
        "Default: a folder of the samples, in which each run replaces the model."
      })
  private Path out;

  /** Returns the seed of all that is drawn by chance. */
  public long seed() {
    return seed;
  }

  /** Returns where a command puts what it makes. */
  public RunFolder folder(String command) {
    return new RunFolder(command, Optional.ofNullable(out));
  }
}
