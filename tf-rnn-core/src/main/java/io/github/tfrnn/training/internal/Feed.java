package io.github.tfrnn.training.internal;

import io.github.tfrnn.data.Cursor;
import java.util.OptionalInt;

/** Where the batches of a model come from, pass after pass. Not thread-safe. */
public interface Feed {

  /** Returns the number of batches of a pass, if it is known. */
  OptionalInt batches();

  /**
   * Begins a pass, never one before the last that was begun.
   *
   * @param pass from 0
   * @param from number of the first batch that is wanted, from 0
   * @return the caller closes it, and every batch that it gives
   */
  Cursor<Batch> open(long pass, long from);
}
