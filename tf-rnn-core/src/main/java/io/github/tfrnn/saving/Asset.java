package io.github.tfrnn.saving;

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
}
