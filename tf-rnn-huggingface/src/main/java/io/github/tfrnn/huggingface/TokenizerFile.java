package io.github.tfrnn.huggingface;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tokenizer that somebody trained or published: Hugging Face's {@code tokenizer.json}, of any
 * kind (byte-pair encoding, WordPiece, Unigram, words), with its normalizer and its special tokens.
 *
 * <pre>{@code
 * try (TokenizerFile tokenizer = TokenizerFile.read(file, TokenizerOptions.asInFile().maxlen(128))) {
 *   int[][] ids = padSequences(tokenizer.ids(texts), maxlen(128)); // Embedding.of(tokenizer.size(), 128)
 *   model.export(folder, tokenizer);
 * }
 * }</pre>
 *
 * <p><b>Ids</b>: 0 is padding and never a token; the others are those of the file and one more, a
 * token {@code [PAD]} of the file too. What the file says about padding is left out; texts are cut
 * off where it says so.
 *
 * <p><b>Equal to Python</b>: the ids, less one, are those that {@code
 * tokenizers.Tokenizer.from_file(…).encode(text).ids} gives, since the same library computes them:
 * version 0.21.0, native, from the jar of DJL 0.33.0 (Apache-2.0). It is written to a file once,
 * below {@code ~/.djl.ai} or where the environment's {@code DJL_CACHE_DIR} says. Nothing is
 * downloaded, and nothing is sent.
 *
 * <p>Safe for use by any number of threads; several texts at once are shared out among the
 * processors. Whoever makes one closes it; ids and texts cannot be had from it then, its JSON and
 * its size can.
 */
public final class TokenizerFile implements Asset, AutoCloseable {

  /** Name of the file that holds it among the assets of an exported model. */
  public static final String ASSET_NAME = "huggingface-tokenizer.json";

  private final TokenizerJson json;
  private final NativeTokenizer tokenizer;

  private TokenizerFile(String where, String text, TokenizerOptions options) {
    this.json = TokenizerJson.of(where, text, options);
    this.tokenizer = new NativeTokenizer(where, json.text());
    if (options.cut() == TokenizerOptions.Cut.AT_MAXLEN) {
      int special = tokenizer.specialTokens();
      if (options.maxlen() <= special) {
        tokenizer.close();
      }
      checkArgument(
          options.maxlen() > special,
          "%s: maxlen must be more than the %s special tokens of each text, got %s",
          where,
          special,
          options.maxlen());
    }
  }

  /**
   * Reads a tokenizer, and does what its file says.
   *
   * @param file {@code tokenizer.json}
   * @return the caller closes it
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is something else
   */
  public static TokenizerFile read(Path file) throws IOException {
    return read(file, TokenizerOptions.asInFile());
  }

  /**
   * Reads a tokenizer.
   *
   * @param file {@code tokenizer.json}
   * @param options what to do otherwise than the file says
   * @return the caller closes it
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is something else, or if the options leave no place for
   *     a token of the text
   */
  public static TokenizerFile read(Path file, TokenizerOptions options) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read as UTF-8 text: " + e, e);
    }
    return new TokenizerFile(file.toString(), text, options);
  }

  /**
   * Returns the tokenizer that {@link #toJson} wrote, or any text of a {@code tokenizer.json}.
   *
   * @return the caller closes it
   * @throws IllegalArgumentException if the text is something else
   */
  public static TokenizerFile fromJson(String json) {
    return new TokenizerFile(ASSET_NAME, json, TokenizerOptions.asInFile());
  }

  /**
   * Returns the tokenizer that a model was exported with.
   *
   * @return the caller closes it
   * @throws IllegalArgumentException if it was exported without one
   */
  public static TokenizerFile from(ExportedModel model) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
  }

  /**
   * Returns the number of ids, padding included: {@code inputDim}. It is one more than the largest
   * id, whether all smaller ones are given or not.
   */
  public int size() {
    return json.ids() + 1;
  }

  /**
   * Returns the ids of a text; lone surrogates are read as question marks.
   *
   * @throws IllegalStateException if the tokenizer is closed
   */
  public int[] ids(String text) {
    return ids(List.of(requireNonNull(text, "TokenizerFile.ids: text is null")))[0];
  }

  /**
   * Returns the ids of each text; lone surrogates are read as question marks.
   *
   * @return one row a text, of any length
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalStateException if the tokenizer is closed
   */
  public int[][] ids(List<String> texts) {
    List<String> given = new ArrayList<>(texts);
    for (int i = 0; i < given.size(); i++) {
      int at = i;
      requireNonNull(given.get(i), () -> "TokenizerFile.ids: text " + at + " is null");
    }
    long[][] found = tokenizer.ids(given);
    int[][] ids = new int[found.length][];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = Arrays.stream(found[row]).mapToInt(id -> Math.toIntExact(id + 1)).toArray();
    }
    return ids;
  }

  /**
   * Returns the text of ids as the tokenizer's decoder writes it; padding and special tokens are
   * left out. It need not be the text that the ids are of: a normalizer may have changed that.
   *
   * @throws IllegalArgumentException if an id is not in [0, size)
   * @throws IllegalStateException if the tokenizer is closed
   */
  public String text(int... ids) {
    for (int id : ids) {
      checkArgument(
          id >= 0 && id < size(), "TokenizerFile: ids must be in [0, %s), got %s", size(), id);
    }
    return tokenizer.text(
        Arrays.stream(ids).filter(id -> id > 0).mapToLong(id -> id - 1L).toArray());
  }

  /**
   * Returns the tokenizer with its options as a {@code tokenizer.json}, ASCII alone: Python's
   * {@code tokenizers} reads it, and gives these ids, less one.
   */
  public String toJson() {
    return json.text();
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  /** Returns {@link #toJson()} in UTF-8. */
  @Override
  public byte[] assetContent() {
    return toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the native memory back; a second call does nothing. */
  @Override
  public void close() {
    tokenizer.close();
  }

  @Override
  public String toString() {
    return "TokenizerFile[%d]".formatted(size());
  }
}
