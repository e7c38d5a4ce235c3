package io.github.tfrnn.samples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.data.LabelledTexts;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.training.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Trains on a task that bags of words cannot learn: which of two words comes first? */
class TextRunTest {
  private static final List<String> FILLERS = List.of("the", "old", "very", "big", "one", "here");

  private final StringWriter out = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeTexts() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String a : FILLERS) {
      for (String b : FILLERS) {
        for (String c : FILLERS) {
          lines.append("cat\t%s cat %s dog %s\n".formatted(a, b, c));
          lines.append("dog\t%s dog %s cat %s\n".formatted(a, b, c));
        }
      }
    }
    data = Files.writeString(folder.resolve("first.tsv"), lines);
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, LAST",
    "BILSTM, LAST",
    "LSTM, MAX",
    "BILSTM, MEAN",
    "GRU, LAST",
    "ATTENTION, LAST",
    "CNN, LAST",
    "CNN_LSTM, LAST"
  })
  void learnsExportsAndTells(Architecture architecture, Pooling pooling) throws IOException {
    Path model = folder.resolve("model");
    Path plots = folder.resolve("plots");
    History history =
        run(settings(architecture, pooling, 8), new TextOutput("text", Optional.of(model), plots));

    assertThat(history.last("loss")).isLessThan(0.9 * history.get("loss").get(0));
    assertThat(out.toString())
        .contains("Texts: 432 of 2 classes", "Total params", "weighted avg", "Right, for example:")
        .contains("naive Bayes, which ignores order", "loaded again");
    String lastLine = out.toString().strip().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(lastLine)
        .matches(
            "RESULT task=text model=%s pooling=%s units=8 epochs=\\d classes=2 vocabulary=9 maxlen=5 train_texts=344 test_texts=44 test_accuracy=(1\\.0000|0\\.9\\d\\d\\d) baseline_majority=0\\.5000 baseline_naive_bayes=0\\.[3-6]\\d\\d\\d train_seconds=\\d+\\.\\d total_seconds=\\d+\\.\\d"
                .formatted(architecture, lower(pooling)));
    assertThat(plots).isDirectoryContaining("glob:**/training.png");
    assertThat(plots).isDirectoryContaining("glob:**/confusion.png");

    try (ExportedClassifier classifier = ExportedClassifier.load(model)) {
      int[] found = classifier.predict(List.of("the cat and one dog", "a dog the cat")).best();
      assertThat(found).containsExactly(0, 1);
      assertThat(classifier.classes().names()).containsExactly("cat", "dog");
    }
    CommandLine predict = new CommandLine(new TextPredictCommand());
    StringWriter predicted = new StringWriter();
    predict.setOut(new PrintWriter(predicted, true));
    assertThat(predict.execute("--model", model.toString(), "the dog one cat old")).isZero();
    assertThat(predicted.toString().lines()).first().isEqualTo("the dog one cat old");
    assertThat(predicted.toString())
        .contains("  dog ")
        .contains("RESULT task=text-predict texts=1");
    if (architecture == Architecture.ATTENTION) {
      assertThat(predicted.toString()).containsPattern("words that counted: .*(dog|cat) \\d+ %");
    } else {
      assertThat(predicted.toString()).doesNotContain("counted");
    }
  }

  @Test
  void aBagOfWordsCannotTellWhatTheOrderSays() throws IOException {
    run(
        settings(Architecture.BOW, Pooling.LAST, 3),
        new TextOutput("text", Optional.of(folder.resolve("model")), folder.resolve("plots")));
    try (ExportedClassifier classifier = ExportedClassifier.load(folder.resolve("model"))) {
      Predictions ofUnknownWords = classifier.predict(List.of("zebra", ""));
      assertThat(ofUnknownWords.probability(0, 0) + ofUnknownWords.probability(0, 1))
          .isBetween(0.999, 1.001);
      assertThat(ofUnknownWords.probability(1, 0)).isBetween(0.0, 1.0);
    }
    try (ExportedModel model = ExportedModel.load(folder.resolve("model"))) {
      TensorValue asked = TensorValue.ofStrings(List.of("zebra", ""));
      float[] outputs = model.run("text", Map.of("text", asked)).get("outputs").floats();
      assertThat(outputs[0] + outputs[1]).isBetween(0.999f, 1.001f);
      assertThat(outputs[2] + outputs[3]).isBetween(0.999f, 1.001f);
    }
    assertThat(out.toString()).containsPattern("model=bow .* test_accuracy=0\\.[3-6]\\d+ ");
  }

  @Test
  void theWordsThatCountMostAreToldInTheOrderOfTheText() {
    AttendedText text =
        new AttendedText(
            List.of(
                new AttendedText.Token("a", 0.1),
                new AttendedText.Token("storm", 0.6),
                new AttendedText.Token("of", 0.05),
                new AttendedText.Token("rain", 0.25)));
    assertThat(text.most(2)).isEqualTo("storm 60 %, rain 25 %");
    assertThat(text.most(9)).isEqualTo("a 10 %, storm 60 %, of 5 %, rain 25 %");
    assertThat(new AttendedText(List.of()).most(3)).isEmpty();
  }

  @Test
  void tellsTheAccuracyOnTextsThatAreNew() throws IOException {
    Path test =
        Files.writeString(folder.resolve("test.tsv"), "cat\tthe cat old dog old\ncat\ta cat\n");
    TextSettings settings =
        new TextSettings(
            BuiltInTexts.DEFINITIONS,
            Optional.of(data),
            Optional.of(test),
            Architecture.LSTM,
            Pooling.LAST,
            4,
            4,
            0,
            1,
            2,
            4,
            20,
            1,
            OptionalInt.of(5),
            TokenKind.WORDS,
            1e-3,
            true,
            1);
    run(
        settings,
        new TextOutput("text", Optional.of(folder.resolve("model")), folder.resolve("plots")));
    assertThat(out.toString())
        .contains("1 of the test's texts stand in the training data too")
        .contains("on texts not in the training data")
        .contains("test_accuracy_unseen=")
        .contains("Balanced: a text weighs 1.00 (cat), 1.00 (dog)");
  }

  @Test
  void balancedClassesWeighTheSameTogether() {
    LabelledTexts texts =
        new LabelledTexts(List.of("x", "y", "z", "u"), List.of("dog", "cat", "dog", "dog"));
    LabelIndex classes = LabelIndex.of(List.of("cat", "dog", "owl"));
    Tokenizer tokenizer = Tokenizer.builder().build();
    ClassWeights weights = ClassWeights.balancing(new TokenizedTexts(texts, tokenizer, classes));
    assertThat(weights.byClass()).isEqualTo(Map.of(0, 2f, 1, 2f / 3));
    assertThat(weights.line(classes)).isEqualTo("Balanced: a text weighs 2.00 (cat), 0.67 (dog)");
  }

  @Test
  void refusesPlacesThatAreTaken() {
    TextOutput taken = new TextOutput("text", Optional.of(folder), folder.resolve("plots"));
    assertThatThrownBy(() -> run(settings(Architecture.LSTM, Pooling.LAST, 1), taken))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": exists already; give --export another folder");
    TextOutput file = new TextOutput("text", Optional.empty(), data);
    assertThatThrownBy(() -> run(settings(Architecture.LSTM, Pooling.LAST, 1), file))
        .isInstanceOf(IOException.class)
        .hasMessage(data + ": not a folder; give --plots another one");
  }

  @Test
  void refusesToPoolWhatPoolsInItsOwnWay() {
    assertThatThrownBy(() -> settings(Architecture.CNN, Pooling.MEAN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--pooling is for models that end with a recurrent layer: cnn pools in its own way");
  }

  @Test
  void refusesAModelOfAnotherKind() {
    assertThatThrownBy(() -> ExportedClassifier.load(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
  }

  private History run(TextSettings settings, TextOutput output) throws IOException {
    return new TextRun(settings, output, console).run();
  }

  private TextSettings settings(Architecture architecture, Pooling pooling, int epochs) {
    return new TextSettings(
        BuiltInTexts.DEFINITIONS,
        Optional.of(data),
        Optional.empty(),
        architecture,
        pooling,
        8,
        8,
        0.1,
        epochs,
        2,
        8,
        20,
        1,
        OptionalInt.empty(),
        TokenKind.WORDS,
        1e-3,
        false,
        42);
  }

  private static String lower(Enum<?> name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
