package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of tf-rnn-core's README: sequences of numbers that rise or fall. */
class CoreReadmeExampleTest {

  @Test
  void theExampleLearns() {
    Random random = new Random(1);
    int[] y = random.ints(400, 0, 2).toArray();
    float[][][] x = new float[y.length][12][2];
    for (int row = 0; row < y.length; row++) {
      int length = 4 + random.nextInt(9);
      for (int t = 0; t < length; t++) { // the rest stays 0, which Masking skips
        float noise = (float) random.nextGaussian() * 0.3f;
        x[row][t] = new float[] {(y[row] == 1 ? t : length - t) + noise, 1};
      }
    }
    assertThat(validationAccuracy(x, y)).isGreaterThan(0.9);
  }

  private static double validationAccuracy(float[][][] x, int[] y) {
    // tag::core[]
    try (Sequential model =
        Sequential.seeded(
            42,
            Masking.standard(),
            Bidirectional.of(LSTM.of(16)),
            Dense.of(2, Activation.SOFTMAX))) {
      model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      History history =
          model.fit(
              x, // [rows][timesteps][features]
              y, // [rows], class numbers
              FitOptions.batchSize(32)
                  .epochs(20)
                  .validationSplit(0.2)
                  .callbacks(
                      EarlyStopping.monitor("val_loss").patience(3).restoreBestWeights(true)));
      float[][] probabilities = model.predict(x); // [rows][classes]
      System.out.printf("Row 0 rises: %.0f %%%n", probabilities[0][1] * 100);
      return history.last("val_accuracy");
    }
    // end::core[]
  }
}
