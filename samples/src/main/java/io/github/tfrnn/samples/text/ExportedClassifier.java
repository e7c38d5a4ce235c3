package io.github.tfrnn.samples.text;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.PadOptions;
import io.github.tfrnn.text.PadSequences;
import io.github.tfrnn.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;

/** A classifier of texts that was exported. Whoever loads one closes it. */
final class ExportedClassifier implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 256;

  private final ExportedModel model;
  private final Tokenizer tokenizer;
  private final LabelIndex classes;
  private final Maxlen maxlen;

  private ExportedClassifier(ExportedModel model) {
    this.model = model;
    this.tokenizer = Tokenizer.from(model);
    this.classes = LabelIndex.from(model);
    this.maxlen = Maxlen.from(model);
  }

  /**
   * Loads what {@link TextModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedClassifier load(Path directory) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new ExportedClassifier(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command text: " + e.getMessage(), e);
    }
  }

  /** Returns the classes and their ids. */
  LabelIndex classes() {
    return classes;
  }

  /** Classifies texts. */
  Predictions predict(List<String> texts) {
    int[][] ids =
        PadSequences.padSequences(
            tokenizer.textsToSequences(texts), PadOptions.maxlen(maxlen.tokens()));
    return Predictions.of(model.predict(Rows.of(ids), ROWS_AT_ONCE).toMatrix());
  }

  @Override
  public void close() {
    model.close();
  }
}
