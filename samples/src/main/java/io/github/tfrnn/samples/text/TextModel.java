package io.github.tfrnn.samples.text;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A classifier of texts to train. Whoever makes one closes it. */
final class TextModel implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 256; // when predicting

  private final TextSettings settings;
  private final PreparedTexts texts;
  private final Sequential model;

  /**
   * Makes the model that the settings ask for, with the vocabulary and the classes of the texts.
   */
  TextModel(TextSettings settings, PreparedTexts texts) {
    this.settings = settings;
    this.texts = texts;
    this.model = Sequential.seeded(settings.seed(), layers());
    model.compile(Adam.create(), Loss.CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
  }

  private Layer[] layers() {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Embedding.builder(texts.tokenizer().vocabularySize(), settings.embedding())
            .maskZero(true)
            .build());
    layers.add(Dropout.of(settings.dropout()));
    boolean sequences = settings.pooling() != Pooling.LAST;
    LSTM lstm = LSTM.builder(settings.units()).returnSequences(sequences).build();
    layers.add(
        switch (settings.cell()) {
          case LSTM -> lstm;
          case BILSTM -> Bidirectional.of(lstm);
          case GRU -> GRU.builder(settings.units()).returnSequences(sequences).build();
        });
    switch (settings.pooling()) {
      case LAST -> {}
      case MAX -> layers.add(GlobalMaxPooling1D.create());
      case MEAN -> layers.add(GlobalAveragePooling1D.create());
    }
    layers.add(Dropout.of(settings.dropout()));
    layers.add(Dense.of(texts.classes().size(), Activation.SOFTMAX));
    return layers.toArray(Layer[]::new);
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
    return model.fit(
        texts.train().padded(maxlen),
        texts.train().oneHot(),
        FitOptions.batchSize(settings.batchSize())
            .epochs(settings.epochs())
            .validationData(texts.validation().padded(maxlen), texts.validation().oneHot())
            .callbacks(EarlyStopping.monitor("val_accuracy").patience(2).restoreBestWeights(true)));
  }

  /** Classifies some texts. */
  Predictions predict(TokenizedTexts asked) {
    return Predictions.of(
        model.predict(Rows.of(asked.padded(texts.maxlen())), ROWS_AT_ONCE).toMatrix());
  }

  /** Writes the model with all that {@link ExportedClassifier} needs to classify texts. */
  void export(Path directory) {
    model.export(directory, texts.tokenizer(), texts.classes(), new Maxlen(texts.maxlen()));
  }

  @Override
  public void close() {
    model.close();
  }
}
