package io.github.tfrnn.benchmarks;

import com.google.common.collect.Iterables;
import io.github.tfrnn.text.Splitting;
import io.github.tfrnn.text.TextVectorization;
import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.text.words.Graphemes;
import io.github.tfrnn.text.words.UnicodeWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code tokenize}: how fast texts become ids. */
@Command(
    name = "tokenize",
    description = {
      "Times each way to make ids of the texts of a file, one a line, the last of its columns:"
          + " learning the tokens, and ids of them all.",
      "The texts are read a thousand at a time, so the file may be of any size; reading is not"
          + " counted."
    })
final class TokenizeCommand implements Callable<Integer> {
  private static final int AT_ONCE = 1000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts in UTF-8, one a line; a name in .gz is unpacked.")
  private Path data;

  @Option(
      names = "--ways",
      split = ",",
      paramLabel = "NAME",
      description =
          "words, chars, unicode-words, graphemes, vectorization, vectorization-chars. Default:"
              + " all.")
  private List<String> ways = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Times are the least of so many rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  /** Learns the tokens of texts, a part of them after the other, then makes ids. */
  private interface Way {
    void learn(List<String> texts);

    /** Returns the number of tokens. */
    long ids(List<String> texts);
  }

  private static Map<String, Function<Path, Way>> all() {
    Map<String, Function<Path, Way>> all = new LinkedHashMap<>();
    all.put("words", file -> tokenizer(Tokenizer.builder()));
    all.put("chars", file -> tokenizer(Tokenizer.builder().charLevel(true)));
    all.put("unicode-words", file -> tokenizer(Tokenizer.builder().words(UnicodeWords.standard())));
    all.put("graphemes", file -> tokenizer(Tokenizer.builder().words(Graphemes.standard())));
    all.put("vectorization", file -> vectorization(Splitting.WHITESPACE, file));
    all.put("vectorization-chars", file -> vectorization(Splitting.CHARACTER, file));
    return all;
  }

  private static Way tokenizer(Tokenizer.Builder builder) {
    Tokenizer tokenizer = builder.numWords(20_000).oovToken("<unknown>").build();
    return new Way() {
      @Override
      public void learn(List<String> texts) {
        tokenizer.fitOnTexts(texts);
      }

      @Override
      public long ids(List<String> texts) {
        return count(tokenizer.textsToSequences(texts));
      }
    };
  }

  /** Adapts to the whole file when it is first asked to learn: there is no learning in parts. */
  private static Way vectorization(Splitting split, Path file) {
    return new Way() {
      private TextVectorization vectorization =
          TextVectorization.builder().maxTokens(20_000).split(split).build();
      private boolean adapted;

      @Override
      public void learn(List<String> texts) {
        if (!adapted) {
          adapted = true;
          vectorization = vectorization.adapt(Iterables.concat(parts(file)));
        }
      }

      @Override
      public long ids(List<String> texts) {
        long tokens = 0;
        for (int[] row : vectorization.ids(texts)) {
          for (int id : row) {
            tokens += id == 0 ? 0 : 1;
          }
        }
        return tokens;
      }
    };
  }

  private static long count(int[][] rows) {
    long tokens = 0;
    for (int[] row : rows) {
      tokens += row.length;
    }
    return tokens;
  }

  @Override
  public Integer call() {
    for (Map.Entry<String, Function<Path, Way>> way : all().entrySet()) {
      if (ways.isEmpty() || ways.contains(way.getKey())) {
        time(way.getKey(), way.getValue());
      }
    }
    return ExitCode.OK;
  }

  private void time(String name, Function<Path, Way> maker) {
    double learned = Double.POSITIVE_INFINITY;
    double made = Double.POSITIVE_INFINITY;
    long tokens = 0;
    for (int round = 0; round < rounds; round++) {
      Way way = maker.apply(data);
      double learning = 0;
      for (List<String> texts : parts(data)) {
        long begun = System.nanoTime();
        way.learn(texts);
        learning += (System.nanoTime() - begun) * 1e-9;
      }
      double making = 0;
      tokens = 0;
      for (List<String> texts : parts(data)) {
        long begun = System.nanoTime();
        tokens += way.ids(texts);
        making += (System.nanoTime() - begun) * 1e-9;
      }
      learned = Math.min(learned, learning);
      made = Math.min(made, making);
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "TOKENIZE peer=tf-rnn way=%s tokens=%d learn_s=%.3f ids_s=%.3f"
                + " learn_mtokens_per_s=%.2f ids_mtokens_per_s=%.2f rss_mb=%d%n",
            name,
            tokens,
            learned,
            made,
            tokens / learned / 1e6,
            tokens / made / 1e6,
            PeakMemory.megabytes().orElse(0));
    spec.commandLine().getOut().flush();
  }

  /** Returns the texts of a file, some at a time, as often as they are asked for. */
  private static Iterable<List<String>> parts(Path file) {
    return () -> new Parts(file);
  }

  private static final class Parts implements Iterator<List<String>> {
    private final BufferedReader lines;
    private List<String> next;

    Parts(Path file) {
      try {
        InputStream bytes = Files.newInputStream(file);
        lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                    StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read: " + e, e);
      }
      next = read();
    }

    private List<String> read() {
      List<String> texts = new ArrayList<>(AT_ONCE);
      try {
        for (String line = ""; texts.size() < AT_ONCE && line != null; ) {
          line = lines.readLine();
          if (line != null) {
            texts.add(line.substring(line.lastIndexOf('\t') + 1));
          }
        }
        if (texts.size() < AT_ONCE) {
          lines.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return texts;
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty();
    }

    @Override
    public List<String> next() {
      if (next.isEmpty()) {
        throw new NoSuchElementException();
      }
      List<String> texts = next;
      next = texts.size() < AT_ONCE ? List.of() : read();
      return texts;
    }
  }
}
