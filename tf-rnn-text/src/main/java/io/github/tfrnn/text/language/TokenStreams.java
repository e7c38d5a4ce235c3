package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.IntRows;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.tensorflow.ndarray.Shape;

/**
 * One long text as batches for a stateful model: truncated backpropagation through time.
 *
 * <p>The text is cut into as many streams as a batch has rows, each going on from batch to batch:
 * row r of batch b + 1 begins where row r of batch b ended, so that the states kept for a row are
 * those after the text before. Labels are the ids one further. What does not fill the last batch is
 * left out. The same batches in every pass.
 *
 * <p>Immutable, safe for use by any number of threads.
 */
public final class TokenStreams implements Dataset<Examples> {

  private final int[] ids;
  private final int streams;
  private final int timesteps;
  private final int batches;

  private TokenStreams(int[] ids, int streams, int timesteps, int batches) {
    this.ids = ids;
    this.streams = streams;
    this.timesteps = timesteps;
    this.batches = batches;
  }

  /**
   * Returns the batches of a text.
   *
   * @param ids of the whole text
   * @param streams rows of a batch, at least 1
   * @param timesteps of a batch, at least 1: as far as gradients go back
   * @throws IllegalArgumentException if the text is too short for one batch
   */
  public static TokenStreams of(int[] ids, int streams, int timesteps) {
    checkArgument(streams >= 1, "TokenStreams: streams must be at least 1, got %s", streams);
    checkArgument(timesteps >= 1, "TokenStreams: timesteps must be at least 1, got %s", timesteps);
    long needed = (long) streams * timesteps + 1; // the last label
    checkArgument(
        ids.length >= needed,
        "TokenStreams: %s streams of %s timesteps need at least %s tokens, got %s: give a longer"
            + " text, or fewer streams or timesteps",
        streams,
        timesteps,
        needed,
        ids.length);
    return new TokenStreams(
        ids.clone(), streams, timesteps, (int) ((ids.length - 1L) / ((long) streams * timesteps)));
  }

  /** Returns the number of tokens that are predicted in a pass. */
  public long predicted() {
    return (long) batches * streams * timesteps;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(batches);
  }

  @Override
  public Cursor<Examples> open(long pass) {
    return Dataset.ofList(LongStream.range(0, batches).boxed().toList())
        .map(this::batch)
        .open(pass);
  }

  private Examples batch(long number) {
    return Examples.of(rows((int) number, 0), rows((int) number, 1));
  }

  private IntRows rows(int batch, int shift) {
    int[] rows = new int[streams * timesteps];
    for (int stream = 0; stream < streams; stream++) {
      int from = (stream * batches + batch) * timesteps + shift;
      System.arraycopy(ids, from, rows, stream * timesteps, timesteps);
    }
    return IntRows.ofFlat(rows, Shape.of(streams, timesteps));
  }

  @Override
  public String toString() {
    return "TokenStreams" + List.of(batches, streams, timesteps);
  }
}
