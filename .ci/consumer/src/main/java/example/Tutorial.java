package example;

// tag::imports[]
import static io.github.tfrnn.text.Labels.toCategorical;
import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.Tokenizer;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
// end::imports[]
import java.util.Random;
import java.util.stream.IntStream;

/** The example of the README, in a project that depends on tf-rnn-text alone. */
public final class Tutorial {
  /** Words of the three classes; what else a text holds says nothing about its class. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("rain", "snow", "wind", "clouds", "storm", "thunder", "frost"),
          List.of("bread", "soup", "cheese", "apples", "butter", "noodles", "tea"),
          List.of("violin", "drums", "choir", "piano", "flute", "song", "trumpet"));

  private static final List<String> FILLERS =
      List.of("the", "a", "of", "some", "there", "was", "we", "had", "then", "more", "and", "very");

  /**
   * Trains, exports, loads and predicts.
   *
   * @param args the folder for the model
   */
  public static void main(String[] args) {
    int[] trainLabels = labels(1200);
    int[] valLabels = labels(150);
    int[] testLabels = labels(300);
    List<String> trainTexts = texts(trainLabels, 1);
    List<String> valTexts = texts(valLabels, 2);
    List<String> testTexts = texts(testLabels, 3);
    Path modelFolder = Path.of(args[0]);

    // tag::example[]
    Tokenizer tokenizer = Tokenizer.builder().numWords(20_000).build();
    tokenizer.fitOnTexts(trainTexts);
    int[][] xTrain = padSequences(tokenizer.textsToSequences(trainTexts), maxlen(100));
    int[][] xVal = padSequences(tokenizer.textsToSequences(valTexts), maxlen(100));
    int[][] xTest = padSequences(tokenizer.textsToSequences(testTexts), maxlen(100));
    float[][] yTrain = toCategorical(trainLabels);
    float[][] yVal = toCategorical(valLabels);
    float[][] yTest = toCategorical(testLabels);
    int numClasses = yTrain[0].length;

    try (Sequential model =
        Sequential.of(
            Embedding.of(tokenizer.vocabularySize(), 128),
            LSTM.of(128),
            Dense.of(numClasses, Activation.SOFTMAX))) {
      model.compile(Adam.create(), Loss.CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      System.out.println(model.summary());
      History history =
          model.fit(
              xTrain, yTrain, FitOptions.batchSize(128).epochs(10).validationData(xVal, yVal));
      Evaluation test = model.evaluate(xTest, yTest);
      System.out.printf("Validation Accuracy: %.4f%n", history.last("val_accuracy") * 100);
      System.out.printf("Test Accuracy: %.4f%n", test.get("accuracy") * 100);
      model.export(modelFolder, tokenizer);
    }
    // end::example[]

    // tag::serve[]
    try (ExportedModel model = ExportedModel.load(modelFolder)) {
      Tokenizer words = Tokenizer.from(model);
      List<String> texts =
          List.of("Then there was some thunder, and a storm.", "More soup and tea!");
      float[][] probabilities =
          model.predict(padSequences(words.textsToSequences(texts), maxlen(100)));
      System.out.println(Arrays.deepToString(probabilities));
    }
    // end::serve[]
  }

  private static int[] labels(int count) {
    return IntStream.range(0, count).map(i -> i % WORDS.size()).toArray();
  }

  /**
   * Returns a text for each label, short ones too as those that are predicted: fillers, and one or
   * more words of the class among them.
   */
  private static List<String> texts(int[] labels, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(labels).mapToObj(label -> text(label, random)).toList();
  }

  private static String text(int label, Random random) {
    StringBuilder text = new StringBuilder();
    int length = 3 + random.nextInt(12);
    int telling = random.nextInt(length);
    for (int i = 0; i < length; i++) {
      boolean tells = i == telling || random.nextInt(12) == 0;
      List<String> from = tells ? WORDS.get(label) : FILLERS;
      text.append(from.get(random.nextInt(from.size()))).append(' ');
    }
    return text.append('.').toString();
  }

  private Tutorial() {}
}
