package io.github.tfrnn.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.MeanSquaredError;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.training.FitOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorEmbeddingTest {
  @TempDir private Path folder;

  private final Tokenizer tokenizer = Tokenizer.builder().build();
  private WordVectors vectors;

  @BeforeEach
  void read() throws IOException {
    tokenizer.fitOnTexts(List.of("the film", "the unseen 电影"));
    vectors =
        WordVectors.read(
            VectorFiles.write(folder, VectorFiles.glove(VectorFiles.vectors())),
            tokenizer,
            VectorOptions.defaults().missingNormal(0.1, 1));
  }

  @Test
  void givesTheRowsOfTheFile() {
    try (Sequential model = Sequential.of(Input.of(3), vectors.embedding().build())) {
      float[][] film =
          model.predict(Rows.of(tokenizer.textsToSequences(List.of("film the 电影"))), 1)
              .toSequences()[0];
      assertThat(film)
          .isDeepEqualTo(new float[][] {{-1.5f, 0, 12.75f}, {0.25f, -0.5f, 1e-3f}, {1, 2, 3}});
    }
  }

  @Test
  void isLeftAloneByTrainingIfFrozenAndTrainedOtherwise() {
    assertThat(trained(vectors.embedding().build().frozen())).isDeepEqualTo(vectors.matrix());
    float[][] changed = trained(vectors.embedding().build());
    assertThat(changed[1]).isNotEqualTo(vectors.row(1));
    assertThat(changed[0]).isEqualTo(vectors.row(0)); // in no text
  }

  private float[][] trained(Layer embedding) {
    try (Sequential model =
        Sequential.seeded(
            1, Input.of(2), embedding.named("words"), Flatten.create(), Dense.of(1))) {
      model.compile(SGD.of(0.1), new MeanSquaredError());
      model.fit(
          tokenizer.textsToSequences(List.of("the film", "the 电影")),
          new float[][] {{1}, {-1}},
          FitOptions.batchSize(2).epochs(2));
      return model.getWeights().get("words/embeddings").toMatrix();
    }
  }

  @Test
  void isSetIntoAModelThatIsThere() {
    try (Sequential model =
        Sequential.seeded(
            1,
            Input.of(2),
            Embedding.of(vectors.vocabularySize(), vectors.dim()).named("words"),
            Flatten.create(),
            Dense.of(1).named("answer"))) {
      float[] kernel = model.getWeights().get("answer/kernel").toFlat();
      vectors.setInto(model, "words");
      assertThat(model.getWeights().get("words/embeddings").toMatrix())
          .isDeepEqualTo(vectors.matrix());
      assertThat(model.getWeights().get("answer/kernel").toFlat()).isEqualTo(kernel);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> vectors.setInto(model, "answer"))
          .withMessageStartingWith(
              "WordVectors: the model has no Embedding \"answer\"; its weights");
    }
  }

  @Test
  void refusesAnotherShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              try (Sequential model =
                  Sequential.of(
                      Input.of(2),
                      Embedding.builder(9, 3)
                          .embeddingsInitializer(vectors.initializer())
                          .build())) {
                model.getWeights();
              }
            })
        .withMessageContaining("WordVectors: these vectors are [5, 3], the weight is [9, 3]");
    try (Sequential model = Sequential.of(Input.of(2), Embedding.of(9, 3).named("words"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> vectors.setInto(model, "words"))
          .withMessage("WordVectors: these vectors are [5, 3], \"words/embeddings\" is [9, 3]");
    }
    assertThat(vectors)
        .hasToString(
            "WordVectors[vocabularySize=5, dim=3, format=GLOVE, 3 of 4 words have a vector (75.0"
                + " %), 80.0 % of the texts; missing: unseen]");
  }

  @Test
  void isToldInNoKerasFileButMaySetOneThatIs() {
    assertThat(vectors.initializer()).isEqualTo(vectors.initializer());
    assertThat(vectors.embedding().build()).isEqualTo(vectors.embedding().build());
    Path file = folder.resolve("model.keras");
    try (Sequential model = Sequential.of(Input.of(2), vectors.embedding().build())) {
      assertThatThrownBy(() -> Models.save(model, file))
          .hasMessageContaining("Keras cannot tell the initializer");
    }
    Embedding embedding = Embedding.of(vectors.vocabularySize(), vectors.dim());
    try (Sequential model = Sequential.of(Input.of(2), embedding.named("words"))) {
      vectors.setInto(model, "words");
      Models.save(model, file);
    }
    try (Model model = Models.load(file)) {
      assertThat(model.getWeights().get("words/embeddings").toMatrix())
          .isDeepEqualTo(vectors.matrix());
    }
  }
}
