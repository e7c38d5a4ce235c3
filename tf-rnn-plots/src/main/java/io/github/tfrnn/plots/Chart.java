package io.github.tfrnn.plots;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture of numbers, and the words that a user gave for it.
 *
 * @param where the method that was called, as errors tell it
 */
record Chart(String where, Picture picture, List<String> words) {

  Chart {
    words = words.stream().map(Visible::of).toList();
  }

  /**
   * Writes the picture.
   *
   * @throws IllegalArgumentException if the file's name ends in no format's ending, or pixels are
   *     asked for and no font has the letters of a word
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  void write(Path file) {
    PictureFile target = PictureFile.at(where, file);
    if (target.format() == Format.PNG) {
      words.forEach(this::requireLetters); // an SVG is shown in fonts of its reader
    }
    target.write(picture);
  }

  private void requireLetters(String word) {
    if (!Typeface.canShow(word)) {
      throw new IllegalArgumentException(
          ("%s: no font of this system can show \"%s\": install one that can (for Chinese, Japanese"
               + " and Korean, Noto Sans CJK), or choose a file that ends in .svg, which is shown"
               + " in the fonts of its reader.")
              .formatted(where, word));
    }
  }
}
