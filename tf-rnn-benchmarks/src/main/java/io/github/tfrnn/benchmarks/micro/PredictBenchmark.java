package io.github.tfrnn.benchmarks.micro;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One row through a small LSTM; with one timestep, what a call costs by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBenchmark {

  /** Timesteps of the row. */
  @Param({"1", "100"})
  public int timesteps;

  private Sequential model;
  private int[][] row;

  /** Makes the model and the row. */
  @Setup
  public void make() {
    model =
        Sequential.seeded(
            0, Embedding.of(20_000, 32), LSTM.of(32), Dense.of(2, Activation.SOFTMAX));
    row = new int[][] {new Random(0).ints(timesteps, 0, 20_000).toArray()};
  }

  /** Frees the model. */
  @TearDown
  public void close() {
    model.close();
  }

  /** Predicts the row. */
  @Benchmark
  public float[][] oneRow() {
    return model.predict(row);
  }
}
