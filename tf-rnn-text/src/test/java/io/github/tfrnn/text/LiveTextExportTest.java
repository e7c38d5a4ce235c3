package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.TensorValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Exports models with a signature {@code text} to {@code target/interop/texts}, each with what it
 * says of 2 000 texts; {@code .ci/python/check_text_signatures.py} asks Python's TensorFlow the
 * same.
 */
@Tag("slow")
class LiveTextExportTest {
  private static final int TEXTS = 2000;
  private static final List<String> WORDS =
      List.of("a", "FINE", "film", "dull", "Not", "电影", "很好", "😀", "ΟΔΟΣ", "Été", "it's", "I");

  private record Case(String name, Tokenizer.Builder options, PadOptions padding, Reading reading) {
    Case(String name, Tokenizer.Builder options, PadOptions padding) {
      this(name, options, padding, Reading.LSTM);
    }
  }

  private enum Reading {
    LSTM,
    /** Of padding alone it would be NaN: such texts are read as a token. */
    MASKED_MEAN
  }

  private static List<Case> cases() {
    return List.of(
        new Case("words", Tokenizer.builder(), PadOptions.maxlen(12)),
        new Case(
            "frequent_words",
            Tokenizer.builder().numWords(40).oovToken("<OOV>"),
            PadOptions.longest().padding(PadSide.POST)),
        new Case(
            "characters",
            Tokenizer.builder().charLevel(true).numWords(60),
            PadOptions.maxlen(10).truncating(PadSide.POST)),
        new Case(
            "as_written",
            Tokenizer.builder().lower(false).oovToken("?"),
            PadOptions.maxlen(8).padding(PadSide.POST)),
        new Case(
            "other_filters",
            Tokenizer.builder().filters("中，。\\'😀").split(" "),
            PadOptions.maxlen(6)),
        new Case("mean_of_words", Tokenizer.builder(), PadOptions.maxlen(12), Reading.MASKED_MEAN));
  }

  @Test
  void exportsModelsForPython() throws IOException {
    Path folder = Interop.emptyFolder("texts");
    long seed = Interop.freshSeed();
    for (Case each : cases()) {
      export(each, seed++, folder.resolve(each.name()));
    }
  }

  private static void export(Case asked, long seed, Path folder) throws IOException {
    RandomTexts random = new RandomTexts(seed);
    Tokenizer tokenizer = asked.options().build();
    tokenizer.fitOnTexts(
        texts(random, 300).stream().filter(text -> !GraphLowerCase.differs(text)).toList());
    List<String> texts = texts(random, TEXTS);
    TextPreprocessing preprocessing =
        TextPreprocessing.of(tokenizer, asked.padding())
            .labels(LabelIndex.inOrder(List.of("good", "bad", "neither")));
    if (asked.reading() == Reading.MASKED_MEAN) {
      preprocessing = preprocessing.emptyTextsAs(1);
      assertThat(List.of(tokenizer.textsToSequences(texts))).anyMatch(ids -> ids.length == 0);
    }
    assertThat(preprocessing.reasonAgainstSignature()).isEmpty();
    try (Sequential model =
        Sequential.seeded(
            seed,
            Embedding.builder(tokenizer.vocabularySize(), 7).maskZero(true).build(),
            asked.reading() == Reading.LSTM ? LSTM.of(5) : GlobalAveragePooling1D.create(),
            Dense.of(3, Activation.SOFTMAX))) {
      model.setWeights(enlarged(model.getWeights()));
      model.export(folder.resolve("model"), preprocessing.assets());
    }
    try (Pipeline pipeline = Pipeline.load(folder.resolve("model"))) {
      FloatRows outputs = pipeline.outputs(texts);
      Map<String, TensorValue> ofStrings =
          pipeline.model().run("text", Map.of("text", TensorValue.ofStrings(texts)));
      for (int i = 0; i < texts.size(); i++) {
        assertThat(ofStrings.get("outputs").slice(i, i + 1).floats())
            .as("%s, seed %s: %s", asked.name(), seed, Json.write(escaped(texts.get(i))))
            .containsExactly(outputs.toMatrix()[i], within(1e-5f));
      }
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("seed", seed);
      content.put("texts", texts);
      content.put("outputs", Interop.array(outputs));
      Interop.write(folder.resolve("case.json"), content);
    }
  }

  private static Json.Value escaped(String text) {
    return json -> json.writeString(text);
  }

  /**
   * Returns texts that can stand in UTF-8: half of them what looks for trouble, half of them words
   * that the tokenizer may know.
   */
  private static List<String> texts(RandomTexts random, int count) {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      String text = texts.size() % 2 == 0 ? random.text() : sentence(random);
      if (Unicode.isWellFormed(text) && text.indexOf('\uFFFF') < 0 && isAgreedOn(text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static String sentence(RandomTexts random) {
    String text = random.text();
    StringBuilder sentence = new StringBuilder();
    text.chars()
        .forEach(c -> sentence.append(WORDS.get(c % WORDS.size())).append(c % 3 == 0 ? ", " : " "));
    return sentence.toString();
  }

  /** Where Σ stands beside what only Unicode 14 knows, TensorFlow may take σ for ς. */
  private static boolean isAgreedOn(String text) {
    return text.indexOf('\u03A3') < 0
        || text.codePoints()
            .allMatch(c -> c < 0x800 || (c >= 0x2000 && c < 0x2070) || (c > 0xFF00 && c < 0xFFF0));
  }

  /** Weights large enough for another id to show in the outputs. */
  private static Map<String, FloatRows> enlarged(Map<String, FloatRows> weights) {
    Map<String, FloatRows> enlarged = new LinkedHashMap<>();
    weights.forEach(
        (name, rows) -> {
          float[] values = rows.toFlat();
          for (int i = 0; i < values.length; i++) {
            values[i] *= name.contains("embedding") ? 20 : 2;
          }
          enlarged.put(name, FloatRows.ofFlat(values, rows.shape()));
        });
    return enlarged;
  }
}
