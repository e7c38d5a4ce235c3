package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkState;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Puts the outputs of batches together, one after the other. Not thread-safe. */
public final class RowCollector {

  private final int rows;
  private float[] values;
  private Shape row;
  private int filled;

  /** Returns a collector for a known number of rows. */
  public RowCollector(int rows) {
    this.rows = rows;
  }

  /**
   * Takes a copy of the next rows.
   *
   * @param batch {@code [batch, ...]}, the same axes after the first in every batch
   */
  public void add(TFloat32 batch) {
    if (values == null) {
      row = batch.shape().tail();
      values = new float[Flat.size("the outputs", row.prepend(rows))];
    }
    int size = Math.toIntExact(batch.size());
    batch.asRawTensor().data().asFloats().read(values, filled, size);
    filled += size;
  }

  /** Returns all rows. */
  public FloatRows collected() {
    checkState(values != null && filled == values.length, "rows are missing");
    return FloatRows.ofFlat(values, row.prepend(rows));
  }
}
