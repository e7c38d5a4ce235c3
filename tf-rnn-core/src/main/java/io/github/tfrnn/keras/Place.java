package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An option of an object in a configuration, for messages.
 *
 * @param reading what is being read
 * @param object such as {@code layer "lstm" (LSTM)}
 * @param option name of the option
 */
record Place(Reading reading, String object, String option) {

  private static final int LONGEST = 200; // characters of a value in a message

  /** Returns the exception for a value that means nothing here. */
  ConfigurationException notSupported(JsonNode value) {
    return notSupported(value, "");
  }

  /** Returns the exception for a value that means nothing here, and what to do. */
  ConfigurationException notSupported(JsonNode value, String advice) {
    return new ConfigurationException(
        "%s: option \"%s\" = %s is not supported%s"
            .formatted(object, option, shortened(value), advice.isEmpty() ? "" : ": " + advice));
  }

  /** Returns the exception for a value of another kind than expected. */
  ConfigurationException mustBe(String expected, JsonNode value) {
    return new ConfigurationException(
        "%s: option \"%s\" must be %s, got %s"
            .formatted(object, option, expected, shortened(value)));
  }

  /** Returns the exception for an option that has to be there. */
  ConfigurationException missing() {
    return new ConfigurationException("%s: option \"%s\" is missing".formatted(object, option));
  }

  /** Returns the place of an entry of a list. */
  Place at(int index) {
    return new Place(reading, object, option + "[" + index + "]");
  }

  /** Returns the value, cut where it is long. */
  static String shortened(JsonNode value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
