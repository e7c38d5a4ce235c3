package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.SoundBlocks;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.OutputFolder;
import io.github.tfrnn.samples.reports.ResultLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code digits-predict}: tells what is said in sound files. */
@Command(
    name = "digits-predict",
    description = {
      "Tells which digit is said in each sound file, with a model that the command digits has"
          + " exported; with --stream, finds the words of a long recording, and when they are"
          + " said."
    })
public final class DigitsPredictCommand implements Callable<Integer> {
  private static final double BLOCK_SECONDS = 0.1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model. Default: that of the last run of digits without --out.")
  private Path model = OutputFolder.of("digits").resolve("model");

  @Option(
      names = "--stream",
      paramLabel = "FILE",
      description =
          "A long recording, read block by block; - for a WAV or AU stream on standard input.")
  private String stream;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Sound files, a word each.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() && stream == null) {
      throw new ParameterException(spec.commandLine(), "give sound files, or --stream FILE");
    }
    Console console = Console.of(spec.commandLine());
    try (ExportedDigits digits = ExportedDigits.load(model)) {
      for (Path file : files) {
        ExportedDigits.Heard heard = digits.hear(Sound.read(file));
        console.result(
            String.format(
                Locale.ROOT,
                "%s  %s  %.1f %%",
                file,
                heard.className(),
                100 * heard.probability()));
      }
      int words = stream == null ? 0 : listen(digits, console);
      console.result(
          new ResultLine()
              .word("task", "digits-predict")
              .number("files", files.size())
              .number("words", words)
              .toString());
    }
    return ExitCode.OK;
  }

  private int listen(ExportedDigits digits, Console console) throws IOException {
    int words = 0;
    try (SoundBlocks blocks = open()) {
      WordFinder finder = new WordFinder(blocks.sampleRate());
      for (Optional<Sound> block = blocks.next(); block.isPresent(); block = blocks.next()) {
        finder.accept(block.get().mono().samples());
        Optional<WordFinder.Word> word = finder.next();
        while (word.isPresent()) {
          words += tell(digits, word.get(), console);
          word = finder.next();
        }
      }
      Optional<WordFinder.Word> last = finder.last();
      if (last.isPresent()) {
        words += tell(digits, last.get(), console);
      }
    }
    return words;
  }

  private SoundBlocks open() throws IOException {
    int frames = (int) (BLOCK_SECONDS * 16_000);
    return stream.equals("-")
        ? SoundBlocks.open(System.in, frames, ReadOptions.defaults())
        : SoundBlocks.open(Path.of(stream), frames);
  }

  private static int tell(ExportedDigits digits, WordFinder.Word word, Console console) {
    ExportedDigits.Heard heard = digits.hear(word.sound());
    console.result(
        String.format(
            Locale.ROOT,
            "%8.2f s to %.2f s  %s  %.1f %%",
            word.begin(),
            word.begin() + word.sound().durationSeconds(),
            heard.className(),
            100 * heard.probability()));
    return 1;
  }
}
