package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.oneHot;
import static io.github.tfrnn.models.TinyTask.same;
import static io.github.tfrnn.models.TinyTask.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.saving.OptimizerValues;
import io.github.tfrnn.training.DivergedException;
import io.github.tfrnn.training.FitOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is every mistake met by a sentence that says where, what was expected, what came, what to do? */
class BadInputTest {

  private static final int[][] X = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
  private static final float[][] ONE_HOT = oneHot(0, 1, 0);

  @TempDir private Path folder;

  private static Layer[] classifier() {
    return new Layer[] {Embedding.of(10, 4), LSTM.of(3), Dense.of(2, Activation.SOFTMAX)};
  }

  private static Sequential model(Loss loss, Layer... layers) {
    Sequential model = TinyTask.model(1, layers);
    model.compile(Adam.create(), loss, Metric.ACCURACY);
    return model;
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Fit, evaluate and validation must say the same, each with its own name before it. */
  private static void refusedEverywhere(Sequential model, Rows x, Rows y, String message) {
    refused(() -> model.fit(x, y, silent(2)), "fit: " + message);
    refused(() -> model.evaluate(x, y, 2), "evaluate: " + message);
  }

  @Test
  void labelsOutsideTheClasses() {
    try (Sequential model = model(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, classifier())) {
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new int[] {0, 2, 1}),
          "sparse_categorical_crossentropy: label: row 1 is 2, allowed are 0 to 1. The model's last"
              + " layer has 2 outputs: one for each class is needed.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new int[] {0, 1, -1}),
          "sparse_categorical_crossentropy: label: row 2 is -1, allowed are 0 to 1. The model's"
              + " last layer has 2 outputs: one for each class is needed.");
      refused(
          () -> model.fit(X, new int[] {0, 1, 0}, silent(2).validationData(X, new int[] {5, 1, 0})),
          "fit: validation: sparse_categorical_crossentropy: label: row 0 is 5, allowed are 0 to 1."
              + " The model's last layer has 2 outputs: one for each class is needed.");
    }
  }

  @Test
  void oneHotLabelsOfAnotherNumberOfClasses() {
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new float[3][4]),
          "categorical_crossentropy: labels must be [?, 2], got [3, 4]. One column for each output"
              + " of the model's last layer is needed.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new int[] {0, 1, 0}),
          "categorical_crossentropy: labels must be [?, 2], got [3]. Class numbers? Make them"
              + " one-hot with toCategorical, or compile with SPARSE_CATEGORICAL_CROSSENTROPY.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new float[][] {{0, 1}, {3, 1}, {0, 1}}),
          "categorical_crossentropy: label of row 1 is 3.0, allowed are 0 to 1.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new float[][] {{0, 1}, {0, 1}, {0, Float.NaN}}),
          "categorical_crossentropy: label of row 2 is NaN, allowed are 0 to 1.");
    }
  }

  @Test
  void oneHotLabelsWhereClassNumbersAreWanted() {
    try (Sequential model = model(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, classifier())) {
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(ONE_HOT),
          "sparse_categorical_crossentropy: labels must be class numbers (int) [?], got numbers"
              + " (float) [3, 2]. One-hot labels? Compile with CATEGORICAL_CROSSENTROPY.");
    }
  }

  @Test
  void binaryLabelsOtherThanZeroAndOne() {
    try (Sequential model =
        model(
            Loss.BINARY_CROSSENTROPY,
            Embedding.of(10, 4),
            LSTM.of(3),
            Dense.of(1, Activation.SIGMOID))) {
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new int[] {0, 2, 1}),
          "binary_crossentropy: label: row 1 is 2, allowed are 0 to 1. Labels are 0 or 1.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(new float[][] {{1}, {0}, {-0.5f}}),
          "binary_crossentropy: label of row 2 is -0.5, allowed are 0 to 1.");
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(ONE_HOT),
          "binary_crossentropy: labels must be [?, 1], got [3, 2]. One label, 0 or 1, for each row"
              + " of the model's outputs is needed.");
    }
  }

  @Test
  void idsOutsideTheEmbedding() {
    int[][] tooLarge = {{1, 2, 3}, {4, 5, 10}, {7, 8, 9}};
    int[][] negative = {{1, -2, 3}, {4, 5, 6}, {7, 8, 9}};
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      String remedy = " The inputDim of Embedding \"embedding\" must be the largest id plus one.";
      String first = "token id: row 1, position 2 is 10, allowed are 0 to 9." + remedy;
      refusedEverywhere(model, Rows.of(tooLarge), Rows.of(ONE_HOT), first);
      refused(() -> model.predict(tooLarge), "predict: " + first);
      String second = "token id: row 0, position 1 is -2, allowed are 0 to 9." + remedy;
      refusedEverywhere(model, Rows.of(negative), Rows.of(ONE_HOT), second);
      refused(() -> model.predict(negative), "predict: " + second);
      refused(
          () -> model.fit(X, ONE_HOT, silent(2).validationData(tooLarge, ONE_HOT)),
          "fit: validation: " + first);
    }
  }

  @Test
  void rowsOfUnequalLength() {
    String remedy =
        " a tensor needs rows of equal length. Sequences of token ids are brought to one length by"
            + " padSequences.";
    int[][] ragged = {{1, 2, 3}, {4}};
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      String message = "x: row 1 has 1 values, row 0 has 3:" + remedy;
      refused(() -> model.fit(ragged, oneHot(0, 1), silent(2)), message);
      refused(() -> model.evaluate(ragged, oneHot(0, 1)), message);
      refused(() -> model.predict(ragged), message);
      refused(
          () -> model.fit(X, new float[][] {{0, 1}, {0, 1}, {1}}, silent(2)),
          "y: row 2 has 1 values, row 0 has 2:" + remedy);
    }
    refused(
        () -> Rows.of(new float[][][] {{{1}, {2}}, {{1}}}),
        "row 1 has 1 values, row 0 has 2:" + remedy);
    refused(
        () -> Rows.of(new float[][][] {{{1}, {2}}, {{1}, {2, 3}}}),
        "row 1, timestep 1 has 2 values, row 0, timestep 0 has 1: a tensor needs as many features"
            + " at every timestep.");
  }

  @Test
  void rowsThatAreNull() {
    refused(() -> Rows.of(new int[][] {{1}, null}), "row 1 is null.");
    refused(() -> Rows.of(new float[][] {null, {1}}), "row 0 is null.");
    refused(() -> Rows.of(new float[][][] {{{1}}, null}), "row 1 is null.");
    refused(() -> Rows.of(new float[][][] {{{1}, {2}}, {{1}, null}}), "row 1, timestep 1 is null.");
  }

  @Test
  void nothingAtAll() {
    String none = "there are no rows: at least one example is needed.";
    refused(() -> Rows.of(new int[0][]), none);
    refused(() -> Rows.of(new float[0][]), none);
    refused(() -> Rows.of(new float[0][][]), none);
    refused(() -> Rows.of(new float[][][] {{}, {}}), "rows have no values.");
    refused(() -> Rows.of(new int[0]), none);
    refused(() -> Rows.of(new float[0]), none);
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      refused(() -> model.predict(new int[0][]), "x: " + none);
      refused(() -> model.fit(new int[0][], new float[0][], silent(2)), "x: " + none);
      refused(() -> model.predict(new int[][] {{}, {}}), "x: rows have no values.");
      refused(
          () -> model.fit(new int[][] {{}, {}}, oneHot(0, 1), silent(2)),
          "x: rows have no values.");
    }
  }

  @Test
  void inputsOfAnotherType() {
    float[][][] numbers = features(3, 4, 2, 1);
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      String message =
          "inputs must be token ids (int), got numbers (float) [3, 4, 2]: Embedding \"embedding\""
              + " comes first in the model.";
      refusedEverywhere(model, Rows.of(numbers), Rows.of(ONE_HOT), message);
      refused(() -> model.predict(numbers), "predict: " + message);
    }
    try (Sequential model =
        model(
            Loss.CATEGORICAL_CROSSENTROPY,
            Input.of(Input.UNKNOWN, 2),
            LSTM.of(3).named("encoder"),
            Dense.of(2))) {
      String message =
          "inputs must be numbers (float), got ids (int) [3, 3]: the model begins with LSTM"
              + " \"encoder\". Token ids? Put an Embedding first.";
      refusedEverywhere(model, Rows.of(X), Rows.of(ONE_HOT), message);
      refused(() -> model.predict(X), "predict: " + message);
    }
  }

  @Test
  void layersThatDoNotGoTogether() {
    refused(
        () -> Sequential.of(Embedding.of(10, 4), LSTM.of(3), LSTM.of(3)),
        "LSTM \"lstm_1\": inputs must be [batch, timesteps, features], got [?, 3]. Token ids? Put"
            + " an Embedding before it. Values of one feature? Give them a last axis of 1. After a"
            + " recurrent layer? Let that one return sequences.");
    refused(
        () -> Sequential.of(Input.of(100), LSTM.of(3).named("encoder")),
        "LSTM \"encoder\": inputs must be [batch, timesteps, features], got [?, 100]. Token ids?"
            + " Put an Embedding before it. Values of one feature? Give them a last axis of 1."
            + " After a recurrent layer? Let that one return sequences.");
    refused(
        () -> Sequential.of(Input.of(4, 4), Dense.of(2), Embedding.of(10, 4)),
        "Embedding \"embedding\" takes token ids and must come first.");
    refused(
        () -> Sequential.of(Embedding.of(10, 4), Input.of(3), LSTM.of(2)),
        "InputLayer \"input_layer_1\": only the first layer of a model may be an Input.");
    refused(
        () -> Sequential.of(Input.of(Input.UNKNOWN, 3), Flatten.create()),
        "Flatten \"flatten\": every axis but the batch's must be known, got [?, ?, 3]. Start the"
            + " model with an Input that tells the number of timesteps, such as Input.of(100).");
    refused(
        () -> Sequential.of(Input.of(3, Input.UNKNOWN), LSTM.of(2)),
        "LSTM \"lstm\": the size of the inputs' last axis must be known, got [?, 3, ?]. Start the"
            + " model with an Input that tells it.");
    refused(
        () -> Sequential.of(Embedding.of(10, 4), LSTM.builder(3).stateful(true).build()),
        "LSTM \"lstm\": a stateful layer needs to know the batch size, got [?, ?, 4]. Start the"
            + " model with Input.ofBatch(batchSize, ...).");
    refused(Sequential::of, "A model needs at least one layer.");
    refused(
        () -> Sequential.of(Input.of(3)), "A model needs at least one layer besides its Input.");
  }

  @Test
  void idsWithoutAnEmbedding() {
    try (Sequential model =
        model(Loss.CATEGORICAL_CROSSENTROPY, LSTM.of(3), Dense.of(2, Activation.SOFTMAX))) {
      assertThatThrownBy(() -> model.fit(X, ONE_HOT, silent(2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("LSTM \"lstm\": inputs must be [batch, timesteps, features], got")
          .hasMessageContaining("Token ids? Put an Embedding before it.");
    }
  }

  @Test
  void statesThatASequentialModelCannotPassOn() {
    LSTM lstm = LSTM.builder(3).returnState(true).build();
    String message =
        " returns its states too, and a Sequential model passes one value on: leave returnState"
            + " out.";
    refused(() -> Sequential.of(Embedding.of(10, 4), lstm), "LSTM" + message);
    refused(() -> Sequential.of(Embedding.of(10, 4), lstm.named("encoder")), "LSTM" + message);
    refused(
        () -> Sequential.of(Embedding.of(10, 4), Bidirectional.of(lstm)),
        "Bidirectional" + message);
  }

  @Test
  void layersWithTheSameName() {
    refused(
        () -> Sequential.of(Input.of(3), Dense.of(2).named("a"), Dense.of(2).named("a")),
        "Two layers are named \"a\": names must differ. To use one layer's weights twice, apply one"
            + " SharedLayer twice.");
    refused(
        () -> Dense.of(2).named("a/b"),
        "\"a/b\" cannot name a layer: letters, digits, _ . and - are allowed, the first a letter or"
            + " digit");
    refused(
        () -> Dense.of(2).named(""),
        "\"\" cannot name a layer: letters, digits, _ . and - are allowed, the first a letter or"
            + " digit");
  }

  @Test
  void asManyLabelsAsRowsAreNeeded() {
    String message =
        "there are 3 rows of inputs and 2 of labels: one label for each row is needed.";
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      refused(() -> model.fit(X, oneHot(0, 1), silent(2)), message);
      refused(() -> model.evaluate(X, oneHot(0, 1)), message);
      refused(() -> silent(2).validationData(X, oneHot(0, 1)), message);
    }
  }

  @Test
  void inputsThatAreNotNumbersEndTheTrainingAndChangeNothing() {
    float[][][] x = features(6, 4, 2, 1);
    x[5][1][0] = Float.NaN;
    try (Sequential model =
        model(
            Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
            LSTM.of(3),
            Dropout.of(0.1),
            Dense.of(2, Activation.SOFTMAX))) {
      FitOptions ordered = silent(2).shuffle(false);
      model.fit(Arrays.copyOf(x, 4), new int[] {0, 1, 0, 1}, ordered.epochs(3));
      Map<String, FloatRows> before = model.getWeights();
      assertThatThrownBy(
              () -> model.fit(Arrays.copyOfRange(x, 4, 6), new int[] {0, 1}, ordered.epochs(2)))
          .isExactlyInstanceOf(DivergedException.class)
          .hasMessage(
              "fit: epoch 1 of 2: in training step 7 the loss or a gradient is NaN or infinite."
                  + " What is so first: the input \"input_layer\" (1 of 16 values). That step has"
                  + " changed no weight. What helps: a smaller learning rate than 0.001000; inputs"
                  + " without NaN and of moderate size; no rows without any valid timestep before"
                  + " an average over time.");
      assertThat(same(model.getWeights(), before)).isTrue();
      assertThat(model.predict(Arrays.copyOf(x, 4))[0]).doesNotContain(Float.NaN);
      model.fit(Arrays.copyOf(x, 4), new int[] {0, 1, 0, 1}, ordered); // it goes on
      assertThat(same(model.getWeights(), before)).isFalse();
    }
  }

  @Test
  void aLossThatGrowsWithoutBoundsEndsTheTraining() {
    try (Sequential model = TinyTask.model(1, Input.of(1), Dense.of(1, Activation.SIGMOID))) {
      model.compile(SGD.of(1e30), Loss.BINARY_CROSSENTROPY);
      Rows x = Rows.of(new float[][] {{1e20f}, {-1e20f}});
      assertThatThrownBy(() -> model.fit(x, Rows.of(new int[] {0, 1}), silent(2).epochs(50)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "fit: epoch \\d+ of 50: in training step \\d+ the loss or a gradient.*");
    }
  }

  @Test
  void trainingBeforeCompile() {
    try (Sequential model = TinyTask.model(1, classifier())) {
      String message = ": the model is not compiled. Call compile(optimizer, loss, metrics) first.";
      assertThatThrownBy(() -> model.fit(X, ONE_HOT, silent(2)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("fit" + message);
      assertThatThrownBy(() -> model.evaluate(X, ONE_HOT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("evaluate" + message);
      assertThat(model.predict(X)).hasDimensions(3, 2);
    }
  }

  @Test
  void useAfterClose() {
    Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier());
    model.fit(X, ONE_HOT, silent(2));
    Map<String, FloatRows> weights = model.getWeights();
    OptimizerValues optimizer = model.getOptimizerValues().orElseThrow();
    model.close();
    float[][][] numbers = features(3, 4, 2, 1);
    Rows x = Rows.of(X);
    Rows y = Rows.of(ONE_HOT);
    int[] classes = {0, 1, 0};
    Map<String, List<ThrowingCallable>> uses = new TreeMap<>();
    uses.put("compile", List.of(() -> model.compile(Adam.create(), Loss.BINARY_CROSSENTROPY)));
    uses.put(
        "fit",
        List.of(
            () -> model.fit(x, y, silent(2)),
            () -> model.fit(X, ONE_HOT, silent(2)),
            () -> model.fit(Dataset.of(Examples.of(x, y)), FitOptions.ofBatches()),
            () -> model.fit(X, classes, silent(2)),
            () -> model.fit(numbers, ONE_HOT, silent(2)),
            () -> model.fit(numbers, classes, silent(2))));
    uses.put(
        "evaluate",
        List.of(
            () -> model.evaluate(x, y, 2),
            () -> model.evaluate(Dataset.of(Examples.of(x, y))),
            () -> model.evaluate(X, ONE_HOT),
            () -> model.evaluate(X, classes),
            () -> model.evaluate(numbers, ONE_HOT),
            () -> model.evaluate(numbers, classes)));
    uses.put(
        "predict",
        List.of(
            () -> model.predict(x, 2),
            () -> model.predict(Dataset.of(Examples.of(x, y))),
            () -> model.predict(X),
            () -> model.predict(numbers)));
    Examples examples = Examples.of(x, y);
    uses.put("trainOnBatch", List.of(() -> model.trainOnBatch(examples)));
    uses.put("testOnBatch", List.of(() -> model.testOnBatch(examples)));
    uses.put("learningRate", List.of(model::learningRate));
    uses.put("setLearningRate", List.of(() -> model.setLearningRate(0.1)));
    uses.put("getWeights", List.of(model::getWeights));
    uses.put("setWeights", List.of(() -> model.setWeights(weights)));
    uses.put("setWeightsFrom", List.of(() -> model.setWeightsFrom(model)));
    uses.put("setTrainable", List.of(() -> model.setTrainable("dense", false)));
    uses.put("network", List.of(model::network));
    uses.put("resetStates", List.of(model::resetStates));
    uses.put("summary", List.of(model::summary));
    uses.put("export", List.of(() -> model.export(folder.resolve("model"))));
    uses.put("exportVersion", List.of(() -> model.exportVersion(folder.resolve("models"))));
    uses.put("getOptimizerValues", List.of(model::getOptimizerValues));
    uses.put("setOptimizerValues", List.of(() -> model.setOptimizerValues(optimizer)));

    Set<String> methods =
        Arrays.stream(Sequential.class.getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers()))
            .filter(m -> !Modifier.isStatic(m.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    methods.remove("close");
    methods.remove("stopTraining"); // there is nothing to stop
    methods.removeAll(
        Set.of("name", "dtypePolicy", "compilation", "wiring", "layers")); // told still
    assertThat(uses.keySet()).isEqualTo(methods);
    uses.forEach(
        (name, calls) ->
            calls.forEach(
                call ->
                    assertThatThrownBy(call)
                        .as(name)
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessage("The model \"sequential\" is closed.")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void weightsOfAnotherModel() {
    try (Sequential model = TinyTask.model(1, classifier())) {
      Map<String, FloatRows> before = model.getWeights();
      Map<String, FloatRows> weights = new LinkedHashMap<>(before);
      weights.remove("lstm/bias");
      refused(() -> model.setWeights(weights), "setWeights: \"lstm/bias\" is missing.");
      weights.put("lstm/bias", Rows.of(new float[11]));
      refused(
          () -> model.setWeights(weights),
          "setWeights: \"lstm/bias\" is [11], the model expects [12].");
      weights.put("lstm/bias", Rows.of(new float[12]));
      weights.put("gru/bias", Rows.of(new float[12]));
      refused(() -> model.setWeights(weights), "setWeights: the model has no [gru/bias].");
      assertThat(same(model.getWeights(), before)).isTrue();
    }
  }

  /** Sequences returned where one label belongs to a sequence: the slip of a known tutorial. */
  @Test
  void oneLabelForASequenceOfOutputs() {
    Layer[] slip = {
      Embedding.of(10, 4),
      LSTM.builder(3).returnSequences(true).build(),
      Dense.of(2, Activation.SOFTMAX)
    };
    String where =
        "LSTM \"lstm\" returns sequences, so the model's outputs are [?, ?, 2]: one for each"
            + " timestep. The labels are ";
    String remedies =
        ": one for each sequence. Give that layer returnSequences(false), or put a pooling layer"
            + " such as GlobalAveragePooling1D after it.";
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, slip)) {
      refusedEverywhere(model, Rows.of(X), Rows.of(ONE_HOT), where + "[3, 2]" + remedies);
    }
    try (Sequential model = model(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, slip)) {
      refusedEverywhere(model, Rows.of(X), Rows.of(new int[] {0, 1, 0}), where + "[3]" + remedies);
    }
    slip[1] = Bidirectional.of(LSTM.builder(3).returnSequences(true).build()).named("encoder");
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, slip)) {
      refusedEverywhere(
          model,
          Rows.of(X),
          Rows.of(ONE_HOT),
          where.replace("LSTM \"lstm\"", "Bidirectional \"encoder\"") + "[3, 2]" + remedies);
    }
    Layer[] pooled = {slip[0], slip[1], GlobalAveragePooling1D.create(), slip[2]}; // a remedy
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, pooled)) {
      assertThat(model.fit(X, ONE_HOT, silent(2)).epochs()).isEqualTo(1);
    }
  }

  @Test
  void classWeightsOfSequences() {
    try (Sequential model =
        model(
            Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
            Embedding.of(10, 4),
            LSTM.builder(3).returnSequences(true).build(),
            Dense.of(2, Activation.SOFTMAX))) {
      refused(
          () ->
              model.fit(Rows.of(X), Rows.of(new int[3][3]), silent(2).classWeights(Map.of(1, 2f))),
          "fit: classWeights need one label a row, got labels [3, 3].");
    }
  }

  @Test
  void optionsOutOfRange() {
    refused(() -> LSTM.of(0), "LSTM: units must be at least 1, got 0");
    refused(() -> LSTM.of(-3), "LSTM: units must be at least 1, got -3");
    refused(() -> LSTM.builder(3).dropout(1).build(), "LSTM: dropout must be in [0, 1), got 1.0");
    refused(
        () -> LSTM.builder(3).dropout(Double.NaN).build(),
        "LSTM: dropout must be in [0, 1), got NaN");
    refused(
        () -> LSTM.builder(3).recurrentDropout(-0.5).build(),
        "LSTM: recurrentDropout must be in [0, 1), got -0.5");
    refused(() -> Dropout.of(1), "Dropout: rate must be in [0, 1), got 1.0");
    refused(() -> Dense.of(-1), "Dense: units must be at least 1, got -1");
    refused(() -> Embedding.of(0, 4), "Embedding: inputDim must be at least 1, got 0");
    refused(() -> Embedding.of(4, 0), "Embedding: outputDim must be at least 1, got 0");
    refused(() -> Input.of(0, 3), "Input: sizes must be positive or Input.UNKNOWN, got [?, 0, 3]");
    refused(() -> FitOptions.batchSize(0), "fit: batchSize must be at least 1, got 0");
    refused(() -> silent(1).epochs(0), "fit: epochs must be at least 1, got 0");
    refused(() -> silent(1).validationSplit(1), "fit: validationSplit must be in [0, 1), got 1.0");
    refused(
        () -> ExecutionOptions.threads(0), "ExecutionOptions: threads must be at least 1, got 0");
    refused(() -> SGD.of(-1), "SGD: learningRate must be finite and not negative, got -1.0");
    assertThatThrownBy(() -> Activation.of("tanhh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No activation is called \"tanhh\". There are: linear, relu, ");
    try (Sequential model = model(Loss.CATEGORICAL_CROSSENTROPY, classifier())) {
      refused(() -> model.predict(Rows.of(X), 0), "predict: batchSize must be at least 1, got 0");
      refused(
          () -> model.evaluate(Rows.of(X), Rows.of(ONE_HOT), 0),
          "evaluate: batchSize must be at least 1, got 0");
      refused(
          () -> model.fit(X, ONE_HOT, silent(1).validationSplit(0.9)),
          "fit: validationSplit 0.9 of 3 rows leaves nothing on one side.");
    }
  }

  @Test
  void raggedValidationData() {
    refused(
        () -> silent(1).validationData(new int[][] {{1, 2}, {3}}, new int[] {0, 1}),
        "validation x: row 1 has 1 values, row 0 has 2: a tensor needs rows of equal length."
            + " Sequences of token ids are brought to one length by padSequences.");
  }

  @Test
  void aWeightThatNoArrayHolds() {
    try (Sequential model = Sequential.of(Embedding.of(2_000_000_000, 2), LSTM.of(1))) {
      refused(
          model::summary,
          "Weight \"embedding/embeddings\": [2000000000, 2] are 4000000000 values, at most"
              + " 2147483639 fit into one weight");
    }
  }
}
