package io.github.tfrnn.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tfrnn.saving.Asset;

/**
 * A configuration that goes with an exported model, so that it can be trained again.
 *
 * @param json the configuration
 */
record ArchitectureAsset(String json) implements Asset {

  static final String NAME = "keras.json";

  @Override
  public String assetName() {
    return NAME;
  }

  @Override
  public byte[] assetContent() {
    return json.getBytes(UTF_8);
  }
}
