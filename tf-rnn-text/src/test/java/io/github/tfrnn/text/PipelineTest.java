package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {
  private static final List<String> TEXTS =
      List.of("A fine film!", "A dull, dull film", "", "我喜欢", "unknown words", "FINE 😀 İ Σ");

  @TempDir private Path folder;

  private static Tokenizer tokenizer(Tokenizer.Builder options) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(TEXTS.subList(0, 4));
    return tokenizer;
  }

  private static Sequential model(Tokenizer tokenizer, int classes) {
    return Sequential.seeded(
        3,
        Embedding.builder(tokenizer.vocabularySize(), 4).maskZero(true).build(),
        LSTM.of(3),
        Dense.of(classes, classes == 1 ? Activation.SIGMOID : Activation.SOFTMAX));
  }

  static List<Tokenizer.Builder> tokenizers() {
    return TextSignatureTest.tokenizers().toList();
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void answersAsTheModelAndTheSignatureDo(Tokenizer.Builder options) {
    Tokenizer tokenizer = tokenizer(options);
    TextPreprocessing texts =
        TextPreprocessing.of(tokenizer, PadOptions.maxlen(5))
            .labels(LabelIndex.inOrder(List.of("good", "bad", "neither")));
    float[][] expected;
    try (Sequential model = model(tokenizer, 3)) {
      model.export(folder.resolve("model"), texts.assets());
      expected = model.predict(texts.ids(TEXTS));
    }
    try (Pipeline pipeline = Pipeline.load(folder.resolve("model"))) {
      List<Prediction> predictions = pipeline.predict(TEXTS);
      TensorValue ofStrings =
          pipeline.model().run("text", Map.of("text", TensorValue.ofStrings(TEXTS))).get("outputs");
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(ofStrings.slice(i, i + 1).floats()).containsExactly(expected[i], within(1e-6f));
        Map<String, Float> all = predictions.get(i).probabilities();
        assertThat(List.of(all.get("good"), all.get("bad"), all.get("neither")))
            .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
            .containsExactly(expected[i][0], expected[i][1], expected[i][2]);
        assertThat(List.copyOf(all.values())).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(predictions.get(i).probability())
            .isEqualTo(all.get(predictions.get(i).label()))
            .isEqualTo(all.values().iterator().next());
      }
      assertThat(pipeline.predict("A fine film!").probability())
          .isCloseTo(predictions.get(0).probability(), within(1e-6f));
      assertThat(pipeline.predict(List.of())).isEmpty();
    }
  }

  @Test
  void tellsSignatureAndCard() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder());
    LabelIndex labels = LabelIndex.of(List.of("good", "bad"));
    Path made;
    try (Sequential model = model(tokenizer, 1)) {
      TextPreprocessing texts =
          TextPreprocessing.of(tokenizer, PadOptions.maxlen(5)).labels(labels);
      made = model.exportVersion(folder, texts.assets());
    }
    try (ExportedModel model = ExportedModel.load(folder)) {
      assertThat(model.directory()).isEqualTo(made).isEqualTo(folder.resolve("1"));
      assertThat(model.signatures().values().stream().map(ModelSignature::toString))
          .containsExactly(
              "serving_default(\"inputs\" int32 [?, ?]) -> \"outputs\" float32 [?, 1]",
              "text(\"text\" string [?]) -> \"outputs\" float32 [?, 1]");
      assertThat(model.card().orElseThrow().labels()).containsExactly("bad", "good");
      assertThat(model.predict(new int[][] {{1, 2, 3}})).hasDimensions(1, 1); // ids all the same
    }
    try (Pipeline pipeline = Pipeline.load(folder)) {
      float p = pipeline.outputs(List.of("fine")).flat(0);
      Prediction prediction = pipeline.predict("fine");
      assertThat(prediction.probabilities().get("good")).isEqualTo(p);
      assertThat(prediction.probabilities().get("bad")).isEqualTo(1 - p);
      assertThat(prediction.label()).isEqualTo(p > 0.5 ? "good" : "bad");
    }
  }

  @Test
  void worksWithoutASignatureToo() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder());
    tokenizer.fitOnTexts(List.of("\uD801\uDD70")); // a letter that TensorFlow does not lower-case
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, PadOptions.longest());
    assertThat(texts.reasonAgainstSignature()).isPresent();
    try (Sequential model = model(tokenizer, 2)) {
      model.export(folder.resolve("model"), texts.assets());
      try (Pipeline pipeline = Pipeline.load(folder.resolve("model"))) {
        assertThat(pipeline.model().signatures()).containsOnlyKeys("serving_default");
        assertThat(pipeline.labels()).containsExactly("0", "1");
        assertThat(pipeline.outputs(TEXTS).toMatrix())
            .isDeepEqualTo(model.predict(texts.ids(TEXTS)));
        assertThat(pipeline.predict("").probabilities()).hasSize(2);
      }
    }
  }

  @Test
  void restoresThePreprocessing() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder().oovToken("?"));
    for (PadOptions padding : TextSignatureTest.paddings().toList()) {
      Path directory = folder.resolve(Integer.toString(padding.hashCode()));
      try (Sequential model = model(tokenizer, 2)) {
        model.export(directory, TextPreprocessing.of(tokenizer, padding).assets());
      }
      try (ExportedModel model = ExportedModel.load(directory)) {
        TextPreprocessing read = TextPreprocessing.from(model);
        assertThat(read.padding()).isEqualTo(padding);
        assertThat(read.tokenizer().toJson()).isEqualTo(tokenizer.toJson());
        assertThat(read.labels()).isEmpty();
      }
    }
  }

  /** Without the token, a mean is taken of nothing: NaN, in Keras too. */
  @Test
  void answersForTextsWithoutKnownWordsWhereAMeanIsTaken() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder());
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, PadOptions.maxlen(5));
    TextPreprocessing asToken = texts.emptyTextsAs(1).labels(LabelIndex.of(List.of("a", "b")));
    List<String> asked = List.of("", "unknown words", "a fine film");
    try (Sequential model =
        Sequential.seeded(
            3,
            Embedding.builder(tokenizer.vocabularySize(), 4).maskZero(true).build(),
            GlobalAveragePooling1D.create(),
            Dense.of(2, Activation.SOFTMAX))) {
      assertThat(model.predict(texts.ids(asked))[1]).containsOnly(Float.NaN);
      float[][] expected = model.predict(asToken.ids(asked));
      model.export(folder.resolve("model"), asToken.assets());
      try (Pipeline pipeline = Pipeline.load(folder.resolve("model"))) {
        assertThat(pipeline.preprocessing().emptyTextsAs()).hasValue(1);
        assertThat(pipeline.outputs(asked).toMatrix()).isDeepEqualTo(expected);
        TensorValue ofStrings =
            pipeline
                .model()
                .run("text", Map.of("text", TensorValue.ofStrings(asked)))
                .get("outputs");
        for (int i = 0; i < asked.size(); i++) {
          assertThat(expected[i][0] + expected[i][1]).isCloseTo(1, within(1e-6f));
          assertThat(ofStrings.slice(i, i + 1).floats())
              .containsExactly(expected[i], within(1e-6f));
        }
      }
    }
  }

  @Test
  void thePipelineFileTellsOfEmptyTextsOnlyIfTheyAreReadAsAToken() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder());
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, PadOptions.maxlen(5));
    assertThat(new String(texts.assets()[1].assetContent(), UTF_8))
        .contains("\"format\":1")
        .doesNotContain("empty");
    assertThat(new String(texts.emptyTextsAs(2).assets()[1].assetContent(), UTF_8))
        .contains("\"format\":2", "\"empty_texts_as\":2");
    for (int id : new int[] {-1, 0, tokenizer.vocabularySize()}) {
      assertThatThrownBy(() -> texts.emptyTextsAs(id))
          .hasMessage(
              "TextPreprocessing: emptyTextsAs must be an id in [0, %s) that is not the padding's,"
                  + " 0; got %s",
              tokenizer.vocabularySize(), id);
    }
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    Tokenizer tokenizer = tokenizer(Tokenizer.builder());
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, PadOptions.maxlen(5));
    Embedding embedding = Embedding.of(tokenizer.vocabularySize(), 3);
    try (Sequential fixed = Sequential.seeded(1, Input.of(4), embedding, LSTM.of(2));
        Sequential numbers = Sequential.seeded(1, Input.of(4, 3), LSTM.of(2));
        Sequential three = model(tokenizer, 3)) {
      assertThatThrownBy(() -> fixed.export(folder.resolve("a"), texts.assets()))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "export: the model takes inputs int32 [?, 4], the signature \"text\" makes int32 [?,"
                  + " 5].");
      assertThatThrownBy(() -> numbers.export(folder.resolve("a"), texts.assets()))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "export: the model takes inputs float32 [?, 4, 3], the signature \"text\" makes int32"
                  + " [?, 5].");
      three.export(folder.resolve("b"), texts.labels(LabelIndex.of(List.of("x", "y"))).assets());
      assertThatThrownBy(() -> Pipeline.load(folder.resolve("b")))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              folder.resolve("b")
                  + ": no text pipeline: the model has 3 classes, there are 2 labels: [x, y]");
      three.export(folder.resolve("c"), tokenizer);
      assertThatThrownBy(() -> Pipeline.load(folder.resolve("c")))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no text pipeline:")
          .hasMessageContaining("was exported without the asset \"pipeline.json\".");
    }
    assertThatThrownBy(() -> TextPreprocessing.of(tokenizer, PadOptions.longest().value(0.5)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("TextPreprocessing: ids are padded with a whole number, got 0.5");
  }
}
