package io.github.tfrnn.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.metrics.BitsPerCharacter;
import io.github.tfrnn.metrics.Perplexity;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageModelTest {
  private static final String TEXT = "the cat sat on the mat, the dog sat on the log.\n".repeat(60);

  @TempDir Path folder;

  private static LanguageModel.Builder small(TextTokens tokens) {
    return LanguageModel.builder(tokens).units(32).embedding(8).streams(4).timesteps(12).seed(3);
  }

  private static FitOptions epochs(int epochs) {
    return FitOptions.ofBatches().epochs(epochs).seed(1).verbosity(Verbosity.SILENT);
  }

  @ParameterizedTest
  @EnumSource
  void learnsATextAndWritesItAndSoDoesItsExport(RecurrentCell cell) {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, TEXT);
    int[] ids = tokens.ids(TEXT);
    try (LanguageModel model = small(tokens).cell(cell).layers(2).build()) {
      model.compile(AdamW.of(0.02), Perplexity.create(), BitsPerCharacter.create());
      History history = model.fit(ids, epochs(12).validationData(model.batches(ids)));
      assertThat(history.last("val_loss")).isLessThan(0.3);

      Evaluation evaluation = model.evaluate(ids);
      assertThat(evaluation.get("loss")).isCloseTo(history.last("val_loss"), within(1e-5));
      assertThat(evaluation.get("perplexity"))
          .isCloseTo(Math.exp(evaluation.get("loss")), within(1e-3));
      assertThat(evaluation.get("bits_per_character"))
          .isCloseTo(evaluation.get("loss") / Math.log(2), within(1e-3));

      Generation greedy = Generation.ofLength(40).sampling(Sampling.greedy()).stopAt("\n");
      String written = model.generator().generate("the cat", greedy);
      assertThat(written).startsWith(" sat on the ");
      model.export(folder.resolve(cell.name()));
      try (ExportedModel exported = ExportedModel.load(folder.resolve(cell.name()))) {
        assertThat(TextGenerator.of(exported).generate("the cat", greedy)).isEqualTo(written);
      }
    }
  }

  @Test
  void statesGoOnFromBatchToBatch() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, TEXT);
    int[] ids = tokens.ids(TEXT.substring(0, 4 * 12 * 3 + 1));
    try (LanguageModel model = small(tokens).build()) {
      model.compile(AdamW.of(0.02));
      // Read by the model that takes all states in and gives them out, each stream at once.
      TextGenerator.Steps steps = model.generator().steps();
      double nats = 0;
      for (int stream = 0; stream < 4; stream++) {
        int[] read = Arrays.copyOfRange(ids, stream * 36, stream * 36 + 36);
        Map<String, TensorValue> inputs = new LinkedHashMap<>();
        inputs.put("ids", TensorValue.ofInts(read, 1, 36));
        inputs.put("state_0", TensorValue.ofFloats(new float[32], 1, 32));
        inputs.put("state_1", TensorValue.ofFloats(new float[32], 1, 32));
        float[] probabilities = steps.run(inputs).get("probabilities").floats();
        for (int i = 0; i < 36; i++) {
          nats -= Math.log(probabilities[i * tokens.size() + ids[stream * 36 + i + 1]]) / 144;
        }
      }
      assertThat(model.evaluate(ids).get("loss")).isCloseTo(nats, within(1e-5));
    }
  }

  @Test
  void pythonsNamesAndShapesAreThoseOfTheSignature() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, "abc");
    try (LanguageModel model = small(tokens).build()) {
      model.export(folder.resolve("model"));
      try (ExportedModel exported = ExportedModel.load(folder.resolve("model"))) {
        assertThat(exported.signatures()).containsKeys("serving_default", "step");
        assertThat(exported.signature("step").inputs())
            .containsOnlyKeys("ids", "state_0", "state_1");
        assertThat(exported.signature("step").outputs())
            .containsOnlyKeys("probabilities", "next_state_0", "next_state_1");
        assertThat(TextTokens.from(exported)).isEqualTo(tokens);
      }
    }
  }

  @Test
  void stopStringsEndATextAndAreLeftOut() {
    TextGenerator generator = spelling("abcabcabcabc");
    List<String> pieces = new ArrayList<>();
    assertThat(generator.generate("x", Generation.ofLength(50).stopAt("ca").listener(pieces::add)))
        .isEqualTo("ab");
    assertThat(String.join("", pieces)).isEqualTo("ab");
    assertThat(generator.generate("x", Generation.ofLength(5))).isEqualTo("abcab");
    pieces.clear();
    generator.generate("x", Generation.ofLength(5).stopAt("zzz").listener(pieces::add));
    assertThat(String.join("", pieces)).isEqualTo("abcab");
  }

  @Test
  void wordsAndNumbersAreNotWrittenRightAfterOneAnother() {
    TextTokens tokens = TextTokens.of(TokenLevel.WORD, "the cat\n12 7.Don't 天 été\u0301");
    float[] evenly = new float[tokens.size()];
    Arrays.fill(evenly, 1f / evenly.length);
    TextGenerator generator = always(tokens, evenly);
    List<String> pieces = new ArrayList<>();
    Generation generation = Generation.ofLength(300).listener(pieces::add).seed(1);
    String written = generator.generate("12", generation);
    List<String> read = new ArrayList<>();
    TokenLevel.WORD.cut(written, read::add);
    assertThat(read).isEqualTo(pieces).hasSize(300).contains("the", " cat", "12", ".");
    assertThat(pieces.get(0)).isNotEqualTo("12");
  }

  @Test
  void whereNothingElseIsPossibleWordsAreWrittenRightAfterOneAnother() {
    TextTokens tokens = TextTokens.of(TokenLevel.WORD, "the");
    TextGenerator generator = always(tokens, new float[] {0.5f, 0.5f});
    assertThat(generator.generate("the", Generation.ofLength(2))).isEqualTo("thethe");
  }

  /** A model that always gives these probabilities. */
  private static TextGenerator always(TextTokens tokens, float[] probabilities) {
    return new TextGenerator(
        tokens,
        Map.of("state_0", 1),
        inputs -> {
          int timesteps = inputs.get("ids").ints().length;
          float[] all = new float[timesteps * probabilities.length];
          for (int i = 0; i < timesteps; i++) {
            System.arraycopy(probabilities, 0, all, i * probabilities.length, probabilities.length);
          }
          return Map.of(
              "probabilities", TensorValue.ofFloats(all, 1, timesteps, probabilities.length),
              "next_state_0", inputs.get("state_0"));
        });
  }

  /** A model that writes a text, whatever it reads: the state counts. */
  private static TextGenerator spelling(String text) {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, text);
    int[] ids = tokens.ids(text);
    return new TextGenerator(
        tokens,
        Map.of("state_0", 1),
        inputs -> {
          float place = inputs.get("state_0").floats()[0];
          float[] probabilities = new float[tokens.size()];
          probabilities[ids[(int) place % ids.length]] = 1;
          return Map.of(
              "probabilities", TensorValue.ofFloats(probabilities, 1, 1, tokens.size()),
              "next_state_0", TensorValue.ofFloats(new float[] {place + 1}, 1, 1));
        });
  }

  @Test
  void equalSeedsWriteEqualTexts() {
    TextTokens tokens = TextTokens.of(TokenLevel.WORD, TEXT);
    try (LanguageModel model = small(tokens).build()) {
      Generation generation = Generation.ofLength(20).seed(4);
      String written = model.generator().generate("", generation);
      assertThat(model.generator().generate("", generation)).isEqualTo(written);
      assertThat(model.generator().generate("", generation.seed(5))).isNotEqualTo(written);
    }
  }

  @Test
  void aModelThatIsNoLanguageModelIsRefused() {
    try (Sequential other = Sequential.of(Input.of(3), Dense.of(1))) {
      other.export(folder.resolve("other"));
    }
    try (ExportedModel other = ExportedModel.load(folder.resolve("other"))) {
      assertThatThrownBy(() -> TextGenerator.of(other))
          .hasMessageContaining("no language model: it lacks the asset tokens.json");
    }
  }

  @Test
  void validationDoesNotDisturbTheStatesOfTraining() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, TEXT);
    int[] ids = tokens.ids(TEXT);
    Map<String, FloatRows> alone = weights(tokens, ids, epochs(2));
    Map<String, FloatRows> validated =
        weights(tokens, ids, epochs(2).validationData(TokenStreams.of(ids, 4, 12)));
    alone.forEach(
        (name, values) -> {
          if (!name.contains("state")) {
            assertThat(validated.get(name).toFlat()).as(name).isEqualTo(values.toFlat());
          }
        });
  }

  private static Map<String, FloatRows> weights(TextTokens tokens, int[] ids, FitOptions options) {
    try (LanguageModel model = small(tokens).build()) {
      model.compile(AdamW.of(0.02));
      model.fit(ids, options);
      return model.getWeights();
    }
  }

  @Test
  void badOptionsAreRefused() {
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, "abc");
    assertThatThrownBy(() -> LanguageModel.builder(tokens).units(0))
        .hasMessage("LanguageModel: units must be at least 1, got 0");
    assertThatThrownBy(() -> LanguageModel.builder(tokens).dropout(1))
        .hasMessage("LanguageModel: dropout must be in [0, 1), got 1.0");
    assertThatThrownBy(() -> Generation.ofLength(0)).hasMessageContaining("length");
    assertThatThrownBy(() -> Generation.ofLength(1).stopAt("")).hasMessageContaining("stop");
    try (LanguageModel model = small(tokens).build()) {
      model.compile(AdamW.of(0.02));
      assertThatThrownBy(() -> model.fit(new int[10], epochs(1)))
          .hasMessageContaining("4 streams of 12 timesteps need at least 49 tokens, got 10");
    }
  }
}
