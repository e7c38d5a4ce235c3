package io.github.tfrnn.samples.forecast;

import com.github.signaflo.timeseries.TestData;
import java.util.List;

/**
 * Traffic of an internet provider: 2,233 values, one every five minutes, nearly eight days.
 *
 * <p>They are read from the class path, where {@code com.github.signaflo:timeseries} puts them; MIT
 * licence. There they count as months, which they are not: the series repeats itself after about
 * 288 steps, a day.
 */
final class InternetTraffic {
  private static final int DAY = 24 * 60 / 5;

  /** Returns the series. */
  static Series series() {
    double[] values = TestData.internetTraffic.asArray();
    float[][] rows = new float[values.length][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = (float) values[i];
    }
    return Series.of("internet traffic, every 5 minutes", List.of("traffic"), 0, rows).season(DAY);
  }

  private InternetTraffic() {}
}
