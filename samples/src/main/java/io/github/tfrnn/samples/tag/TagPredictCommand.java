package io.github.tfrnn.samples.tag;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.OutputFolder;
import io.github.tfrnn.samples.reports.ResultLine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code tag-predict}: restores capitals and punctuation. */
@Command(
    name = "tag-predict",
    description = "Sets capitals and punctuation with a model that the command tag has exported.")
public final class TagPredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model. Default: that of the last run of tag without --out.")
  private Path model = OutputFolder.of("tag").resolve("model");

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "What to restore, each in quotation marks.")
  private List<String> texts;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    try (ExportedTagger tagger = ExportedTagger.load(model)) {
      texts.forEach(text -> console.result(tagger.restore(text)));
      console.result(
          new ResultLine().word("task", "tag-predict").number("texts", texts.size()).toString());
    }
    return ExitCode.OK;
  }
}
