package io.github.tfrnn.samples.tag;

import io.github.tfrnn.saving.ExportedModel;
import java.nio.file.Path;
import java.util.List;

/** A model of the command {@code tag} that was exported. Whoever loads one closes it. */
final class ExportedTagger implements AutoCloseable {
  private static final int LENGTH = 60; // words that are read together

  private final ExportedModel model;
  private final TagPreparation preparation;

  private ExportedTagger(ExportedModel model) {
    this.model = model;
    this.preparation = TagPreparation.from(model);
    preparation.classes().names().forEach(Tag::of); // or it is another command's model
  }

  /**
   * Loads what {@link TagModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedTagger load(Path directory) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new ExportedTagger(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command tag: " + e.getMessage(), e);
    }
  }

  /** Returns the pieces with the labels that the model gives them. */
  List<TaggedText> tag(List<TaggedText> pieces) {
    return preparation.labelled(
        pieces, model.predict(preparation.inputs(pieces), TagModel.ROWS_AT_ONCE).toSequences());
  }

  /** Returns a text with capitals and punctuation as the model sets them; its own are ignored. */
  String restore(String text) {
    List<TaggedText> pieces = TaggedText.of(text).pieces(LENGTH);
    return pieces.isEmpty()
        ? ""
        : String.join(" ", tag(pieces).stream().map(TaggedText::restored).toList());
  }

  @Override
  public void close() {
    model.close();
  }
}
