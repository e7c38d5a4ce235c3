package io.github.tfrnn.saving;

import java.util.List;
import java.util.Optional;

/**
 * Something that an exported model needs beside its graph, such as its tokenizer.
 *
 * <p>Written as one file into the {@code assets} folder of the SavedModel, and read from there by
 * {@link ExportedModel#asset}.
 */
public interface Asset {

  /** Returns the name of the file, without folders: {@code "tokenizer.json"}. */
  String assetName();

  /** Returns what the file holds. */
  byte[] assetContent();

  /** Returns the names of the classes for the {@link ModelCard}, if this is what tells them. */
  default List<String> labels() {
    return List.of();
  }

  /**
   * Returns further names of the signature of the model's own inputs and outputs, beside {@code
   * serving_default}: what tells a reader how they are meant, such as {@code "step"}.
   */
  default List<String> signatureNames() {
    return List.of();
  }

  /** Returns operations that the graph can do before the model, if this has any. */
  default Optional<InputTransform> inputTransform() {
    return Optional.empty();
  }
}
