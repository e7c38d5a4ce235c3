package io.github.tfrnn.text.subwords;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.AtomicFile;
import io.github.tfrnn.saving.ExportedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Subwords by byte-pair encoding: a text is its bytes, and the neighbours that stood together most
 * often in training become one token, again and again. Nothing is unknown: at worst a character is
 * its bytes.
 *
 * <pre>{@code
 * BytePairEncoding subwords = BytePairEncoding.train(texts, 8000);
 * int[][] ids = padSequences(subwords.ids(texts), maxlen(100)); // Embedding.of(subwords.size(), 128)
 * model.export(folder, subwords);
 * }</pre>
 *
 * <p><b>Ids</b>: 0 is padding and never a token. {@link #text} of {@link #ids(String)} is the text,
 * if that has no lone surrogates, which become question marks.
 *
 * <p><b>Source</b>: Sennrich, Haddow, Birch (2016); over bytes as GPT-2 (Radford et al. 2019), with
 * its pieces and its printable bytes. Trained on the same texts it has the merges of Hugging Face's
 * {@code ByteLevelBPETokenizer}; ids here are one more, for the padding. Special tokens of such a
 * file, {@code <|endoftext|>}, have an id, but no text is given it. Which characters are letters
 * and numbers the JVM says: Java 17 has those of Unicode 13. Immutable, safe for use by any number
 * of threads.
 */
public final class BytePairEncoding implements Asset {

  /** Name of the file that holds it among the assets of an exported model. */
  public static final String ASSET_NAME = "subwords.json";

  /** Name of the file that holds the ids by token in a folder. */
  public static final String VOCABULARY = "vocab.json";

  /** Name of the file that holds the merges in a folder. */
  public static final String MERGES = "merges.txt";

  private static final String HEADER = "#version:"; // of the merges, which it is none of
  private static final int REMEMBERED = 50_000; // pieces whose ids are kept
  private static final int LONGEST_REMEMBERED = 32; // characters

  private final List<String> tokens; // by number, which is the id less one
  private final List<String> merges; // "left right"
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Merges table;
  private final int[] byteTokens = new int[512]; // by character
  private final Map<String, int[]> known = new ConcurrentHashMap<>();

  private BytePairEncoding(String where, List<String> tokens, List<String> merges) {
    this.tokens = List.copyOf(tokens);
    this.merges = List.copyOf(merges);
    for (String token : tokens) {
      checkArgument(
          numbers.put(token, numbers.size()) == null,
          "%s: the token \"%s\" is there twice",
          where,
          token);
    }
    for (String single : ByteAlphabet.sorted()) {
      byteTokens[single.charAt(0)] = number(where, single, "every byte needs a token");
    }
    List<Merges.Pair> pairs = new ArrayList<>();
    List<Integer> made = new ArrayList<>();
    for (String merge : merges) {
      int blank = merge.indexOf(' ');
      checkArgument(
          blank > 0 && blank == merge.lastIndexOf(' ') && blank < merge.length() - 1,
          "%s: a merge must be two tokens and a blank between them, got \"%s\"",
          where,
          merge);
      String left = merge.substring(0, blank);
      String right = merge.substring(blank + 1);
      pairs.add(
          new Merges.Pair(
              number(where, left, "of the merge"), number(where, right, "of the merge")));
      made.add(number(where, left + right, "of the merge"));
    }
    this.table = new Merges(pairs, made);
  }

  private int number(String where, String token, String why) {
    Integer number = numbers.get(token);
    checkArgument(number != null, "%s: there is no token \"%s\": %s", where, token, why);
    return number;
  }

  /**
   * Learns subwords that stand in the texts at least twice.
   *
   * @param texts gone through once; of each different word a count is kept
   * @param size how many ids at most, padding included: at least 257, all bytes
   * @throws NullPointerException if a text is null
   */
  public static BytePairEncoding train(Iterable<String> texts, int size) {
    return train(texts, size, 2);
  }

  /**
   * Learns subwords.
   *
   * @param texts gone through once; of each different word a count is kept
   * @param size how many ids at most, padding included: at least 257, all bytes
   * @param minFrequency how often a subword has to stand in the texts, at least 1
   * @throws NullPointerException if a text is null
   */
  public static BytePairEncoding train(Iterable<String> texts, int size, int minFrequency) {
    checkArgument(
        size >= 257, "BytePairEncoding: the size must be at least 257, all bytes, got %s", size);
    checkArgument(
        minFrequency >= 1,
        "BytePairEncoding: minFrequency must be at least 1, got %s",
        minFrequency);
    Map<String, Long> pieces = new LinkedHashMap<>();
    long position = 0;
    for (String text : texts) {
      long at = position++;
      requireNonNull(text, () -> "BytePairEncoding.train: text " + at + " is null");
      Pieces.cut(text, piece -> pieces.merge(piece, 1L, Long::sum));
    }
    List<String> tokens = new ArrayList<>(Arrays.asList(ByteAlphabet.sorted()));
    int[] bytes = new int[512];
    for (int i = 0; i < tokens.size(); i++) {
      bytes[tokens.get(i).charAt(0)] = i;
    }
    MergeLearner learner = new MergeLearner();
    pieces.forEach(
        (piece, count) ->
            learner.add(ByteAlphabet.of(piece).chars().map(c -> bytes[c]).toArray(), count));
    learner.begin();
    Map<String, Integer> numbers = new HashMap<>();
    List<String> merges = new ArrayList<>();
    while (tokens.size() + 1 < size) {
      Merges.Pair pair = learner.next(minFrequency);
      if (pair == null) {
        break;
      }
      String left = tokens.get(pair.left());
      String right = tokens.get(pair.right());
      merges.add(left + " " + right);
      // Two pairs may make the same token: that is one token.
      Integer same = numbers.putIfAbsent(left + right, tokens.size());
      if (same == null) {
        tokens.add(left + right);
      }
      learner.merge(pair, same == null ? tokens.size() - 1 : same);
    }
    return new BytePairEncoding("BytePairEncoding", tokens, merges);
  }

  /**
   * Reads {@value #VOCABULARY} and {@value #MERGES} of a folder, such as {@link #save} writes.
   *
   * @param folder with the two files
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file is something else
   */
  public static BytePairEncoding read(Path folder) throws IOException {
    return read(folder.resolve(VOCABULARY), folder.resolve(MERGES));
  }

  /**
   * Reads the two files that GPT-2 and Hugging Face's tokenizers write. The ids are those of the
   * file and one more, as 0 is padding.
   *
   * @param vocabulary {@code vocab.json}: ids by token
   * @param merges {@code merges.txt}: two tokens a line, the first comes first
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file is something else
   */
  public static BytePairEncoding read(Path vocabulary, Path merges) throws IOException {
    List<String> tokens = SubwordsJson.vocabulary(vocabulary.toString(), content(vocabulary));
    List<String> all = content(merges).lines().toList();
    boolean headed = !all.isEmpty() && all.get(0).startsWith(HEADER);
    List<String> lines = all.stream().skip(headed ? 1 : 0).filter(line -> !line.isBlank()).toList();
    return new BytePairEncoding(vocabulary + " and " + merges, tokens, lines);
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is not UTF-8", e);
    }
  }

  /**
   * Writes {@value #VOCABULARY} and {@value #MERGES} as Hugging Face's tokenizers do: {@link #read}
   * gives these subwords again, and Python's {@code ByteLevelBPETokenizer} their ids, less one.
   * Each file is written whole or not at all, in place of one that is there.
   *
   * @param folder made if it is missing
   * @throws IOException if a file cannot be written
   */
  public void save(Path folder) throws IOException {
    write(folder.resolve(VOCABULARY), SubwordsJson.vocabulary(tokens));
    write(
        folder.resolve(MERGES),
        HEADER + " 0.2\n" + String.join("", merges.stream().map(merge -> merge + "\n").toList()));
  }

  private static void write(Path file, String content) throws IOException {
    try {
      AtomicFile.write(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
  }

  /**
   * Returns the subwords that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static BytePairEncoding fromJson(String json) {
    SubwordsJson read = SubwordsJson.parse(ASSET_NAME, json);
    return new BytePairEncoding(ASSET_NAME, read.tokens(), read.merges());
  }

  /**
   * Returns the subwords that a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without them
   */
  public static BytePairEncoding from(ExportedModel model) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
  }

  /** Returns the number of ids, padding included: {@code inputDim}. */
  public int size() {
    return tokens.size() + 1;
  }

  /** Returns the tokens in the order of their ids from 1 on; each byte is a printable character. */
  public List<String> tokens() {
    return tokens;
  }

  /** Returns the merges, two tokens with a blank between them; the first comes first. */
  public List<String> merges() {
    return merges;
  }

  /** Returns the ids of a text. */
  public int[] ids(String text) {
    requireNonNull(text, "BytePairEncoding.ids: text is null");
    List<int[]> found = new ArrayList<>();
    Pieces.cut(text, piece -> found.add(idsOfPiece(piece)));
    int[] ids = new int[found.stream().mapToInt(each -> each.length).sum()];
    int at = 0;
    for (int[] each : found) {
      System.arraycopy(each, 0, ids, at, each.length);
      at += each.length;
    }
    return ids;
  }

  private int[] idsOfPiece(String piece) {
    int[] ids = known.get(piece);
    if (ids == null) {
      int[] numbered = ByteAlphabet.of(piece).chars().map(c -> byteTokens[c]).toArray();
      int length = table.apply(numbered, numbered.length);
      ids = new int[length];
      for (int i = 0; i < length; i++) {
        ids[i] = numbered[i] + 1;
      }
      if (known.size() < REMEMBERED && piece.length() <= LONGEST_REMEMBERED) {
        known.put(piece, ids);
      }
    }
    return ids;
  }

  /**
   * Returns the ids of each text.
   *
   * @return one row a text, of any length
   * @throws NullPointerException if a text is null, naming its position
   */
  public int[][] ids(List<String> texts) {
    int[][] ids = new int[texts.size()][];
    int row = 0;
    for (String text : texts) {
      int at = row++;
      ids[at] = ids(requireNonNull(text, () -> "BytePairEncoding.ids: text " + at + " is null"));
    }
    return ids;
  }

  /**
   * Returns the text of ids; padding is left out, bytes that are no UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException if an id is not in [0, size)
   */
  public String text(int... ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      checkArgument(
          id >= 0 && id < size(), "BytePairEncoding: ids must be in [0, %s), got %s", size(), id);
      if (id > 0) {
        String token = tokens.get(id - 1);
        bytes.writeBytes(
            ByteAlphabet.isOf(token)
                ? ByteAlphabet.bytes(token)
                : token.getBytes(StandardCharsets.UTF_8)); // a special one of somebody's file
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Returns tokens and merges, ASCII alone. */
  public String toJson() {
    return new SubwordsJson(tokens, merges).write();
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

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePairEncoding that
        && tokens.equals(that.tokens)
        && merges.equals(that.merges);
  }

  @Override
  public int hashCode() {
    return 31 * tokens.hashCode() + merges.hashCode();
  }

  @Override
  public String toString() {
    return "BytePairEncoding[%d]".formatted(size());
  }
}
