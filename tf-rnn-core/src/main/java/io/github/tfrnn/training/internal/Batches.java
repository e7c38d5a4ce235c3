package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.RowCollector;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Examples of any number, checked and sent through a program batch by batch. */
public final class Batches {

  /** Trains on one batch. */
  @FunctionalInterface
  public interface TrainStep {
    /** Returns what the batch gave. */
    StepResult apply(Batch batch);
  }

  /** Told after each batch. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called after a batch.
     *
     * @param number of the batch, from 0
     * @param logs means so far
     */
    void batchEnded(int number, Map<String, Double> logs);
  }

  /**
   * Batches of fewer bytes are made when they are needed: 1 MiB takes some 60 µs to copy, 200 KiB
   * the 10 µs that it takes to hand a batch from one thread to another.
   */
  private static final long AHEAD_BYTES = 1 << 20;

  private final Program program;
  private final long aheadBytes;

  /** Returns batches for {@code program}. */
  public Batches(Program program) {
    this(program, AHEAD_BYTES);
  }

  /**
   * Returns batches for {@code program}.
   *
   * @param aheadBytes size from which batches are made ahead
   */
  Batches(Program program, long aheadBytes) {
    this.program = program;
    this.aheadBytes = aheadBytes;
  }

  /** Checks examples against the model; {@code where} begins the message. */
  public void check(String where, List<Rows> x, List<Rows> y) {
    checkInputs(where, x);
    Network network = program.network();
    List<Goal> goals = program.setup().orElseThrow().goals();
    for (int i = 0; i < goals.size(); i++) {
      String output = goals.size() == 1 ? where : where + ": \"" + goals.get(i).output() + "\"";
      LabelMistakes.check(output, network, i, goals.get(i).loss(), y.get(i));
    }
  }

  /** Checks inputs against the model; {@code where} begins the message. */
  public void checkInputs(String where, List<Rows> x) {
    Network network = program.network();
    for (int i = 0; i < x.size(); i++) {
      String name = network.inputNames().get(i);
      checkInput(x.size() == 1 ? where : where + ": \"" + name + "\"", network, i, x.get(i));
    }
  }

  private static void checkInput(String where, Network network, int input, Rows x) {
    OptionalLong limit = network.idLimit(input);
    String first = firstAfter(network, input);
    if (limit.isPresent() && x instanceof FloatRows) {
      throw new IllegalArgumentException(
          "%s: inputs must be token ids (int), got numbers (float) %s: %s comes first in the model."
              .formatted(where, Shapes.toString(x.shape()), first));
    }
    if (limit.isEmpty() && x instanceof IntRows) {
      throw new IllegalArgumentException(
          "%s: inputs must be numbers (float), got ids (int) %s: the model begins with %s. Token ids? Put an Embedding first."
              .formatted(where, Shapes.toString(x.shape()), first));
    }
    Shape expected = network.inputShapes().get(input);
    if (!expected.tail().isCompatibleWith(x.shape().tail())
        || expected.numDimensions() != x.shape().numDimensions()) {
      throw new IllegalArgumentException(
          "%s: the model takes inputs %s, got %s."
              .formatted(where, Shapes.toString(expected), Shapes.toString(x.shape())));
    }
    if (limit.isPresent()) {
      ((IntRows) x)
          .requireBelow(
              limit.getAsLong(),
              where + ": token id",
              "The inputDim of %s must be the largest id plus one.".formatted(first));
    }
  }

  /** The first layer that an input goes into, as messages name it. */
  private static String firstAfter(Network network, int input) {
    return network.nodes().stream()
        .filter(node -> node.inputs().stream().anyMatch(source -> source.node() == input))
        .findFirst()
        .map(Node::where)
        .orElse("nothing");
  }

  /** Trains on all examples in the given order; returns the means. */
  public Map<String, Double> train(
      List<Rows> x,
      List<Rows> y,
      List<FloatRows> weights,
      int[] order,
      int batchSize,
      TrainStep step,
      Listener listener) {
    Means means = means();
    requireFullBatches(x.get(0).count(), batchSize);
    Cut cut = new Cut(order, batchSize);
    try (BatchSource<Batch> source = examples(x, y, weights, cut)) {
      for (int number = 0; number < cut.count(); number++) {
        try (Batch batch = source.next()) {
          means.add(step.apply(batch), batch.size());
        }
        listener.batchEnded(number, means.values(""));
      }
    }
    return means.values("");
  }

  /** Returns loss and metrics over all examples, their names after {@code prefix}. */
  public Map<String, Double> evaluate(List<Rows> x, List<Rows> y, int batchSize, String prefix) {
    Means means = means();
    requireFullBatches(x.get(0).count(), batchSize);
    Cut cut = Cut.inOrder(x.get(0).count(), batchSize);
    try (BatchSource<Batch> source = examples(x, y, List.of(), cut)) {
      for (int number = 0; number < cut.count(); number++) {
        try (Batch batch = source.next()) {
          means.add(program.test(batch), batch.size());
        }
      }
    }
    return means.values(prefix);
  }

  /** Returns the outputs for all inputs, by name. */
  public Map<String, FloatRows> predict(List<Rows> x, int batchSize) {
    checkInputs("predict", x);
    int rows = x.get(0).count();
    requireFullBatches(rows, batchSize);
    Cut cut = Cut.inOrder(rows, batchSize);
    Map<String, RowCollector> outputs = new LinkedHashMap<>();
    program.network().outputNames().forEach(name -> outputs.put(name, new RowCollector(rows)));
    IntFunction<List<TType>> maker = i -> Batch.tensors(x, cut.order, cut.from(i), cut.to(i));
    try (BatchSource<List<TType>> source = source(cut, bytes(x), maker, Batches::closeAll)) {
      for (int number = 0; number < cut.count(); number++) {
        List<TType> inputs = source.next();
        try (Result result = program.predict(inputs)) {
          int output = 0;
          for (RowCollector collector : outputs.values()) {
            collector.add((TFloat32) result.get(output++));
          }
        } finally {
          closeAll(inputs);
        }
      }
    }
    Map<String, FloatRows> collected = new LinkedHashMap<>();
    outputs.forEach((name, collector) -> collected.put(name, collector.collected()));
    return collected;
  }

  private static void closeAll(List<TType> tensors) {
    tensors.forEach(TType::close);
  }

  private BatchSource<Batch> examples(
      List<Rows> x, List<Rows> y, List<FloatRows> weights, Cut cut) {
    return source(
        cut,
        bytes(x) + bytes(y),
        i -> Batch.of(x, y, weights, cut.order, cut.from(i), cut.to(i)),
        Batch::close);
  }

  /**
   * Makes batches on a thread of their own only where that can gain something: where there is a
   * next one, where it takes longer to copy than to hand over, and where the model may use more
   * than one thread.
   */
  private <B> BatchSource<B> source(
      Cut cut, long bytesPerRow, IntFunction<B> maker, Consumer<B> closer) {
    boolean worthwhile =
        cut.count() > 1
            && bytesPerRow * cut.batchSize >= aheadBytes
            && program.execution().interOpThreads() > 1;
    return worthwhile ? BatchSource.ahead(cut.count(), maker, closer) : BatchSource.direct(maker);
  }

  private static long bytes(List<Rows> all) {
    return all.stream().mapToLong(rows -> rows.shape().size() / rows.count() * Float.BYTES).sum();
  }

  /** Rows in their order, cut into batches, the last of which may be smaller. */
  private static final class Cut {
    private final int[] order;
    private final int batchSize;

    Cut(int[] order, int batchSize) {
      this.order = order;
      this.batchSize = batchSize;
    }

    static Cut inOrder(int rows, int batchSize) {
      return new Cut(IntStream.range(0, rows).toArray(), batchSize);
    }

    int count() {
      return (int) (((long) order.length + batchSize - 1) / batchSize);
    }

    int from(int number) {
      return number * batchSize;
    }

    int to(int number) {
      return (int) Math.min(order.length, (long) from(number) + batchSize);
    }
  }

  private Means means() {
    return new Means(program.setup().orElseThrow().goals());
  }

  /** A model that knows its batch size takes batches of no other. */
  private void requireFullBatches(int rows, int batchSize) {
    long fixed = program.network().inputShapes().get(0).get(0);
    if (fixed == Shapes.UNKNOWN) {
      return;
    }
    if (batchSize != fixed || rows % fixed != 0) {
      throw new IllegalArgumentException(
          "the model takes batches of exactly %d rows; got %d rows in batches of %d. Use that batch size, and a multiple of it as the number of rows."
              .formatted(fixed, rows, batchSize));
    }
  }
}
