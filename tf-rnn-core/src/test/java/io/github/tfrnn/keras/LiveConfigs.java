package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what tests write for live_configs.py, in the folder of {@code -Dconfigs=FOLDER}. */
final class LiveConfigs {

  private static final String FOLDER = System.getProperty("configs", "");

  /**
   * Keeps a configuration; those with classes of tests, which Keras does not have, are left out.
   */
  static void keep(String name, ObjectNode config) {
    if (FOLDER.isEmpty() || config.toString().contains("\"registered_name\":\"FastSlowCell\"")) {
      return;
    }
    try {
      Path folder = Files.createDirectories(Path.of(FOLDER));
      Files.writeString(
          folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "_") + ".json"), config.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LiveConfigs() {}
}
