package io.github.tfrnn.benchmarks.micro;

import static io.github.tfrnn.text.PadOptions.maxlen;

import io.github.tfrnn.text.PadSequences;
import io.github.tfrnn.text.Tokenizer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 32 texts of 50 to 149 words, out of a vocabulary of 20 000 made-up ones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {
  private static final int TEXTS = 32;
  private static final int WORDS = 20_000;

  private Tokenizer tokenizer;
  private List<String> texts;
  private int[][] sequences;

  /** Makes the texts, and a tokenizer that knows their words. */
  @Setup
  public void make() {
    Random random = new Random(0);
    texts =
        IntStream.range(0, TEXTS).mapToObj(text -> text(random, 50 + random.nextInt(100))).toList();
    tokenizer = Tokenizer.builder().numWords(WORDS).build();
    tokenizer.fitOnTexts(texts);
    sequences = tokenizer.textsToSequences(texts);
  }

  private static String text(Random random, int words) {
    return random
            .ints(words, 0, WORDS)
            .mapToObj(word -> "W" + Integer.toString(word, 36))
            .collect(Collectors.joining(" "))
        + ".";
  }

  /** Turns all texts into ids. */
  @Benchmark
  public int[][] encode() {
    return tokenizer.textsToSequences(texts);
  }

  /** Brings all sequences to 100 ids. */
  @Benchmark
  public int[][] pad() {
    return PadSequences.padSequences(sequences, maxlen(100));
  }
}
