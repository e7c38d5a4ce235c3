package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.initializers.Triangular;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Highway;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.Quantile;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.ShareWithin;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Objective;
import io.github.tfrnn.training.Verbosity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Do the layer, loss, metric and initializer that the documents show train a model? */
class OwnPartsTest {

  private static float[][] numbers(int rows, int columns) {
    Random random = new Random(1);
    float[][] numbers = new float[rows][columns];
    for (float[] row : numbers) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return numbers;
  }

  @Test
  void partsOfOnesOwnTrainAModel() {
    float[][] x = numbers(64, 3);
    float[][] y = new float[64][1];
    for (int i = 0; i < y.length; i++) {
      y[i][0] = x[i][0] * x[i][1];
    }
    // tag::own-parts[]
    Dense first = Dense.builder(8).kernelInitializer(new Triangular(0.5f)).build();
    try (Sequential model = Sequential.of(first, new Highway(), new Highway(), Dense.of(1))) {
      model.compile(Adam.of(0.02), new Quantile(0.7f), new ShareWithin(0.1f));
      // end::own-parts[]
      History history =
          model.fit(
              Rows.of(x),
              Rows.of(y),
              FitOptions.batchSize(16).epochs(60).verbosity(Verbosity.SILENT));
      assertThat(history.last("loss")).isLessThan(history.get("loss").get(0) / 4);
      Evaluation told = model.evaluate(Rows.of(x), Rows.of(y), 10);
      FloatRows predicted = model.predict(Rows.of(x), 10);
      double within = 0;
      double pinball = 0;
      for (int i = 0; i < y.length; i++) {
        double error = predicted.flat(i) - y[i][0];
        within += Math.abs(error) <= 0.1f ? 1.0 / y.length : 0;
        pinball += Math.max(-0.7 * error, 0.3 * error) / y.length;
      }
      assertThat(told.get("share_within")).isCloseTo(within, within(1e-5));
      assertThat(told.loss()).isCloseTo(pinball, within(1e-5));
    }
  }

  @Test
  void theWiredExampleIsAModel() {
    // tag::wired[]
    SymbolicTensor question = Input.tensor("question", Input.UNKNOWN); // token ids
    SymbolicTensor answer = Input.tensor("answer", Input.UNKNOWN);
    SharedLayer embedding = SharedLayer.of(Embedding.builder(1000, 32).maskZero(true).build());
    SharedLayer reader = SharedLayer.of(LSTM.builder(64).returnSequences(true).build());
    SymbolicTensor asked = reader.apply(embedding.apply(question));
    SymbolicTensor said = reader.apply(embedding.apply(answer));
    SymbolicTensor found = Attention.create().apply(said, asked);
    SymbolicTensor whole = GlobalAveragePooling1D.create().apply(Add.create().apply(said, found));
    SymbolicTensor right = Dense.of(2, Activation.SOFTMAX).named("right").apply(whole);
    SymbolicTensor rating = Dense.of(1).named("rating").apply(whole);
    try (Model model = Model.of(List.of(question, answer), List.of(right, rating))) {
      model.compile(
          Adam.create(),
          List.of(
              Objective.of("right", Loss.SPARSE_CATEGORICAL_CROSSENTROPY).metrics(Metric.ACCURACY),
              Objective.of("rating", Loss.MEAN_SQUARED_ERROR).weighted(0.2)));
      System.out.println(model.summary());
    }
    // end::wired[]
  }
}
