package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Puts the outputs of batches together, one after the other. Not thread-safe. */
public final class RowCollector {

  private static final int UNKNOWN = -1;

  private final int rows;
  private float[] values;
  private Shape row;
  private int filled;

  private RowCollector(int rows) {
    this.rows = rows;
  }

  /** Returns a collector for a known number of rows. */
  public static RowCollector of(int rows) {
    return new RowCollector(rows);
  }

  /** Returns a collector for any number of rows. */
  public static RowCollector of() {
    return new RowCollector(UNKNOWN);
  }

  /**
   * Takes a copy of the next rows.
   *
   * @param batch {@code [batch, ...]}, the same axes after the first in every batch
   * @throws IllegalArgumentException if they are more than one array can hold, or of another shape
   *     than those before
   */
  public void add(TFloat32 batch) {
    int size = Math.toIntExact(batch.size());
    if (values == null) {
      row = batch.shape().tail();
      values = new float[rows == UNKNOWN ? size : Flat.size("the outputs", row.prepend(rows))];
    } else if (!row.equals(batch.shape().tail())) {
      throw new IllegalArgumentException(
          "the outputs of one batch are %s a row, of one before %s: they do not fit into one array. Predict batch by batch."
              .formatted(batch.shape().tail(), row));
    }
    if (rows == UNKNOWN && filled + size > values.length) {
      long rowSize = Math.max(1, row.size());
      int needed = Flat.size("the outputs", row.prepend(((long) filled + size) / rowSize));
      values = Arrays.copyOf(values, Math.max(needed, grown(values.length)));
    }
    batch.asRawTensor().data().asFloats().read(values, filled, size);
    filled += size;
  }

  private static int grown(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8, length + (long) length / 2);
  }

  /** Returns all rows. */
  public FloatRows collected() {
    checkState(values != null && (rows == UNKNOWN || filled == values.length), "rows are missing");
    float[] all = filled == values.length ? values : Arrays.copyOf(values, filled);
    return FloatRows.ofFlat(all, row.prepend(filled / Math.max(1, row.size())));
  }
}
