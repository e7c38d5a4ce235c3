package io.github.tfrnn.samples.text;

import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.nio.charset.StandardCharsets;

/**
 * The number of tokens kept of a text, which travels with an exported model.
 *
 * @param tokens at least 1
 */
record Maxlen(int tokens) implements Asset {
  private static final String ASSET_NAME = "maxlen.txt";

  /**
   * Returns what a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without it
   */
  static Maxlen from(ExportedModel model) {
    String text = new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8);
    return new Maxlen(Integer.parseInt(text.strip()));
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  @Override
  public byte[] assetContent() {
    return Integer.toString(tokens).getBytes(StandardCharsets.UTF_8);
  }
}
