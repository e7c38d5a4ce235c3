package io.github.tfrnn.samples.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** One long text, for language models. */
public final class WholeText {

  /**
   * Reads a text in UTF-8; line ends become LF, a byte order mark at the start is skipped.
   *
   * @throws IOException if the file cannot be read, is empty, or is not UTF-8
   */
  public static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")");
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder() // reports errors
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          file + ": is not UTF-8; save it as UTF-8, or convert it (iconv -t UTF-8)", e);
    }
    text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    if (text.isBlank()) {
      throw new IOException(file + ": there is no text in it");
    }
    return text;
  }

  /** Returns WordNet's definitions, one a line. */
  public static String ofWordNet() throws IOException {
    return WordNetDefinitions.read().texts().stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private WholeText() {}
}
