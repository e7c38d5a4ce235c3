package io.github.tfrnn.samples.text;

import com.google.common.collect.MoreCollectors;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.TextPreprocessing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A classifier of texts that was exported. Whoever loads one closes it. */
final class ExportedClassifier implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 256;

  private final ExportedModel model;
  private final TextPreprocessing texts;
  private final LabelIndex classes;

  private ExportedClassifier(ExportedModel model) {
    this.model = model;
    this.texts = TextPreprocessing.from(model);
    this.classes = LabelIndex.from(model);
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
          directory + ": no model of the commands text or names: " + e.getMessage(), e);
    }
  }

  /** Returns the classes and their ids. */
  LabelIndex classes() {
    return classes;
  }

  /** Classifies texts. */
  Predictions predict(List<String> texts) {
    Map<String, FloatRows> outputs = ask(this.texts.ids(texts));
    String classesOutput =
        outputs.keySet().stream()
            .filter(name -> !name.equals(TextLayers.ATTENTION))
            .collect(MoreCollectors.onlyElement());
    return Predictions.of(outputs.get(classesOutput).toMatrix());
  }

  private Map<String, FloatRows> ask(int[][] ids) {
    return model.predict(Fields.of(Rows.of(ids)), ROWS_AT_ONCE);
  }

  /**
   * Returns how much each word of a text counted, in the order of the text; empty if the model does
   * not tell.
   */
  Optional<AttendedText> attention(String text) {
    int[][] ids = texts.ids(List.of(text));
    return Optional.ofNullable(ask(ids).get(TextLayers.ATTENTION))
        .map(weights -> AttendedText.of(texts.tokenizer(), ids[0], weights.toFlat()));
  }

  @Override
  public void close() {
    model.close();
  }
}
