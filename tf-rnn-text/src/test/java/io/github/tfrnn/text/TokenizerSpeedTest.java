package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how long the training part of IMDB takes; the bound is wide, since other work may share the
 * machine.
 */
@Tag("slow")
class TokenizerSpeedTest {
  private static final Logger LOG = LoggerFactory.getLogger(TokenizerSpeedTest.class);

  @Test
  void imdbTakesAFewSeconds() throws IOException {
    Path file = TestData.FOLDER.resolve("english-sentiment/imdb-train.tsv.gz");
    assumeTrue(Files.exists(file), TestData.missing(file));
    List<String> texts = TestData.lastFields(file, Long.MAX_VALUE);
    double best = Double.MAX_VALUE;
    for (int repeat = 0; repeat < 5; repeat++) {
      Tokenizer tokenizer = Tokenizer.builder().numWords(20_000).build();
      long start = System.nanoTime();
      tokenizer.fitOnTexts(texts);
      long fitted = System.nanoTime();
      int[][] sequences = tokenizer.textsToSequences(texts);
      long done = System.nanoTime();
      long words = tokenizer.wordCounts().values().stream().mapToLong(Long::longValue).sum();
      assertThat(Arrays.stream(sequences).mapToInt(row -> row.length).sum())
          .isGreaterThan(5_000_000);
      double seconds = (done - start) / 1e9;
      best = Math.min(best, seconds);
      LOG.info(
          "{} texts, {} words: fitOnTexts {} s, textsToSequences {} s, {} million words/s through"
              + " both",
          texts.size(),
          words,
          "%.2f".formatted((fitted - start) / 1e9),
          "%.2f".formatted((done - fitted) / 1e9),
          "%.1f".formatted(words / seconds / 1e6));
    }
    assertThat(best).as("seconds").isLessThan(8);
  }
}
