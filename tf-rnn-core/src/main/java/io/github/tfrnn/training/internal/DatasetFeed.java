package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Batches of a data set, each checked as it comes. */
public final class DatasetFeed implements Feed {

  private final Program program;
  private final Dataset<Examples> dataset;
  private final String where;
  private final boolean labelled;
  private final Map<Integer, Float> classWeights;

  private DatasetFeed(
      Program program,
      Dataset<Examples> dataset,
      String where,
      boolean labelled,
      Map<Integer, Float> classWeights) {
    this.program = program;
    this.dataset = dataset;
    this.where = where;
    this.labelled = labelled;
    this.classWeights = classWeights;
  }

  /**
   * Returns a feed of inputs and labels.
   *
   * @param where begins messages
   */
  public static DatasetFeed of(
      Program program, Dataset<Examples> batches, String where, Map<Integer, Float> classWeights) {
    return new DatasetFeed(program, batches, where, true, classWeights);
  }

  /** Returns a feed of inputs alone; labels, if there are any, are left out. */
  public static DatasetFeed ofInputs(Program program, Dataset<Examples> batches, String where) {
    return new DatasetFeed(program, batches, where, false, Map.of());
  }

  @Override
  public OptionalInt batches() {
    OptionalLong size = dataset.size();
    return size.isPresent() && size.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) size.getAsLong())
        : OptionalInt.empty();
  }

  @Override
  public Cursor<Batch> open(long pass, long from) {
    Dataset<Examples> wanted = from == 0 ? dataset : dataset.skip(from);
    Cursor<Batch> made = new Made(wanted.open(pass), from);
    return program.execution().interOpThreads() > 1 ? new BatchesAhead<>(made, Batch::close) : made;
  }

  private final class Made implements Cursor<Batch> {
    private final Cursor<Examples> source;
    private long number;

    Made(Cursor<Examples> source, long from) {
      this.source = source;
      this.number = from;
    }

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public Batch next() {
      return batch("%s: batch %d".formatted(where, number++), source.next());
    }

    @Override
    public void close() {
      source.close();
    }
  }

  private Batch batch(String named, Examples examples) {
    InputChecks.requireFullBatch(program.network(), named, examples.count());
    int[] order = IntStream.range(0, examples.count()).toArray();
    if (!labelled) {
      List<Rows> x = InputChecks.inputs(program, named, examples.x());
      return Batch.of(x, List.of(), List.of(), order, 0, order.length);
    }
    Fields y =
        examples
            .y()
            .orElseThrow(
                () -> new IllegalArgumentException(named + ": the examples have no labels."));
    ArrayFeed.Arrays arrays = InputChecks.arrays(program, named, examples.x(), y);
    List<FloatRows> weights =
        SampleWeights.of(program, named, arrays, examples.weights(), classWeights);
    return Batch.of(arrays.x(), arrays.y(), weights, order, 0, order.length);
  }
}
