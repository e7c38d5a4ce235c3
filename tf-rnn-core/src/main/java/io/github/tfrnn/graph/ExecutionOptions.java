package io.github.tfrnn.graph;

import static com.google.common.base.Preconditions.checkArgument;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a model uses the machine.
 *
 * <p>A batch is cut into as many parts as there are threads, and each part goes through the
 * recurrent layers by itself on one thread: small matrix products shared by all threads would waste
 * most of them. Immutable.
 *
 * @param threads threads that one model computes with, at least 1
 */
public record ExecutionOptions(int threads) {

  /** A part of a batch that has fewer rows than this is not worth a thread of its own. */
  private static final int MIN_ROWS = 4;

  static {
    NativeMemory.liftLimit(); // every model has these options before it touches TensorFlow
  }

  public ExecutionOptions {
    checkArgument(threads >= 1, "ExecutionOptions: threads must be at least 1, got %s", threads);
  }

  /** Returns as many threads as the JVM sees processors. */
  public static ExecutionOptions ofMachine() {
    return threads(Runtime.getRuntime().availableProcessors());
  }

  /** Returns the given number of threads. */
  public static ExecutionOptions threads(int threads) {
    return new ExecutionOptions(threads);
  }

  /** Returns into how many parts a batch is cut. */
  public int parts(long rows) {
    long worthwhile = Math.max(1, rows / MIN_ROWS);
    // Each number of parts is a graph of its own, so there are few: all threads, or a power of two.
    return worthwhile >= threads ? threads : (int) Long.highestOneBit(worthwhile);
  }

  /**
   * Returns the configuration of a session: one thread inside an operation, {@code threads} side by
   * side, and no rewriting of the graph, which takes seconds and gains nothing here.
   */
  public ConfigProto sessionConfig() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(threads)
        .setUsePerSessionThreads(true)
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
        .build();
  }
}
