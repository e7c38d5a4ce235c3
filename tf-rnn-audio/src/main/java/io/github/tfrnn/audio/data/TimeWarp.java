package io.github.tfrnn.audio.data;

/**
 * Moves a point of time of rows to and fro: what is before it is stretched or pressed, and what is
 * behind it the other way, with rows between two rows mixed of them.
 */
final class TimeWarp {

  /**
   * Returns warped rows.
   *
   * @param rows {@code [frames, bins]}
   * @param from frame that is moved, over 0 and below the last
   * @param to where it is moved to, likewise
   * @return {@code [frames, bins]}
   */
  static float[][] warp(float[][] rows, int from, int to) {
    int last = rows.length - 1;
    float[][] warped = new float[rows.length][];
    for (int t = 0; t <= last; t++) {
      double at =
          t <= to ? (double) t * from / to : from + (double) (t - to) * (last - from) / (last - to);
      int before = Math.min(last, (int) at);
      warped[t] = mixed(rows[before], rows[Math.min(last, before + 1)], at - before);
    }
    return warped;
  }

  private static float[] mixed(float[] before, float[] after, double share) {
    float[] mixed = new float[before.length];
    for (int b = 0; b < mixed.length; b++) {
      mixed[b] = (float) ((1 - share) * before[b] + share * after[b]);
    }
    return mixed;
  }

  private TimeWarp() {}
}
