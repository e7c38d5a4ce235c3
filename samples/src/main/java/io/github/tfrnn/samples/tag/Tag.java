package io.github.tfrnn.samples.tag;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * What a word lost: capitals, and the mark that followed it.
 *
 * @param shape of the word
 * @param mark one of {@value #MARKS}, or empty
 */
record Tag(WordShape shape, String mark) {
  /** The marks that are learned. */
  static final String MARKS = ",.?!;:";

  Tag {
    checkArgument(
        mark.isEmpty() || (mark.length() == 1 && MARKS.contains(mark)),
        "unknown mark \"%s\"",
        mark);
  }

  /** Returns the tag of a label. */
  static Tag of(String label) {
    for (WordShape shape : WordShape.values()) {
      if (label.startsWith(shape.sample())) {
        return new Tag(shape, label.substring(shape.sample().length()));
      }
    }
    throw new IllegalArgumentException(
        "no tag is called \"%s\"; they begin with %s"
            .formatted(label, Arrays.stream(WordShape.values()).map(WordShape::sample).toList()));
  }

  /** Returns its name: {@code "Aa,"} for a capital and a comma. */
  String label() {
    return shape.sample() + mark;
  }

  /** Returns a word with what it lost. */
  String restore(String word) {
    return shape.restore(word) + mark;
  }
}
