package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How the values of an option are told in JSON, both ways.
 *
 * @param <V> class of the values
 */
interface OptionFormat<V> {

  /**
   * Returns the value.
   *
   * @param json not null
   * @throws ConfigurationException if it is no such value
   */
  V read(Place place, JsonNode json);

  /**
   * Returns the value in JSON.
   *
   * @throws ConfigurationException if Keras cannot tell it
   */
  JsonNode write(Writing writing, V value);

  /** Returns whether a null in JSON is a value of its own rather than the default. */
  default boolean takesNull() {
    return false;
  }
}
