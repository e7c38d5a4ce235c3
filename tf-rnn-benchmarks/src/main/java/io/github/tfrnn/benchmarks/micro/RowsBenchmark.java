package io.github.tfrnn.benchmarks.micro;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.tensorflow.types.family.TType;

/** Batches of 32 rows of 100 ids, taken out of 1024 rows in a shuffled order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowsBenchmark {
  private static final int BATCH = 32;
  private static final int ROWS = 1024;

  private int[][] ids;
  private Rows rows;
  private int[] order;
  private int from;

  /** Makes the rows. */
  @Setup
  public void make() {
    ExecutionOptions.ofMachine(); // lifts JavaCPP's limit of memory before TensorFlow is used
    Random random = new Random(0);
    ids =
        IntStream.range(0, ROWS)
            .mapToObj(row -> random.ints(100, 0, 20_000).toArray())
            .toArray(int[][]::new);
    rows = Rows.of(ids);
    order = IntStream.range(0, ROWS).map(row -> (row * 389) % ROWS).toArray();
  }

  /** Copies all rows, as {@code fit} does once. */
  @Benchmark
  public Rows copyAll() {
    return Rows.of(ids);
  }

  /** Makes a tensor of one batch, as {@code fit} does for each step. */
  @Benchmark
  public long batch() {
    try (TType batch = rows.batch(order, from, from + BATCH)) {
      from = (from + BATCH) % ROWS;
      return batch.size();
    }
  }
}
