package io.github.tfrnn.samples.tag;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of a text, in small letters and without punctuation, and what each of them lost.
 *
 * @param words in the order of the text
 * @param labels as many
 */
record TaggedText(List<String> words, List<String> labels) {
  /** A word, and all that is no word after it. */
  private static final Pattern WORD =
      Pattern.compile("([\\p{L}\\p{N}]+(?:['’.-][\\p{L}\\p{N}]+)*)([^\\p{L}\\p{N}]*)");

  TaggedText {
    checkArgument(words.size() == labels.size(), "a word needs exactly one label");
    words = List.copyOf(words);
    labels = List.copyOf(labels);
  }

  /** Takes capitals and punctuation off a text. */
  static TaggedText of(String text) {
    List<String> words = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(1).toLowerCase(Locale.ROOT));
      labels.add(new Tag(WordShape.of(matcher.group(1)), mark(matcher.group(2))).label());
    }
    return new TaggedText(words, labels);
  }

  private static String mark(String after) {
    return after
        .strip()
        .codePoints()
        .mapToObj(Character::toString)
        .filter(Tag.MARKS::contains)
        .findFirst()
        .orElse("");
  }

  /** Returns the number of words. */
  int size() {
    return words.size();
  }

  /** Returns the same cut into pieces of at most so many words. */
  List<TaggedText> pieces(int longest) {
    return IntStream.iterate(0, from -> from < size(), from -> from + longest)
        .mapToObj(
            from -> {
              int to = Math.min(size(), from + longest);
              return new TaggedText(words.subList(from, to), labels.subList(from, to));
            })
        .toList();
  }

  /** Returns the same words with other labels. */
  TaggedText with(List<String> newLabels) {
    return new TaggedText(words, newLabels);
  }

  /** Returns the text with what the words lost. */
  String restored() {
    return IntStream.range(0, size())
        .mapToObj(i -> Tag.of(labels.get(i)).restore(words.get(i)))
        .collect(Collectors.joining(" "));
  }
}
