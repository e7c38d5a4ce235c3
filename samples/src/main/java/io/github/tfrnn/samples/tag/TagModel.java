package io.github.tfrnn.samples.tag;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.List;

/** A model that gives every word a label, to train. Whoever makes one closes it. */
final class TagModel implements AutoCloseable {
  static final int ROWS_AT_ONCE = 64; // when predicting

  private final TagSettings settings;
  private final TagPreparation preparation;
  private final Sequential model;

  TagModel(TagSettings settings, TagPreparation preparation) {
    this.settings = settings;
    this.preparation = preparation;
    this.model =
        Sequential.seeded(
            settings.seed(),
            Embedding.builder(preparation.tokenizer().vocabularySize(), settings.embedding())
                .maskZero(true)
                .build(),
            Dropout.of(settings.dropout()),
            Bidirectional.of(LSTM.builder(settings.units()).returnSequences(true).build()),
            Dropout.of(settings.dropout()),
            Dense.of(preparation.classes().size(), Activation.SOFTMAX)); // at every word
    model.compile(
        Adam.of(settings.learningRate()),
        Loss.SPARSE_CATEGORICAL_CROSSENTROPY, // under the mask, as the accuracy is
        Metric.ACCURACY);
  }

  String summary() {
    return model.summary();
  }

  History fit(TagData data) {
    return model.fit(
        preparation.inputs(data.train()),
        preparation.labels(data.train()),
        FitOptions.batchSize(settings.batchSize())
            .epochs(settings.epochs())
            .validationData(
                preparation.inputs(data.validation()), preparation.labels(data.validation()))
            .callbacks(EarlyStopping.monitor("val_loss").patience(2).restoreBestWeights(true)));
  }

  /** Returns the pieces with the labels that the model gives them. */
  List<TaggedText> tag(List<TaggedText> pieces) {
    return preparation.labelled(
        pieces, model.predict(preparation.inputs(pieces), ROWS_AT_ONCE).toSequences());
  }

  /** Returns the accuracy over words, as Keras counts it under the mask. */
  double accuracy(List<TaggedText> pieces) {
    return model
        .evaluate(preparation.inputs(pieces), preparation.labels(pieces), ROWS_AT_ONCE)
        .get("accuracy");
  }

  void export(Path folder) {
    model.export(folder, preparation.assets());
  }

  @Override
  public void close() {
    model.close();
  }
}
