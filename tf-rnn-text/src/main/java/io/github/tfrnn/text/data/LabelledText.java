package io.github.tfrnn.text.data;

import static java.util.Objects.requireNonNull;

/**
 * A text and what it is.
 *
 * @param label name of the class
 * @param text as it stands in the file
 */
public record LabelledText(String label, String text) {
  public LabelledText {
    requireNonNull(label, "label");
    requireNonNull(text, "text");
  }
}
