package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.DivergedException;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.TerminateOnNaN;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Is it told where NaN and infinity came from? */
class NotFiniteTest {

  private static final Examples ALL =
      Examples.of(Rows.of(TinyTask.features(4, 3, 2, 1)), Rows.of(new int[] {0, 1, 1, 0}));

  /** A model in which one weight has been given a value. */
  private static Sequential broken(String weight, float value, Layer... layers) {
    Sequential model = TinyTask.model(1, layers);
    model.compile(SGD.of(0.1), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    Map<String, FloatRows> weights = new LinkedHashMap<>(model.getWeights());
    Shape shape = weights.get(weight).shape();
    float[] values = new float[(int) shape.size()];
    Arrays.fill(values, value);
    weights.put(weight, FloatRows.ofFlat(values, shape));
    model.setWeights(weights);
    return model;
  }

  private static String firstBad(Sequential model) {
    TerminateOnNaN terminate = TerminateOnNaN.create();
    History history = model.fit(ALL, silent(4).epochs(3).callbacks(terminate));
    assertThat(history.epochs()).isZero();
    return terminate.reason();
  }

  @Test
  void namesTheLayerWhoseOutputWentBadFirst() {
    try (Sequential model =
        broken(
            "middle/bias",
            100,
            Input.of(3, 2),
            LSTM.of(4),
            Dense.of(5, Activation.EXPONENTIAL).named("middle"),
            Dense.of(6),
            Dense.of(2, Activation.SOFTMAX))) {
      assertThat(firstBad(model))
          .startsWith("fit: epoch 1 of 3: in training step 1 the loss or a gradient is NaN or")
          .contains("What is so first: the output of Dense \"middle\" (");
    }
  }

  @Test
  void namesAWeightThatIsBadAlready() {
    try (Sequential model =
        broken(
            "lstm/bias", Float.NaN, Input.of(3, 2), LSTM.of(4), Dense.of(2, Activation.SOFTMAX))) {
      assertThat(firstBad(model))
          .contains("What is so first: the weight \"lstm/bias\" (16 of 16 values).");
    }
  }

  /** exp(x) is finite up to 88, and so is its gradient; their product with 3e38 is not. */
  @Test
  void namesTheGradientThatWentBadFirst() {
    try (Sequential model =
        broken(
            "large/kernel",
            1e30f,
            Input.of(3, 2),
            LSTM.of(4),
            Dense.of(1, Activation.TANH).named("before"),
            Dense.builder(2).useBias(false).build().named("large"))) {
      model.compile(SGD.of(0.1), new Steep());
      assertThat(firstBad(model)).contains("What is so first: the gradient of \"");
    }
  }

  @Test
  void withoutTheCallbackItIsAnException() {
    try (Sequential model =
        broken(
            "dense/bias",
            Float.POSITIVE_INFINITY,
            Input.of(3, 2),
            LSTM.of(4),
            Dense.of(2, Activation.SOFTMAX))) {
      assertThatThrownBy(() -> model.fit(ALL, silent(4)))
          .isInstanceOf(DivergedException.class)
          .hasMessageContaining("the weight \"dense/bias\" (2 of 2 values)");
      assertThatThrownBy(() -> model.trainOnBatch(ALL))
          .isInstanceOf(DivergedException.class)
          .hasMessageStartingWith("trainOnBatch: in training step 1 the loss or a gradient is NaN");
    }
  }
}
