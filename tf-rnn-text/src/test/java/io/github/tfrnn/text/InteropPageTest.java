package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.keras.KerasArchitecture;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.serving.BatchingOptions;
import io.github.tfrnn.serving.BatchingPredictor;
import io.github.tfrnn.serving.ReloadOptions;
import io.github.tfrnn.serving.ReloadingModel;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/interop.md. */
class InteropPageTest {

  private static final List<String> TEXTS =
      List.of("a fine film", "dull and long", "fine", "so dull");

  @TempDir private Path folder;

  private static Tokenizer tokenizer() {
    Tokenizer tokenizer = Tokenizer.builder().build();
    tokenizer.fitOnTexts(TEXTS);
    return tokenizer;
  }

  private static Model model(Tokenizer tokenizer) {
    Model model =
        Sequential.seeded(
            1,
            Embedding.of(tokenizer.vocabularySize(), 4),
            LSTM.of(3),
            Dense.of(2, Activation.SOFTMAX));
    model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    return model;
  }

  @Test
  void travelsBetweenPythonAndJava() {
    Path fromPython = folder.resolve("model.keras");
    Path toPython = folder.resolve("trained.keras");
    TextPreprocessing texts = TextPreprocessing.of(tokenizer(), PadOptions.maxlen(5));
    Examples examples = Examples.of(Rows.of(texts.ids(TEXTS)), Rows.of(new int[] {1, 0, 1, 0}));
    FitOptions options = FitOptions.batchSize(2).verbosity(Verbosity.SILENT);
    try (Model model = model(texts.tokenizer())) {
      Models.save(model, fromPython);
    }
    // tag::keras-travel[]
    try (Model model = Models.load(fromPython)) {
      model.fit(examples, options); // goes on where Python stopped
      Models.save(model, toPython); // keras.saving.load_model reads it, and goes on in turn
    }
    // end::keras-travel[]
    assertThat(toPython).isNotEmptyFile();
  }

  @Test
  void takesTexts() {
    Tokenizer tokenizer = tokenizer();
    Path models = folder.resolve("models");
    try (Model model = model(tokenizer)) {
      // tag::export-texts[]
      TextPreprocessing texts =
          TextPreprocessing.of(tokenizer, PadOptions.maxlen(100))
              .labels(LabelIndex.inOrder(List.of("bad", "good")));
      List<Asset> assets = new ArrayList<>(List.of(texts.assets()));
      assets.add(KerasArchitecture.asset(model)); // so that it can be trained again
      model.exportVersion(models, assets.toArray(Asset[]::new)); // models/1
      // end::export-texts[]
    }
    // tag::text-pipeline[]
    try (Pipeline pipeline = Pipeline.load(models)) {
      Prediction prediction = pipeline.predict("A fine film!");
      System.out.println(prediction.label() + " " + prediction.probability());
    }
    // end::text-pipeline[]
    // tag::any-saved-model[]
    try (ExportedModel model = ExportedModel.load(models)) {
      model.signatures().values().forEach(System.out::println);
      Map<String, TensorValue> outputs =
          model.run("text", Map.of("text", TensorValue.ofStrings(List.of("A fine film!"))));
      System.out.println(outputs.get("outputs"));
    }
    // end::any-saved-model[]
    // tag::serve-newest[]
    try (ReloadingModel newest =
            ReloadingModel.open(models, ReloadOptions.standard().signature("text"));
        BatchingPredictor predictor =
            BatchingPredictor.start(
                newest, BatchingOptions.maxBatch(32).maxWait(Duration.ofMillis(2)))) {
      Map<String, TensorValue> answer = // from any thread
          predictor.predict(Map.of("text", TensorValue.ofStrings(List.of("A fine film!"))));
      System.out.println(answer.get("outputs"));
    }
    // end::serve-newest[]
    try (Model again = Models.load(models)) {
      assertThat(again.compilation()).isPresent();
    }
  }
}
