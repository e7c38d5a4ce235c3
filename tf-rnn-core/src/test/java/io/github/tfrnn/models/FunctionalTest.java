package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Objective;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

/** Do models of any wiring train, predict and travel as sequential ones do? */
class FunctionalTest {

  private static final int ROWS = 48;
  private static final FitOptions QUIET = FitOptions.batchSize(16).verbosity(Verbosity.SILENT);

  private static final Rows IDS = Rows.of(ids());
  private static final Rows NUMBERS = Rows.of(numbers());
  private static final Rows TOPICS = Rows.of(topics());
  private static final Rows RATINGS = Rows.of(ratings());
  private static final Fields X = Fields.named("text", IDS).and("facts", NUMBERS);
  private static final Fields Y = Fields.named("topic", TOPICS).and("rating", RATINGS);

  private static int[][] ids() {
    Random random = new Random(1);
    int[][] ids = new int[ROWS][7];
    for (int[] row : ids) {
      Arrays.setAll(row, i -> i == 0 ? 1 + random.nextInt(8) : random.nextInt(9));
    }
    return ids;
  }

  private static float[][] numbers() {
    Random random = new Random(2);
    float[][] numbers = new float[ROWS][3];
    for (float[] row : numbers) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return numbers;
  }

  private static int[] topics() {
    return Arrays.stream(ids()).mapToInt(row -> row[0] > 4 ? 1 : 0).toArray();
  }

  private static float[][] ratings() {
    float[][] ratings = new float[ROWS][1];
    for (int i = 0; i < ROWS; i++) {
      ratings[i][0] = numbers()[i][0] - numbers()[i][2];
    }
    return ratings;
  }

  private static Functional twoByTwo(long seed) {
    SymbolicTensor text = Input.tensor("text", Input.UNKNOWN);
    SymbolicTensor facts = Input.tensor("facts", 3);
    SymbolicTensor read =
        LSTM.of(6).apply(Embedding.builder(9, 5).maskZero(true).build().apply(text));
    SymbolicTensor both =
        Concatenate.create().apply(read, Dense.of(4, Activation.TANH).apply(facts));
    SymbolicTensor topic = Dense.of(2, Activation.SOFTMAX).named("topic").apply(both);
    SymbolicTensor rating = Dense.of(1).named("rating").apply(both);
    return Functional.builder(List.of(text, facts), List.of(topic, rating)).seed(seed).build();
  }

  private static void compile(Model model) {
    model.compile(
        Adam.of(0.02),
        List.of(
            Objective.of("rating", Loss.MEAN_SQUARED_ERROR).weighted(0.3),
            Objective.of("topic", Loss.SPARSE_CATEGORICAL_CROSSENTROPY).metrics(Metric.ACCURACY)));
  }

  @Test
  void learnsSeveralThingsFromSeveralInputs() {
    try (Functional model = twoByTwo(1)) {
      compile(model);
      History history = model.fit(X, Y, QUIET.epochs(40).validationData(X, Y));
      assertThat(history.series().keySet())
          .containsExactly(
              "loss",
              "topic_loss",
              "rating_loss",
              "topic_accuracy",
              "val_loss",
              "val_topic_loss",
              "val_rating_loss",
              "val_topic_accuracy");
      assertThat(history.last("loss"))
          .isCloseTo(history.last("topic_loss") + 0.3 * history.last("rating_loss"), within(1e-5));
      assertThat(history.last("topic_accuracy")).isGreaterThan(0.95);
      assertThat(history.last("rating_loss")).isLessThan(0.2);

      Evaluation told = model.evaluate(X, Y, 10);
      assertThat(told.get("topic_accuracy")).isGreaterThan(0.95);
      Map<String, FloatRows> predicted = model.predict(X, 10);
      assertThat(predicted.keySet()).containsExactly("topic", "rating");
      assertThat(predicted.get("topic").shape()).isEqualTo(Shape.of(ROWS, 2));
      assertThat(predicted.get("rating").toMatrix()[3][0]).isCloseTo(ratings()[3][0], within(1.2f));
    }
  }

  @Test
  void takesDataByNameOrInOrder() {
    try (Functional one = twoByTwo(2);
        Functional other = twoByTwo(2)) {
      compile(one);
      compile(other);
      one.fit(X, Y, QUIET.epochs(2));
      other.fit(Fields.of(IDS, NUMBERS), Fields.of(TOPICS, RATINGS), QUIET.epochs(2));
      assertSameBits(one.getWeights(), other.getWeights());
    }
  }

  @Test
  void keepsTheLastRowsForValidation() {
    try (Functional model = twoByTwo(3)) {
      compile(model);
      History history = model.fit(X, Y, QUIET.validationSplit(0.25));
      assertThat(history.last("val_loss"))
          .isCloseTo(model.evaluate(X.slice(36, 48), Y.slice(36, 48), 16).loss(), within(1e-6));
    }
  }

  @Test
  void sharesWeightsOnlyWhereAsked() {
    SymbolicTensor a = Input.tensor("a", 3);
    SymbolicTensor b = Input.tensor("b", 3);
    SharedLayer shared = SharedLayer.of(Dense.of(2).named("shared"));
    Dense plain = Dense.of(2);
    SymbolicTensor sum =
        Add.create().apply(shared.apply(a), shared.apply(b), plain.apply(a), plain.apply(b));
    try (Functional model = Model.of(List.of(a, b), List.of(sum))) {
      assertThat(model.getWeights().keySet())
          .containsExactlyInAnyOrder(
              "shared/kernel",
              "shared/bias",
              "dense/kernel",
              "dense/bias",
              "dense_1/kernel",
              "dense_1/bias");
    }
  }

  @Test
  void leavesFrozenLayersAsTheyAreToTheBit() {
    SymbolicTensor x = Input.tensor("x", Input.UNKNOWN, 3);
    SymbolicTensor read =
        LSTM.builder(4).kernelRegularizer(L1L2.l2(0.1f)).build().named("reader").frozen().apply(x);
    SymbolicTensor y =
        Dense.of(1).apply(BatchNormalization.create().named("norm").frozen().apply(read));
    float[][][] sequences = new float[ROWS][5][3];
    Random random = new Random(4);
    for (float[][] row : sequences) {
      for (float[] step : row) {
        step[0] = random.nextFloat();
      }
    }
    try (Model model = Model.of(x, y)) {
      model.compile(Adam.of(0.1), Loss.MEAN_SQUARED_ERROR);
      Map<String, FloatRows> before = model.getWeights();
      model.fit(Rows.of(sequences), RATINGS, QUIET.epochs(3));
      Map<String, FloatRows> after = model.getWeights();
      before.forEach(
          (name, value) -> {
            boolean same = Arrays.equals(value.toFlat(), after.get(name).toFlat());
            assertThat(same).as(name).isEqualTo(!name.startsWith("dense"));
          });
      assertThat(model.summary()).contains(" Trainable params: 5 (20.00 B)");
    }
  }

  @Test
  void freezesAndFreesLayersFromTheNextCompileOn() {
    try (Functional model = twoByTwo(5)) {
      compile(model);
      model.setTrainable("lstm", false);
      compile(model);
      float[] kernel = model.getWeights().get("lstm/kernel").toFlat();
      model.fit(X, Y, QUIET);
      assertThat(model.getWeights().get("lstm/kernel").toFlat()).isEqualTo(kernel);
      model.setTrainable("lstm", true);
      compile(model);
      model.fit(X, Y, QUIET);
      assertThat(model.getWeights().get("lstm/kernel").toFlat()).isNotEqualTo(kernel);
    }
  }

  @Test
  void givesPartsOfAModelTheirWeights() {
    SymbolicTensor x = Input.tensor("x", Input.UNKNOWN, 2);
    List<SymbolicTensor> read =
        LSTM.builder(3).returnState(true).build().named("encoder").applyAll(x);
    SymbolicTensor y = Input.tensor("y", Input.UNKNOWN, 2);
    SharedLayer decoder =
        SharedLayer.of(LSTM.builder(3).returnSequences(true).build().named("decoder"));
    SymbolicTensor whole = decoder.apply(y, read.get(1), read.get(2));
    SymbolicTensor h = Input.tensor("h", 3);
    SymbolicTensor c = Input.tensor("c", 3);
    SymbolicTensor part = decoder.apply(y, h, c);
    Rows first = Rows.of(new float[][][] {{{0.1f, 0.2f}, {0.3f, -1}}, {{1, 2}, {0, 0.5f}}});
    Rows second = Rows.of(new float[][][] {{{0.5f, 0.1f}}, {{-1, 0.2f}}});
    try (Model model = Model.of(List.of(x, y), List.of(whole));
        Model encoder = Model.of(List.of(x), List.of(read.get(1), read.get(2)));
        Model step = Model.of(List.of(y, h, c), List.of(part))) {
      encoder.setWeightsFrom(model);
      step.setWeightsFrom(model);
      List<FloatRows> states = List.copyOf(encoder.predict(Fields.of(first), 2).values());
      Map<String, FloatRows> expected = model.predict(Fields.of(first, second), 2);
      assertThat(
              step.predict(Fields.of(second, states.get(0), states.get(1)), 2)
                  .get("decoder")
                  .toFlat())
          .containsExactly(expected.get("decoder").toFlat(), within(1e-6f));
    }
  }

  @Test
  void nestsModels() {
    SymbolicTensor x = Input.tensor("x", 3);
    Stack inner = Stack.of(Dense.of(4, Activation.TANH), Dropout.of(0.2), Dense.of(3));
    SharedLayer twice = SharedLayer.of(inner.named("block"));
    try (Model model = Model.of(x, Add.create().apply(x, twice.apply(twice.apply(x))))) {
      assertThat(model.getWeights().keySet())
          .containsExactly(
              "block/dense/kernel",
              "block/dense/bias",
              "block/dense_1/kernel",
              "block/dense_1/bias");
      model.compile(SGD.of(0.05), Loss.MEAN_SQUARED_ERROR);
      History history = model.fit(NUMBERS, NUMBERS, QUIET.epochs(10));
      assertThat(history.last("loss")).isLessThan(history.get("loss").get(0));
    }
  }

  @Test
  void isExportedWithItsInputsAndOutputs(@TempDir Path folder) {
    try (Functional model = twoByTwo(6)) {
      model.export(folder.resolve("model"));
      try (ExportedModel exported = ExportedModel.load(folder.resolve("model"))) {
        assertThat(exported.inputs().keySet()).containsExactly("facts", "text");
        assertThat(exported.outputs().keySet()).containsExactly("rating", "topic");
        Map<String, FloatRows> expected = model.predict(X, 16);
        exported
            .predict(X, 16)
            .forEach(
                (name, rows) ->
                    assertThat(rows.toFlat())
                        .containsExactly(expected.get(name).toFlat(), within(1e-6f)));
      }
    }
  }

  @Test
  void printsWhereInputsComeFrom() {
    SymbolicTensor x = Input.tensor("x", 5, 3);
    SharedLayer cell = SharedLayer.of(LSTM.builder(3).returnSequences(true).build());
    SymbolicTensor y = Add.create().apply(x, cell.apply(cell.apply(x)));
    try (Functional model = Functional.builder(List.of(x), List.of(y)).name("residual").build()) {
      assertThat(model.summary())
          .isEqualTo(
              """
              Model: "residual"
              ┏━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━┓
              ┃ Layer (type)   ┃ Output Shape ┃ Param # ┃ Connected to        ┃
              ┡━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━┩
              │ x (InputLayer) │ [?, 5, 3]    │       0 │ -                   │
              ├────────────────┼──────────────┼─────────┼─────────────────────┤
              │ lstm (LSTM)    │ [?, 5, 3]    │      84 │ x[0][0], lstm[0][0] │
              ├────────────────┼──────────────┼─────────┼─────────────────────┤
              │ add (Add)      │ [?, 5, 3]    │       0 │ x[0][0], lstm[1][0] │
              └────────────────┴──────────────┴─────────┴─────────────────────┘
               Total params: 84 (336.00 B)
               Trainable params: 84 (336.00 B)
               Non-trainable params: 0 (0.00 B)
               lstm trains: FUSED: TensorFlow has this cell as one operation\
              """);
    }
  }

  private static void assertSameBits(Map<String, FloatRows> a, Map<String, FloatRows> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet());
    a.forEach((name, rows) -> assertThat(rows.toFlat()).isEqualTo(b.get(name).toFlat()));
  }
}
