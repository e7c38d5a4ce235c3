package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorSpec;
import io.github.tfrnn.saving.TensorValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

class VectorizationExportTest {
  private static final List<String> TEXTS =
      List.of("A fine film!", "A dull, dull film", "", "我喜欢", "unknown words", "FINE 😀 İ Σ");
  private static final LabelIndex LABELS = LabelIndex.inOrder(List.of("good", "bad"));

  @TempDir private Path folder;

  private static Sequential model(TextVectorization vectorization) {
    return vectorization.outputMode() == VectorizationMode.INT
        ? Sequential.seeded(
            3,
            Embedding.builder(vectorization.vocabularySize(), 4).maskZero(true).build(),
            LSTM.of(3),
            Dense.of(2, Activation.SOFTMAX))
        : Sequential.seeded(3, Input.of(vectorization.columns()), Dense.of(2, Activation.SOFTMAX));
  }

  @ParameterizedTest
  @EnumSource
  void modelsTakeStringsAndPipelinesLoadThem(VectorizationMode mode) {
    TextVectorization vectorization =
        TextVectorization.builder().outputMode(mode).ngrams(2).build().adapt(TEXTS.subList(0, 4));
    float[][] expected;
    try (Sequential model = model(vectorization)) {
      model.export(folder.resolve("model"), vectorization, LABELS);
      expected = model.predict(vectorization.rows(TEXTS), 4).toMatrix();
    }
    try (Pipeline pipeline = Pipeline.load(folder.resolve("model"))) {
      TensorValue ofStrings =
          pipeline.model().run("text", Map.of("text", TensorValue.ofStrings(TEXTS))).get("outputs");
      List<Prediction> predictions = pipeline.predict(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(ofStrings.slice(i, i + 1).floats()).containsExactly(expected[i], within(1e-6f));
        assertThat(predictions.get(i).probabilities().get("bad"))
            .isCloseTo(expected[i][1], within(1e-6f));
      }
      assertThat(pipeline.vectorization().orElseThrow().toJson()).isEqualTo(vectorization.toJson());
      assertThatIllegalStateException()
          .isThrownBy(pipeline::preprocessing)
          .withMessageContaining("call vectorization()");
      assertThat(pipeline.model().signature("text").inputs())
          .containsEntry("text", new TensorSpec(ElementType.STRING, Shape.of(-1)));
    }
  }

  @Test
  void unadaptedOnesAreNotExported() {
    TextVectorization adapted = TextVectorization.builder().build().adapt(TEXTS);
    try (Sequential model = model(adapted)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> model.export(folder.resolve("model"), TextVectorization.builder().build()))
          .withMessageContaining("adapt(texts)");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void countsAreNotForModelsOfIds() {
    TextVectorization counts =
        TextVectorization.builder().outputMode(VectorizationMode.COUNT).build().adapt(TEXTS);
    try (Sequential model = model(TextVectorization.builder().build().adapt(TEXTS))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.export(folder.resolve("model"), counts))
          .withMessageContaining("float32 [?, %s]", counts.vocabularySize());
    }
  }

  @Test
  void modelsWithoutOneSaySo() {
    try (Sequential model = model(TextVectorization.builder().build().adapt(TEXTS))) {
      model.export(folder.resolve("model"));
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TextVectorization.from(model))
          .withMessageContaining(TextVectorization.ASSET_NAME);
    }
  }
}
