package io.github.tfrnn.samples.forecast;

import com.google.common.collect.Lists;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts with a model, trained just now or loaded.
 *
 * @param preparation of its inputs and outputs
 * @param model from inputs {@code [batch, window, columns]} to outputs {@code [batch, horizon]}
 */
record WindowForecaster(Preparation preparation, Outputs model) implements Forecaster {
  private static final int WINDOWS_AT_ONCE = 256;

  /** A model. */
  interface Outputs {

    /** Returns what it makes of a batch. */
    FloatRows of(Rows inputs);
  }

  @Override
  public float[][] forecast(float[][] values, IntStream origins) {
    List<float[]> forecasts = new ArrayList<>();
    for (List<Integer> some : Lists.partition(origins.boxed().toList(), WINDOWS_AT_ONCE)) {
      float[][][] windows = some.stream().map(o -> window(values, o)).toArray(float[][][]::new);
      float[] last = new float[windows.length];
      for (int i = 0; i < last.length; i++) {
        last[i] = windows[i][preparation.window() - 1][preparation.target()];
      }
      float[][] outputs = model.of(Rows.of(preparation.inputs(windows))).toMatrix();
      for (int i = 0; i < outputs.length; i++) {
        forecasts.add(preparation.forecast(outputs[i], last[i]));
      }
    }
    return forecasts.toArray(float[][]::new);
  }

  /** Returns the scaled steps before an origin. */
  private float[][] window(float[][] values, int origin) {
    return preparation
        .scaling()
        .scale(Arrays.copyOfRange(values, origin - preparation.window(), origin));
  }
}
