package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a vocabulary in a file, one a line, as Keras reads them. */
final class VocabularyFile {

  /**
   * Returns the tokens, after special ones which the file does not need to have.
   *
   * <p>As in Keras, a first line "[UNK]" is a token like any other; only in mode INT, where Keras
   * refuses the empty line before it, both together are the special ones.
   */
  static List<String> read(Path file, VectorizationMode mode) {
    List<String> tokens = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      tokens.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    if (tokens.get(tokens.size() - 1).isEmpty()) {
      tokens.remove(tokens.size() - 1); // after the last line end
    }
    List<String> specials = TokenVocabulary.specials(mode);
    boolean special =
        mode == VectorizationMode.INT
            && tokens.size() >= specials.size()
            && tokens.subList(0, specials.size()).equals(specials);
    List<String> own = special ? tokens.subList(specials.size(), tokens.size()) : tokens;
    checkArgument(!own.isEmpty(), "%s: there is no token in it, one a line is expected", file);
    int empty = own.indexOf("");
    checkArgument(
        empty < 0,
        "%s: line %s is empty; a token is expected on every line",
        file,
        tokens.size() - own.size() + empty + 1);
    List<String> all = new ArrayList<>(specials);
    all.addAll(own);
    return all;
  }

  private static String text(Path file) {
    try {
      return WholeFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes tokens, without special ones. */
  static void write(Path file, List<String> tokens) throws IOException {
    int place = 0;
    for (String token : tokens) {
      checkArgument(
          token.indexOf('\n') < 0 && !token.endsWith("\r"),
          "%s: token %s holds the end of a line, which a file of one token a line cannot; use"
              + " toJson",
          file,
          place);
      place++;
    }
    WholeFile.write(file, String.join("\n", tokens) + "\n");
  }

  private VocabularyFile() {}
}
