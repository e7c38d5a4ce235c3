package io.github.tfrnn.samples.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.util.List;

/**
 * How steps become a model's inputs, and its outputs a forecast. Travels with an exported model as
 * {@value #ASSET_NAME}. Immutable.
 *
 * @param columns names of the inputs, in their order
 * @param target number of the column that is forecast
 * @param window steps that a forecast is made from
 * @param horizon steps that a forecast is of
 * @param residual what is told as the difference to the last step of the window
 * @param scaling of the columns
 */
record Preparation(
    List<String> columns,
    int target,
    int window,
    int horizon,
    Residual residual,
    Standardization scaling)
    implements Asset {

  private static final String ASSET_NAME = "forecast.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns what a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without it
   */
  static Preparation from(ExportedModel model) {
    try {
      return JSON.readValue(model.asset(ASSET_NAME), Preparation.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(ASSET_NAME + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  @Override
  public byte[] assetContent() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(ASSET_NAME + " cannot be written", e);
    }
  }

  /**
   * Tells inputs and labels as differences, as far as {@link #residual} says.
   *
   * @param scaled windows {@code [batch, window, columns]}, labels {@code [batch, horizon]}
   */
  Examples relative(Examples scaled) {
    if (residual == Residual.NONE) {
      return scaled;
    }
    float[][][] x = ((FloatRows) scaled.x().rows().get(0)).toSequences();
    float[][] y = ((FloatRows) scaled.y().orElseThrow().rows().get(0)).toMatrix();
    for (int i = 0; i < x.length; i++) {
      float last = x[i][window - 1][target];
      for (int k = 0; k < horizon; k++) {
        y[i][k] -= last;
      }
    }
    return Examples.of(Rows.of(inputs(x)), Rows.of(y));
  }

  /**
   * Returns a model's inputs.
   *
   * @param scaled windows {@code [batch, window, columns]}, which are changed
   */
  float[][][] inputs(float[][][] scaled) {
    if (residual == Residual.ALL) {
      for (float[][] steps : scaled) {
        float[] last = steps[window - 1].clone();
        for (float[] step : steps) {
          for (int c = 0; c < step.length; c++) {
            step[c] -= last[c];
          }
        }
      }
    }
    return scaled;
  }

  /**
   * Returns a forecast in the data's own units.
   *
   * @param output of the model, {@code [horizon]}
   * @param lastScaled the target's scaled value in the last step of the window
   */
  float[] forecast(float[] output, float lastScaled) {
    float[] values = new float[horizon];
    for (int k = 0; k < horizon; k++) {
      double scaled = residual == Residual.NONE ? output[k] : (double) output[k] + lastScaled;
      values[k] = scaling.restore(target, scaled);
    }
    return values;
  }
}
