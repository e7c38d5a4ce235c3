package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.training.Compilation;

/** Models from and to Keras's configurations. */
public final class KerasArchitecture {

  /** Returns the model that a configuration describes. */
  public static KerasModel read(JsonNode config, CustomObjects custom) {
    throw new UnsupportedOperationException("being written");
  }

  /** Returns what a compile configuration says of a model. */
  public static Compilation readCompilation(
      JsonNode config, KerasModel model, CustomObjects custom) {
    throw new UnsupportedOperationException("being written");
  }

  /** Returns the configuration of a model, as Keras 3.15 writes it. */
  public static ObjectNode write(Model model, CustomObjects custom) {
    throw new UnsupportedOperationException("being written");
  }

  /** Returns the configuration of a model of layers that Keras has. */
  public static ObjectNode write(Model model) {
    return write(model, CustomObjects.none());
  }

  private KerasArchitecture() {}
}
