package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Identity;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/**
 * Exports models that take texts to {@code target/interop/vectorization}, each with the texts that
 * were adapted to and what Java makes of others; {@code .ci/python/check_vectorization.py} asks
 * Keras's layer, and the exported model, the same.
 *
 * <p>The models are an embedding whose vectors are the ids, or give what they take: so their
 * outputs are the ids and the matrices themselves.
 */
@Tag("slow")
class LiveVectorizationTest {
  private static final int LINES = 700;
  private static final int RANDOM = 2000;
  private static final List<String> FILES =
      List.of(
          "english-sentiment/rt-polarity.tsv",
          "english-sentiment/uci-labelled-sentences.tsv",
          "chinese-sentiment/chnsenticorp-train.tsv.gz",
          "chinese-topics/tnews-train.tsv.gz");

  private record Case(String name, TextVectorization.Builder options) {}

  private static List<Case> cases() {
    return List.of(
        new Case("words", TextVectorization.builder().maxTokens(3000)),
        new Case(
            "characters",
            TextVectorization.builder().split(Splitting.CHARACTER).outputSequenceLength(60)),
        new Case(
            "pairs_as_written",
            TextVectorization.builder()
                .standardize(Standardization.NONE)
                .ngrams(2)
                .outputSequenceLength(50)),
        new Case(
            "whole_texts",
            TextVectorization.builder().split(Splitting.NONE).standardize(Standardization.LOWER)),
        new Case(
            "triples_of_characters",
            TextVectorization.builder()
                .split(Splitting.CHARACTER)
                .standardize(Standardization.STRIP_PUNCTUATION)
                .ngramLengths(3, 1)
                .maxTokens(2000)
                .outputSequenceLength(40)),
        new Case("multi_hot", matrix(VectorizationMode.MULTI_HOT, 300)),
        new Case("count", matrix(VectorizationMode.COUNT, 200).ngrams(2)),
        new Case("tf_idf", matrix(VectorizationMode.TF_IDF, 250).padToMaxTokens(true)));
  }

  private static TextVectorization.Builder matrix(VectorizationMode mode, int maxTokens) {
    return TextVectorization.builder().outputMode(mode).maxTokens(maxTokens);
  }

  @Test
  void exportsModelsForPython() throws IOException {
    Path folder = Interop.emptyFolder("vectorization");
    List<String> lines = lines();
    long seed = Interop.freshSeed();
    for (Case each : cases()) {
      export(each, lines, seed++, folder.resolve(each.name()));
    }
  }

  /** Real ones, as far as there are data sets. */
  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : FILES) {
      Path path = TestData.FOLDER.resolve(file);
      if (Files.exists(path)) {
        lines.addAll(TestData.lastFields(path, LINES));
      }
    }
    return lines;
  }

  private static void export(Case asked, List<String> lines, long seed, Path folder)
      throws IOException {
    List<String> learnt = new ArrayList<>(lines);
    learnt.addAll(
        new RandomTexts(seed).texts(RANDOM / 4).stream().filter(Unicode::isWellFormed).toList());
    TextVectorization vectorization = asked.options().build().adapt(learnt);
    List<byte[]> texts = texts(lines, seed);
    Rows made =
        vectorization.outputMode() == VectorizationMode.INT
            ? Rows.of(vectorization.idsOfBytes(texts))
            : Rows.of(vectorization.matrixOfBytes(texts));
    try (Sequential model = model(vectorization)) {
      model.export(folder.resolve("model"), vectorization);
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("seed", seed);
    content.put("lines", lines.size());
    content.put("learnt", learnt);
    content.put("vocabulary", vectorization.getVocabulary(true));
    content.put("json", vectorization.toJson());
    content.put("texts", texts.stream().map(HexFormat.of()::formatHex).toList());
    content.put("made", Interop.array(made));
    Interop.write(folder.resolve("case.json"), content);
    assertThat(texts.size()).isGreaterThanOrEqualTo(RANDOM);
  }

  private static Sequential model(TextVectorization vectorization) {
    if (vectorization.outputMode() != VectorizationMode.INT) {
      return Sequential.seeded(1, Input.of(vectorization.columns()), Identity.create());
    }
    int size = vectorization.vocabularySize();
    Sequential model = Sequential.seeded(1, Embedding.of(size, 1));
    float[] ids = new float[size];
    for (int id = 0; id < size; id++) {
      ids[id] = id;
    }
    Map<String, FloatRows> weights = new LinkedHashMap<>();
    model
        .getWeights()
        .keySet()
        .forEach(name -> weights.put(name, FloatRows.ofFlat(ids, Shape.of(size, 1))));
    model.setWeights(weights);
    return model;
  }

  /** Lines, and random texts, of which half are no UTF-8. */
  private static List<byte[]> texts(List<String> lines, long seed) {
    Random random = new Random(seed);
    List<byte[]> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(line.getBytes(UTF_8)));
    for (String text : new RandomTexts(seed + 1000).texts(RANDOM)) {
      byte[] bytes = text.getBytes(UTF_8);
      if (texts.size() % 2 == 0) {
        for (int i = 0; i < bytes.length; i += 1 + random.nextInt(6)) {
          bytes[i] = (byte) (random.nextBoolean() ? random.nextInt() : 0xEC + random.nextInt(9));
        }
      }
      texts.add(bytes);
    }
    return texts;
  }
}
