package io.github.tfrnn.samples.language;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.Seconds;
import io.github.tfrnn.samples.reports.ResultLine;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.language.Generation;
import io.github.tfrnn.text.language.Sampling;
import io.github.tfrnn.text.language.TextGenerator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code generate}: writes with what {@code language-model} exported. */
@Command(
    name = "generate",
    description = "Writes a text with a model that the command language-model exported.")
public final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the exported model.")
  private Path model;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What the text begins with. Default: a line break.")
  private String prompt = "";

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Tokens that are written at most. Default: ${DEFAULT-VALUE}.")
  private int length = 500;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "Below 1 likely tokens are drawn more often than the model says, above 1 less often."
              + " Default: ${DEFAULT-VALUE}.")
  private double temperature = 0.8;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "Draws from the K likeliest tokens alone. Default: from all.")
  private int topK = Integer.MAX_VALUE;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description =
          "Draws from the likeliest tokens alone that together have the probability P. Default:"
              + " ${DEFAULT-VALUE}.")
  private double topP = 1;

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "Ends before this string; may be given several times.")
  private List<String> stops = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same text. Default: another text each time.")
  private Long seed;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    Generation generation = generation(console.out());
    try (ExportedModel exported = ExportedModel.load(model)) {
      TextGenerator generator = TextGenerator.of(exported);
      console.out().print(prompt);
      console.out().flush();
      long begun = System.nanoTime();
      String written = generator.generate(prompt, generation);
      double seconds = Seconds.since(begun);
      console.result("\n");
      console.result(
          new ResultLine()
              .word("task", "generate")
              .number("characters", written.codePointCount(0, written.length()))
              .seconds("seconds", seconds)
              .toString());
    }
    return ExitCode.OK;
  }

  private Generation generation(PrintWriter out) {
    try {
      Generation generation =
          Generation.ofLength(length)
              .sampling(new Sampling(temperature, topK, topP))
              .stopAt(stops.toArray(String[]::new))
              .listener(
                  piece -> {
                    out.print(piece);
                    out.flush();
                  });
      return seed == null ? generation : generation.seed(seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
