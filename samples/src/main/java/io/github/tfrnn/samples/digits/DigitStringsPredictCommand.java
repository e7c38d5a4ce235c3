package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.decoding.CTCDecoder;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.OutputFolder;
import io.github.tfrnn.samples.reports.ResultLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code digit-strings-predict}: tells which digits are said in sound files. */
@Command(
    name = "digit-strings-predict",
    description =
        "Tells which digits are said in each sound file, one after the other, with a model that"
            + " the command digit-strings has exported.")
public final class DigitStringsPredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "Folder of the model. Default: that of the last run of digit-strings without --out.")
  private Path model = OutputFolder.of("digit-strings").resolve("model");

  @Option(
      names = "--beam",
      paramLabel = "N",
      description =
          "How many beginnings of strings the search keeps from one timestep to the next. Default:"
              + " ${DEFAULT-VALUE}.")
  private int beam = 10;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sound files, a string each.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    if (beam < 1) {
      throw new ParameterException(spec.commandLine(), "--beam must be at least 1, got " + beam);
    }
    Console console = Console.of(spec.commandLine());
    CTCDecoder decoder = CTCDecoder.beamSearch(beam);
    int digits = 0;
    try (ExportedDigitStrings strings = ExportedDigitStrings.load(model)) {
      for (Path file : files) {
        List<String> heard = strings.hear(Sound.read(file), decoder);
        console.result(file + "  " + (heard.isEmpty() ? "nothing" : String.join(" ", heard)));
        digits += heard.size();
      }
    }
    console.result(
        new ResultLine()
            .word("task", "digit-strings-predict")
            .number("files", files.size())
            .number("digits", digits)
            .toString());
    return ExitCode.OK;
  }
}
