package io.github.tfrnn.samples.text;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.text.PadOptions;
import io.github.tfrnn.text.TextPreprocessing;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.Optional;

/** A classifier of texts to train. Whoever makes one closes it. */
final class TextModel implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 256; // when predicting

  private final TextSettings settings;
  private final PreparedTexts texts;
  private final TextLayers layers;
  private final Optional<ClassWeights> weights;
  private final Model model;

  /**
   * Makes the model that the settings ask for, with the vocabulary and the classes of the texts.
   */
  TextModel(TextSettings settings, PreparedTexts texts) {
    this.settings = settings;
    this.texts = texts;
    this.layers =
        new TextLayers(settings, texts.tokenizer().vocabularySize(), texts.classes().size());
    this.weights =
        settings.balanced() ? Optional.of(ClassWeights.balancing(texts.train())) : Optional.empty();
    this.model = layers.model();
    model.compile(Adam.of(settings.learningRate()), Loss.CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
  }

  /** Returns how much texts of the classes weigh in training, if they do not weigh the same. */
  Optional<ClassWeights> weights() {
    return weights;
  }

  /** Returns the table of layers, shapes and parameters. */
  String summary() {
    return model.summary();
  }

  /**
   * Trains, shows progress on standard error, and keeps the weights of the epoch with the best
   * validation accuracy.
   */
  History fit() {
    int maxlen = texts.maxlen();
    FitOptions options =
        FitOptions.batchSize(settings.batchSize())
            .epochs(settings.epochs())
            .validationData(texts.validation().padded(maxlen), texts.validation().oneHot())
            .callbacks(
                EarlyStopping.monitor("val_accuracy")
                    .patience(settings.patience())
                    .restoreBestWeights(true));
    return model.fit(
        texts.train().padded(maxlen),
        texts.train().oneHot(),
        weights.map(balancing -> options.classWeights(balancing.byClass())).orElse(options));
  }

  /** Classifies some texts. */
  Predictions predict(TokenizedTexts asked) {
    return Predictions.of(
        model.predict(Rows.of(asked.padded(texts.maxlen())), ROWS_AT_ONCE).toMatrix());
  }

  /**
   * Writes the model with all that {@link ExportedClassifier} needs to classify texts. It takes
   * strings itself, too, where TensorFlow's operations can cut them.
   */
  void export(Path directory) {
    Asset[] assets =
        TextPreprocessing.of(texts.tokenizer(), PadOptions.maxlen(texts.maxlen()))
            .emptyTextsAs(TokenizedTexts.EMPTY_TEXTS_AS)
            .labels(texts.classes())
            .assets();
    if (layers.attends()) {
      try (Model shown = layers.attention(true)) {
        shown.setWeightsFrom(model);
        shown.export(directory, assets);
      }
    } else {
      model.export(directory, assets);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
