package io.github.tfrnn.keras;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Wires of functional models that are refused. */
class WiringMistakesTest {

  private static final String INPUT =
      """
      {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 5]},
       "inbound_nodes": []}
      """;

  private static String functional(String layers, String output) {
    return """
    {"class_name": "Functional", "config": {"name": "m", "layers": [%s, %s],
     "input_layers": ["in", 0, 0], "output_layers": ["%s", 0, 0]}}
    """
        .formatted(INPUT, layers, output);
  }

  private static String layer(String name, String className, String args, String named) {
    return """
    {"class_name": "%s", "name": "%s", "config": {"name": "%s", %s},
     "inbound_nodes": [{"args": [%s], "kwargs": {%s}}]}
    """
        .formatted(className, name, name, options(className), args, named);
  }

  private static String options(String className) {
    return switch (className) {
      case "Embedding" -> "\"input_dim\": 9, \"output_dim\": 3, \"mask_zero\": true";
      case "LSTM" -> "\"units\": 3, \"return_state\": true";
      default -> "\"trainable\": true";
    };
  }

  private static String tensor(String layer, int output) {
    return """
    {"class_name": "__keras_tensor__", "config": {"keras_history": ["%s", 0, %d]}}
    """
        .formatted(layer, output);
  }

  private static String notEqual(int value) {
    return """
    {"module": "keras.src.ops.numpy", "class_name": "NotEqual", "name": "not_equal",
     "config": {"name": "not_equal"},
     "inbound_nodes": [{"args": [%s, %d], "kwargs": {}}]}
    """
        .formatted(tensor("in", 0), value);
  }

  private static String masked(int value) {
    return String.join(
        ",",
        layer("ids", "Embedding", tensor("in", 0), ""),
        notEqual(value),
        layer("lstm", "LSTM", tensor("ids", 0), "\"mask\": " + tensor("not_equal", 0)));
  }

  private static void refused(String config, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerasArchitecture.read(config))
        .withMessageContaining(message);
  }

  @Test
  void masksOfUsersAreRefused() {
    KerasArchitecture.read(functional(masked(0), "lstm")); // Keras's own
    refused(
        functional(masked(5), "lstm"),
        "layer \"m\" (Functional), layer \"lstm\" (LSTM): the mask [\"not_equal\", 0, 0] is not"
            + " supported");
  }

  @Test
  void masksBesideInitialStatesAreRefused() {
    String second =
        layer(
            "second",
            "LSTM",
            tensor("ids", 0),
            "\"initial_state\": [%s, %s], \"mask\": %s"
                .formatted(tensor("lstm", 1), tensor("lstm", 2), tensor("not_equal", 0)));
    refused(functional(masked(0) + "," + second, "second"), "without initial states");
  }

  @Test
  void operationsAreNoLayers() {
    String layers = notEqual(0) + "," + layer("next", "Identity", tensor("not_equal", 0), "");
    refused(
        functional(layers, "next"),
        "layer \"next\" (Identity): its input [\"not_equal\", 0, 0] comes from an operation");
  }

  @Test
  void circlesAreRefused() {
    String layers =
        layer("one", "Identity", tensor("two", 0), "")
            + ","
            + layer("two", "Identity", tensor("one", 0), "");
    refused(
        functional(layers, "two"), "layer \"one\" waits for \"two\", call 0, which never comes");
  }

  @Test
  void tensorsThatAreNotThereAreRefused() {
    String layers = layer("one", "Identity", tensor("in", 3), "");
    refused(functional(layers, "one"), "there is no tensor [\"in\", 0, 3]");
    refused(functional(layer("one", "Identity", tensor("in", 0), ""), "two"), "there is no tensor");
  }

  @Test
  void argumentsThatNobodyKnowsAreRefused() {
    String layers = layer("one", "Identity", tensor("in", 0), "\"speed\": 7");
    refused(functional(layers, "one"), "layer \"one\" (Identity): option \"speed\" = 7");
  }
}
