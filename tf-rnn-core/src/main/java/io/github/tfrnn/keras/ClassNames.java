package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Names of Keras's classes. */
final class ClassNames {

  /** Returns an object of a class with the defaults of all its options. */
  static ObjectNode object(String className) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("class_name", className);
    object.putObject("config");
    return object;
  }

  /** Returns the names that an object's class may be registered under. */
  static List<String> of(JsonNode json) {
    return List.of(
        json.path("class_name").asText(""),
        withoutPackage(json.path("class_name").asText("")),
        withoutPackage(json.path("registered_name").asText("")));
  }

  /** Returns a name without the package that a class was registered in. */
  static String withoutPackage(String className) {
    return className.substring(className.lastIndexOf('>') + 1);
  }

  /** Returns whether the class of an object is one of Keras's layers or models, by its module. */
  static boolean isOfKeras(JsonNode json) {
    String module = json.path("module").asText("");
    boolean keras =
        module.isEmpty()
            || module.equals("null")
            || module.equals("keras")
            || module.startsWith("keras.")
            || module.startsWith("tf_keras.")
            || module.startsWith("tensorflow.python.keras.");
    return keras && !isOperation(json);
  }

  /** Returns whether an object is an operation on tensors rather than a layer. */
  static boolean isOperation(JsonNode json) {
    String module = json.path("module").asText("");
    return module.startsWith("keras.src.ops") || module.startsWith("keras.ops");
  }

  /** Returns Keras's default name for a class: {@code LSTMCell} is {@code lstm_cell}. */
  static String snakeCase(String className) {
    return className
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private ClassNames() {}
}
