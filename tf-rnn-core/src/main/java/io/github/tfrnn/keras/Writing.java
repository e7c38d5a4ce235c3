package io.github.tfrnn.keras;

import io.github.tfrnn.graph.DTypePolicy;

/**
 * What is being written, and where in it.
 *
 * @param where the object that is written, as messages name it
 * @param policy of the whole model
 * @param custom classes that Keras does not have
 */
record Writing(String where, DTypePolicy policy, CustomObjects custom) {

  Writing in(String object) {
    return new Writing(where.isEmpty() ? object : where + ", " + object, policy, custom);
  }

  /** Returns the exception for what Keras has no words for. */
  ConfigurationException cannotTell(String kind, Object value) {
    return new ConfigurationException(
        "%s: Keras cannot tell the %s %s in a configuration.".formatted(where, kind, value));
  }
}
