package io.github.tfrnn.graph.internal;

import java.util.Map;

/** Things that users may ask for by Keras's names. */
public final class Named {

  /**
   * Returns the thing of a name.
   *
   * @param kind what the things are: {@code "activation"}
   * @param all by name, in the order in which a message lists them
   * @throws IllegalArgumentException if there is none; the message lists all names
   */
  public static <T> T of(String kind, String name, Map<String, T> all) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "No %s is called \"%s\". There are: %s."
              .formatted(kind, name, String.join(", ", all.keySet())));
    }
    return found;
  }

  private Named() {}
}
