package io.github.tfrnn.samples.tag;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.text.LabelIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Texts to learn from, to watch, and to test with; whole texts go to one of them, cut into pieces.
 *
 * @param classes all labels
 */
record TagData(
    LabelIndex classes,
    List<TaggedText> train,
    List<TaggedText> validation,
    List<TaggedText> test) {
  private static final double SHARE = 0.1; // of the texts, for validation and for the test

  /**
   * Cuts texts.
   *
   * @throws IllegalArgumentException if they are too few
   */
  static TagData of(List<String> texts, int length, long seed) {
    List<TaggedText> tagged = new ArrayList<>();
    for (String text : new LinkedHashSet<>(texts)) { // or a text could be learned and tested
      TaggedText each = TaggedText.of(text);
      if (each.size() > 1) {
        tagged.add(each);
      }
    }
    checkArgument(
        tagged.size() >= 10,
        "at least 10 different texts of two words or more are needed, one a line; got %s",
        tagged.size());
    Collections.shuffle(tagged, new Random(seed));
    int part = Math.max(1, (int) Math.round(SHARE * tagged.size()));
    LabelIndex classes =
        LabelIndex.of(tagged.stream().flatMap(text -> text.labels().stream()).toList());
    return new TagData(
        classes,
        pieces(tagged.subList(2 * part, tagged.size()), length),
        pieces(tagged.subList(0, part), length),
        pieces(tagged.subList(part, 2 * part), length));
  }

  private static List<TaggedText> pieces(List<TaggedText> texts, int length) {
    return texts.stream().flatMap(text -> text.pieces(length).stream()).toList();
  }

  /** Tells what there is. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Words: %,d to learn, %,d to watch, %,d to test, in pieces of a text; %d labels: %s",
        words(train),
        words(validation),
        words(test),
        classes.size(),
        String.join(" ", classes.names()));
  }

  static int words(List<TaggedText> texts) {
    return texts.stream().mapToInt(TaggedText::size).sum();
  }

  /** Returns the labels of all words of the test, in their order. */
  static List<String> labels(List<TaggedText> texts) {
    return texts.stream().flatMap(text -> text.labels().stream()).toList();
  }
}
