package io.github.tfrnn.text.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts texts into words; {@code Tokenizer.builder().words(…)} takes one.
 *
 * <p>Write your own around whatever knows your language:
 *
 * <pre>{@code
 * WordSplitter morphemes = WordSplitter.named("morphemes", text -> analyzer.analyze(text));
 * Tokenizer tokenizer = Tokenizer.builder().words(morphemes).build();
 * Tokenizer.fromJson(json, morphemes); // code is in no file: it is given again
 * }</pre>
 *
 * <p>Implementations are immutable, safe for use by several threads, and give the same words for
 * the same text every time.
 */
public interface WordSplitter {

  /**
   * Returns the words of a text in their order, as they are to be counted.
   *
   * @param text normalized and lower-cased already, if the tokenizer does that
   * @return without nulls; empty words are dropped
   */
  List<String> split(String text);

  /**
   * Returns the name that a tokenizer's JSON holds, by which the splitter is found again.
   *
   * @return not empty; not one of this library's, {@code unicode_words} and {@code graphemes}
   */
  String name();

  /**
   * Returns all options that the words depend on, for a tokenizer's JSON. A splitter that is given
   * for a JSON must have the options that are written there. Default: none.
   */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Returns a splitter of one's own.
   *
   * @param name as of {@link #name()}
   * @param split safe for use by several threads; see {@link #split}
   * @throws IllegalArgumentException if the name is empty or one of this library's
   */
  static WordSplitter named(String name, Function<String, List<String>> split) {
    return new NamedSplitter(name, split);
  }

  /** Returns whether a name is that of one of this library's splitters. */
  static boolean isOfLibrary(String name) {
    return name.equals(UnicodeWords.NAME) || name.equals(Graphemes.NAME);
  }

  /**
   * Returns the splitter of this library that has a name and settings; empty if the name is none of
   * its own.
   *
   * @throws IllegalArgumentException if the name is, and the settings are not such a splitter's
   */
  static Optional<WordSplitter> ofLibrary(String name, Map<String, String> settings) {
    return switch (name) {
      case UnicodeWords.NAME -> Optional.of(UnicodeWords.of(settings));
      case Graphemes.NAME -> Optional.of(Graphemes.of(settings));
      default -> Optional.empty();
    };
  }
}
