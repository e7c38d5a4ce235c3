package io.github.tfrnn.samples.digits;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that tell which recordings are heard. */
final class RecordingOptions {

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = {
        "The Free Spoken Digit Dataset, its zip file or its folder; or a folder with a folder of"
            + " sound files for each class.",
        "Default: digits spoken by FreeTTS."
      })
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description =
          "What is tested: official (takes 0 to 4 of the Free Spoken Digit Dataset), speaker:NAME"
              + " (all of one speaker), random (a tenth). Default: official, or random for a"
              + " folder of classes.")
  private String split;

  @Option(
      names = "--skip-broken",
      description = "Tells files that cannot be read and goes on without them.")
  private boolean skipBroken;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "Rate that all sounds are resampled to. Default: ${DEFAULT-VALUE}.")
  private int sampleRate = 8000;

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /**
   * Returns which recordings are for the test.
   *
   * @throws IllegalArgumentException if there is no such split
   */
  DigitSplit split() {
    return new DigitSplit(split == null ? "official" : split);
  }

  boolean skipBroken() {
    return skipBroken;
  }

  int sampleRate() {
    return sampleRate;
  }
}
