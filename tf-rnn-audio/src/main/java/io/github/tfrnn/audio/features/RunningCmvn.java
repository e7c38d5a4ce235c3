package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Normalization by the mean, and the variance if asked for, of the frames around each: for sound
 * that has no end, or whose room and microphone change. Kaldi's {@code apply-cmvn-sliding}.
 *
 * <pre>{@code
 * float[][] alike = Cmvn.running(300).withVariances(true).apply(rows);
 * RunningCmvn.Stream stream = Cmvn.running(300).stream(); // or row by row
 * }</pre>
 *
 * <p>The window of a frame is itself and {@code window} frames before it, as in Kaldi; at the
 * beginning, the first {@code minWindow} frames, so that the first row waits for these. If {@code
 * centered}, it is {@code window} frames, half of them before, moved to where there are as many. A
 * variance is at least 1e-10; the row of a window of one frame alone is zeros, if variances are
 * asked for.
 *
 * <p>Immutable.
 *
 * @param window frames, at least 1
 * @param minWindow frames that the first rows wait for, at least 1 and at most {@code window}; of
 *     no account if {@code centered}
 * @param centered whether frames that come later count too
 * @param variances whether variances become 1
 */
public record RunningCmvn(int window, int minWindow, boolean centered, boolean variances) {
  private static final double LEAST_VARIANCE = 1e-10;

  public RunningCmvn {
    checkArgument(window >= 1, "RunningCmvn: window must be at least 1, got %s", window);
    checkArgument(
        minWindow >= 1 && minWindow <= window,
        "RunningCmvn: minWindow must be in [1, %s], which is window, got %s",
        window,
        minWindow);
  }

  /** Returns means of frames before each alone; the first rows wait for 100, or fewer windows. */
  public static RunningCmvn of(int window) {
    return new RunningCmvn(window, Math.max(1, Math.min(window, 100)), false, false);
  }

  /** Returns the same, whose first rows wait for so many frames. */
  public RunningCmvn withMinWindow(int frames) {
    return new RunningCmvn(window, frames, centered, variances);
  }

  /** Returns the same, with frames that come later in the window or without. */
  public RunningCmvn withCentered(boolean newCentered) {
    return new RunningCmvn(window, minWindow, newCentered, variances);
  }

  /** Returns the same, that makes variances 1 or leaves them. */
  public RunningCmvn withVariances(boolean newVariances) {
    return new RunningCmvn(window, minWindow, centered, newVariances);
  }

  /**
   * Returns normalized rows.
   *
   * @param rows {@code [frames, size]}
   * @return {@code [frames, size]}
   * @throws IllegalArgumentException if rows differ in length
   */
  public float[][] apply(float[][] rows) {
    Stream stream = stream();
    float[][] first = stream.accept(rows);
    float[][] last = stream.finish();
    float[][] all = Arrays.copyOf(first, rows.length);
    System.arraycopy(last, 0, all, first.length, last.length);
    return all;
  }

  /** Returns a stream that makes the same rows of rows that come bit by bit. */
  public Stream stream() {
    return new Stream(this);
  }

  /** Normalizes rows as they come; holds those of two windows at most. For one thread at a time. */
  public static final class Stream {
    private final RunningCmvn settings;
    private final List<float[]> held = new ArrayList<>(); // from begin on
    private long begin; // the frame that the sums begin with
    private long end; // the frame behind them
    private long next; // the frame whose row comes next
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private boolean finished;

    private Stream(RunningCmvn settings) {
      this.settings = settings;
    }

    /**
     * Takes the next rows, any number of them.
     *
     * @param rows {@code [frames, size]}
     * @return {@code [frames, size]}, those whose windows are whole with them; often fewer
     * @throws IllegalArgumentException if a row has another length than the first one
     * @throws IllegalStateException if the stream is finished
     */
    public float[][] accept(float[][] rows) {
      requireOpen();
      List<float[]> made = new ArrayList<>();
      for (float[] row : rows) {
        if (sums.length == 0) {
          sums = new double[row.length];
          squares = new double[row.length];
        }
        checkArgument(
            row.length == sums.length,
            "RunningCmvn: expected rows of %s numbers, got one of %s",
            sums.length,
            row.length);
        held.add(row.clone());
        long count = begin + held.size();
        while (next < count && settings.end(next) <= count) {
          made.add(normalized(settings.begin(next), settings.end(next)));
        }
      }
      return made.toArray(float[][]::new);
    }

    /**
     * Ends the sound.
     *
     * @return {@code [frames, size]}, the rows that waited for more
     * @throws IllegalStateException if the stream was finished before
     */
    public float[][] finish() {
      requireOpen();
      finished = true;
      long count = begin + held.size();
      List<float[]> made = new ArrayList<>();
      while (next < count) {
        long missing = settings.end(next) - count;
        made.add(normalized(Math.max(0, settings.begin(next) - missing), count));
      }
      return made.toArray(float[][]::new);
    }

    int rowsHeld() {
      return held.size();
    }

    private void requireOpen() {
      if (finished) {
        throw new IllegalStateException(
            "RunningCmvn: the stream is finished: a new sound needs a new stream");
      }
    }

    /** Moves the sums to a window, and returns the next row. */
    private float[] normalized(long from, long to) {
      for (; end < to; end++) {
        add(held.get((int) (end - begin)), 1);
      }
      int gone = (int) (from - begin);
      held.subList(0, gone).forEach(row -> add(row, -1));
      held.subList(0, gone).clear();
      begin = from;
      long frames = to - from;
      float[] row = held.get((int) (next - begin));
      float[] made = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        double mean = sums[i] / frames;
        double scale = 1;
        if (settings.variances()) {
          double variance = Math.max(LEAST_VARIANCE, squares[i] / frames - mean * mean);
          scale = frames == 1 ? 0 : 1 / Math.sqrt(variance);
        }
        made[i] = (float) ((row[i] - mean) * scale);
      }
      next++;
      return made;
    }

    private void add(float[] row, int sign) {
      for (int i = 0; i < row.length; i++) {
        sums[i] += sign * (double) row[i];
        squares[i] += sign * ((double) row[i] * row[i]);
      }
    }
  }

  /** Returns the first frame of a frame's window, if there are as many as it wants. */
  private long begin(long frame) {
    return Math.max(0, frame - (centered ? window / 2 : window));
  }

  /** Returns the frame behind a frame's window, if there are as many as it wants. */
  private long end(long frame) {
    return centered
        ? Math.max(window, frame - window / 2 + window)
        : Math.max(frame + 1, minWindow);
  }
}
