package io.github.tfrnn.text;

import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Split;
import io.github.tfrnn.datasets.CsvFile;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.data.LabelledText;
import io.github.tfrnn.text.data.LabelledTextDataset;
import io.github.tfrnn.text.data.TextStatistics;
import io.github.tfrnn.text.language.Generation;
import io.github.tfrnn.text.language.LanguageModel;
import io.github.tfrnn.text.language.Sampling;
import io.github.tfrnn.text.language.TextGenerator;
import io.github.tfrnn.text.language.TextTokens;
import io.github.tfrnn.text.language.TokenLevel;
import io.github.tfrnn.text.subwords.BytePairEncoding;
import io.github.tfrnn.text.vectors.WordVectors;
import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.UnicodeWords;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/text.md and docs/language-models.md. */
class TextPageTest {
  private static final List<String> TEXTS = List.of("the cat sat", "a dog, a cat", "the mat");

  @TempDir private Path folder;

  @Test
  void cutsWordsOfAnyLanguage() {
    List<String> texts =
        List.of("今天天气很好。", "ไปกินข้าวกัน", "Call 555-1234, or mail me@example.org!");
    // tag::unicode-words[]
    Tokenizer tokenizer =
        Tokenizer.builder()
            .normalizer(
                TextNormalizer.none()
                    .form(TextNormalizer.Form.NFKC)
                    .simplifiedChinese()
                    .lowerCase(Locale.ROOT)
                    .foldAccents())
            .words(UnicodeWords.standard().numbersAs("<number>").emailsWhole())
            .build();
    tokenizer.fitOnTexts(texts);
    // end::unicode-words[]
    assertThat(tokenizer.wordIndex()).containsKeys("天气", "ข้าว", "<number>", "me@example.org");
    assertThat(Tokenizer.fromJson(tokenizer.toJson()).wordIndex()).isEqualTo(tokenizer.wordIndex());
  }

  @Test
  void vectorizesTextsWithinTheModel() {
    Path modelFolder = folder.resolve("model");
    // tag::text-vectorization[]
    TextVectorization vectorization =
        TextVectorization.builder().maxTokens(20_000).outputSequenceLength(100).build();
    vectorization = vectorization.adapt(TEXTS);
    int[][] ids = vectorization.ids(TEXTS); // for fit
    // end::text-vectorization[]
    try (Sequential model =
        Sequential.of(
            Embedding.of(vectorization.vocabularySize(), 8),
            GRU.of(8),
            Dense.of(2, Activation.SOFTMAX))) {
      float[][] expected = model.predict(ids);
      // tag::export-vectorization[]
      model.export(modelFolder, vectorization); // its signature "text" takes strings
      // end::export-vectorization[]
      try (Pipeline pipeline = Pipeline.load(modelFolder)) {
        double likeliest = Math.max(expected[0][0], expected[0][1]);
        assertThat(pipeline.predict(TEXTS.get(0)).probability())
            .isCloseTo((float) likeliest, within(1e-5f));
      }
    }
  }

  @Test
  void cutsSubwords() {
    // tag::subwords[]
    BytePairEncoding subwords = BytePairEncoding.train(TEXTS, 8000);
    int[][] ids =
        padSequences(subwords.ids(TEXTS), maxlen(100)); // Embedding.of(subwords.size(), …)
    String text = subwords.text(ids[0]); // the text again
    // end::subwords[]
    assertThat(text).isEqualTo(TEXTS.get(0));
  }

  @Test
  void beginsAnEmbeddingWithVectorsOfOthers() throws IOException {
    Path file = Files.writeString(folder.resolve("vectors.txt"), "the 1 0 0\ncat 0 1 0\n");
    Tokenizer tokenizer = Tokenizer.builder().build();
    tokenizer.fitOnTexts(TEXTS);
    // tag::word-vectors[]
    WordVectors vectors = WordVectors.read(file, tokenizer);
    System.out.println(vectors.coverage()); // how many words have a vector, and which have none
    try (Sequential model =
        Sequential.of(
            vectors.embedding().maskZero(true).build().frozen(),
            GRU.of(8),
            Dense.of(2, Activation.SOFTMAX))) {
      float[][] outputs =
          model.predict(padSequences(tokenizer.textsToSequences(TEXTS), maxlen(100)));
      // end::word-vectors[]
      assertThat(outputs).hasDimensions(3, 2);
    }
    assertThat(vectors.dim()).isEqualTo(3);
  }

  @Test
  void readsTextsWithLabels() throws IOException {
    StringBuilder lines = new StringBuilder("stars,review\n");
    for (int i = 0; i < 20; i++) {
      lines.append(i % 2 == 0 ? "5,good " : "1,bad ").append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("reviews.csv"), lines);
    // tag::labelled-texts[]
    Dataset<LabelledText> all = LabelledTextDataset.columns(CsvFile.of(file), "stars", "review");
    Split<LabelledText> split = all.split(0.8, 42, LabelledText::label);
    TextStatistics train = TextStatistics.of(split.left());
    System.out.println(train); // classes, lengths, texts that stand there twice
    System.out.println(train.duplicatesIn(split.right()) + " of the test stand in train too");
    // end::labelled-texts[]
    assertThat(train.classCounts()).containsEntry("1", 8L).containsEntry("5", 8L);
  }

  @Test
  void learnsALanguageAndWrites() {
    String text = "the cat sat on the mat. ".repeat(40);
    Path modelFolder = folder.resolve("language");
    FitOptions options = FitOptions.ofBatches().epochs(2).verbosity(Verbosity.SILENT);
    // tag::language-model[]
    TextTokens tokens = TextTokens.of(TokenLevel.CHAR, text);
    try (LanguageModel model =
        LanguageModel.builder(tokens).units(256).streams(8).timesteps(32).build()) {
      model.compile(AdamW.of(0.01));
      model.fit(tokens.ids(text), options);
      model.export(modelFolder);
    }
    try (ExportedModel model = ExportedModel.load(modelFolder)) {
      TextGenerator generator = TextGenerator.of(model);
      Generation generation =
          Generation.ofLength(300).sampling(Sampling.temperature(0.8).withTopP(0.95)).stopAt("\n");
      System.out.println(generator.generate("the cat", generation.seed(1)));
    }
    // end::language-model[]
    assertThat(modelFolder).isDirectory();
  }
}
