package io.github.tfrnn.graph;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a model uses the machine.
 *
 * <p>A batch is cut into as many streams as there are threads, and each goes through the layers by
 * itself on one thread: small matrix products shared by all threads would waste most of them. The
 * numbers do not depend on any of this, beyond rounding. Immutable.
 *
 * @param streams parts into which a batch is cut, at most; at least 1
 * @param interOpThreads operations that run side by side, at least 1
 * @param intraOpThreads threads that one operation may use, at least 1; TensorFlow keeps one such
 *     pool a process, so the first model that computes decides for all
 * @param execution how recurrences are run where they can be; the library's choice if empty
 */
public record ExecutionOptions(
    int streams, int interOpThreads, int intraOpThreads, Optional<Execution> execution) {

  /** A part of a batch that has fewer rows than this is not worth a thread of its own. */
  private static final int MIN_ROWS = 4;

  static {
    NativeMemory.liftLimit(); // every model has these options before it touches TensorFlow
  }

  public ExecutionOptions {
    requireNonNull(execution, "execution");
    checkArgument(streams >= 1, "ExecutionOptions: streams must be at least 1, got %s", streams);
    checkArgument(
        interOpThreads >= 1,
        "ExecutionOptions: interOpThreads must be at least 1, got %s",
        interOpThreads);
    checkArgument(
        intraOpThreads >= 1,
        "ExecutionOptions: intraOpThreads must be at least 1, got %s",
        intraOpThreads);
  }

  /** Returns as many threads as the JVM sees processors. */
  public static ExecutionOptions ofMachine() {
    return threads(Runtime.getRuntime().availableProcessors());
  }

  /** Returns the given number of streams, each on a thread of its own. */
  public static ExecutionOptions threads(int threads) {
    checkArgument(threads >= 1, "ExecutionOptions: threads must be at least 1, got %s", threads);
    return new ExecutionOptions(threads, threads, 1, Optional.empty());
  }

  /** Returns the same with another number of streams. */
  public ExecutionOptions withStreams(int newStreams) {
    return new ExecutionOptions(newStreams, interOpThreads, intraOpThreads, execution);
  }

  /** Returns the same with another number of operations that run side by side. */
  public ExecutionOptions withInterOpThreads(int threads) {
    return new ExecutionOptions(streams, threads, intraOpThreads, execution);
  }

  /** Returns the same with another number of threads for one operation. */
  public ExecutionOptions withIntraOpThreads(int threads) {
    return new ExecutionOptions(streams, interOpThreads, threads, execution);
  }

  /** Returns the same with recurrences run in the given way, where they can be. */
  public ExecutionOptions withExecution(Execution newExecution) {
    return new ExecutionOptions(streams, interOpThreads, intraOpThreads, Optional.of(newExecution));
  }

  /** Returns into how many parts a batch is cut. */
  public int parts(long rows) {
    long worthwhile = Math.max(1, rows / MIN_ROWS);
    // Each number of parts is a graph of its own, so there are few: all streams, or a power of two.
    return worthwhile >= streams ? streams : (int) Long.highestOneBit(worthwhile);
  }

  /**
   * Returns the configuration of a session, without the rewriting of the graph that TensorFlow does
   * otherwise: it takes seconds and gains nothing here.
   */
  public ConfigProto sessionConfig() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOpThreads)
        .setInterOpParallelismThreads(interOpThreads)
        .setUsePerSessionThreads(true)
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
        .build();
  }
}
