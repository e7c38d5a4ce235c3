package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.words.TextNormalizer;
import io.github.tfrnn.text.words.WordSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns texts into sequences of word ids, with the ids of Keras's Tokenizer.
 *
 * <pre>{@code
 * Tokenizer tokenizer = Tokenizer.builder().numWords(20_000).build();
 * tokenizer.fitOnTexts(reviews);
 * int[][] sequences = tokenizer.textsToSequences(reviews);
 * }</pre>
 *
 * <p><b>Ids</b>: 0 is for padding and never a word. The most frequent word is 1, or 2 if there is
 * an {@code oovToken}, which then is 1; equally frequent words keep the order in which they first
 * came. {@link #wordIndex()} holds every word seen; {@code numWords} only limits what comes out:
 * ids from 1 to {@code numWords - 1}. An unknown word, or one beyond {@code numWords}, becomes the
 * id of the {@code oovToken}; without one it is left out.
 *
 * <p><b>Words</b>: the text is lower-cased, each character of {@code filters} is replaced by {@code
 * split}, the text is cut at {@code split}, and empty words are dropped. With {@code charLevel}
 * each code point of the lower-cased text is a word, and nothing is filtered. A code point outside
 * the Basic Multilingual Plane (an emoji) is one character, as in Python, not two; an emoji made of
 * several code points is several words at character level. Lower case is that of Python 3.11
 * (Unicode 14) on every JVM and in every locale: İ becomes i and a combining dot, Σ at the end of a
 * word becomes ς. No text is normalized: é as one code point and as two are different words.
 *
 * <p><b>Other languages</b>: a {@link WordSplitter} cuts into words in place of {@code filters} and
 * {@code split}, which know blanks alone; a {@link TextNormalizer} changes texts before they are
 * lower-cased and cut. Both are in the JSON, which Keras then refuses: it would cut otherwise.
 *
 * <pre>{@code
 * Tokenizer chinese = Tokenizer.builder().words(UnicodeWords.standard()).build();
 * }</pre>
 *
 * <p><b>Source</b>: {@code Tokenizer} of Keras's legacy text preprocessing, whose JSON {@link
 * #toJson()} writes and {@link #fromJson} reads. Where Keras answers with {@code None} or fails,
 * this class throws.
 *
 * <p><b>Thread-safety</b>: the {@code fit…} methods change the tokenizer; while one of them runs
 * nothing else may use it. As long as nobody fits, any number of threads may use all other methods
 * at once.
 */
public final class Tokenizer implements Asset {

  /** Name of the file that holds a tokenizer among the assets of an exported model. */
  public static final String ASSET_NAME = "tokenizer.json";

  /**
   * The characters that Keras filters by default: ASCII punctuation without the apostrophe, tab,
   * and line feed.
   */
  public static final String DEFAULT_FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n";

  private final int numWords; // 0: every word
  private final String filters;
  private final boolean lower;
  private final String split;
  private final boolean charLevel;
  private final String oovToken; // null: none
  private final WordSplitter words; // null: filters and split
  private final TextNormalizer normalizer; // null: none
  private final TextSplitter splitter;

  private final Vocabulary vocabulary;

  private Tokenizer(Builder options, Vocabulary vocabulary) {
    this.numWords = options.numWords;
    this.filters = options.filters;
    this.lower = options.lower;
    this.split = options.split;
    this.charLevel = options.charLevel;
    this.oovToken = options.oovToken;
    this.words = options.words;
    this.normalizer = options.normalizer;
    this.splitter = new TextSplitter(filters, lower, split, charLevel, words, normalizer);
    this.vocabulary = vocabulary;
  }

  /** Returns a builder with Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Learns the words of texts; may be called again with more texts, which moves the ids of words.
   *
   * <p>If a text is null, nothing is learnt from any of them.
   *
   * @throws NullPointerException if a text is null, naming its position
   */
  public void fitOnTexts(List<String> texts) {
    Inputs.requireTexts("fitOnTexts", texts);
    TextSplitter.Run run = splitter.newRun();
    vocabulary.beginTexts();
    for (String text : texts) {
      vocabulary.nextText();
      run.cut(text, vocabulary::count);
    }
  }

  /**
   * Learns the words of texts that are cut into words already. The words are normalized (if there
   * is a normalizer) and lower-cased (unless {@code lower(false)}), and otherwise taken as they
   * are, empty ones and ones with blanks too.
   *
   * <p>If a word is null, nothing is learnt from any of the texts. Source: Keras's {@code
   * fit_on_texts} given lists.
   *
   * @throws NullPointerException if a list or a word is null, naming its position
   */
  public void fitOnTokens(List<List<String>> tokens) {
    Inputs.requireTokens("fitOnTokens", tokens);
    TextSplitter.Run run = splitter.newRun();
    vocabulary.beginTexts();
    for (List<String> words : tokens) {
      vocabulary.nextText();
      words.forEach(word -> run.take(word, vocabulary::count));
    }
  }

  /**
   * Counts in how many sequences each id occurs, for {@link MatrixMode#TFIDF} without texts.
   *
   * @param sequences ids, one row a document
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if an id is negative
   */
  public void fitOnSequences(int[][] sequences) {
    Inputs.requireIds("fitOnSequences", sequences);
    vocabulary.addSequences(sequences);
  }

  /**
   * Returns the ids of the words of each text.
   *
   * @return one row a text, as long as the text has known words (all words, with an {@code
   *     oovToken})
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalStateException if there is an {@code oovToken}, an unknown word, and nothing has
   *     been fitted
   */
  public int[][] textsToSequences(List<String> texts) {
    Inputs.requireTexts("textsToSequences", texts);
    Sequencer sequencer = newSequencer();
    TextSplitter.Run run = splitter.newRun();
    int[][] sequences = new int[texts.size()][];
    int row = 0;
    for (String text : texts) {
      run.cut(text, sequencer);
      sequences[row++] = sequencer.next();
    }
    return sequences;
  }

  /**
   * Returns the ids of the words of one text, as {@link #textsToSequences} does.
   *
   * @throws NullPointerException if the text is null
   * @throws IllegalStateException if there is an {@code oovToken}, an unknown word, and nothing has
   *     been fitted
   */
  public int[] textToSequence(String text) {
    Sequencer sequencer = newSequencer();
    splitter.newRun().cut(Objects.requireNonNull(text, "textToSequence: text is null"), sequencer);
    return sequencer.next();
  }

  /**
   * Returns the ids of texts that are cut into words already; see {@link #fitOnTokens}.
   *
   * @return one row a text, as long as the text has known words (all words, with an {@code
   *     oovToken})
   * @throws NullPointerException if a list or a word is null, naming its position
   * @throws IllegalStateException if there is an {@code oovToken}, an unknown word, and nothing has
   *     been fitted
   */
  public int[][] tokensToSequences(List<List<String>> tokens) {
    Inputs.requireTokens("tokensToSequences", tokens);
    Sequencer sequencer = newSequencer();
    TextSplitter.Run run = splitter.newRun();
    int[][] sequences = new int[tokens.size()][];
    int row = 0;
    for (List<String> words : tokens) {
      words.forEach(word -> run.take(word, sequencer));
      sequences[row++] = sequencer.next();
    }
    return sequences;
  }

  /**
   * Returns the words of ids, with a blank between two words (at character level too).
   *
   * <p>An id of {@code numWords} or more, and an id without a word (0 among them), becomes the
   * {@code oovToken}; without one it is left out, but an id of {@code numWords} or more that has a
   * word never returns that word.
   *
   * @param sequences ids, one row a text
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalStateException if there is an {@code oovToken}, an id without a word, and
   *     nothing has been fitted
   */
  public List<String> sequencesToTexts(int[][] sequences) {
    Inputs.requireRows("sequencesToTexts", sequences);
    return Arrays.stream(sequences).map(this::sequenceToText).toList();
  }

  private String sequenceToText(int[] sequence) {
    WordIndex known = vocabulary.index();
    StringBuilder text = new StringBuilder();
    String blank = "";
    for (int id : sequence) {
      String word = known.word(id);
      if (word == null || isBeyond(id)) {
        word = oovToken;
        checkState(
            word == null || known.find(word) != WordIndex.UNKNOWN,
            "Tokenizer: id %s has no word and the oovToken \"%s\" no id: fit the tokenizer first",
            id,
            oovToken);
      }
      if (word != null) {
        text.append(blank).append(word);
        blank = " ";
      }
    }
    return text.toString();
  }

  /**
   * Returns one row a text and one column an id: which words it has, whatever their order.
   *
   * <p>The same as {@link #sequencesToMatrix} after {@link #textsToSequences}.
   *
   * @return {@code [texts, numWords]}, or {@code [texts, words + 1]} without {@code numWords}
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalStateException as {@link #textsToSequences} and {@link #sequencesToMatrix}
   */
  public float[][] textsToMatrix(List<String> texts, MatrixMode mode) {
    return sequencesToMatrix(textsToSequences(texts), mode);
  }

  /**
   * Returns one row a sequence and one column an id.
   *
   * <p>Ids beyond the columns are left out (in {@link MatrixMode#FREQ} they still count for the
   * length). Keras returns float64; these are the same numbers, computed in double and rounded
   * once.
   *
   * @param sequences ids, one row a text
   * @return {@code [sequences, numWords]}, or {@code [sequences, words + 1]} without {@code
   *     numWords}, where words is the size of {@link #wordIndex()}
   * @throws NullPointerException if a row is null, naming its position
   * @throws IllegalArgumentException if an id is negative
   * @throws IllegalStateException if there is neither {@code numWords} nor a fitted word, or for
   *     {@link MatrixMode#TFIDF} no document has been fitted
   */
  public float[][] sequencesToMatrix(int[][] sequences, MatrixMode mode) {
    Objects.requireNonNull(mode, "sequencesToMatrix: mode is null");
    Inputs.requireIds("sequencesToMatrix", sequences);
    int words = vocabulary.index().indices().size();
    checkState(
        numWords > 0 || words > 0,
        "Tokenizer: the width of the matrix is unknown: set numWords, or fit on some texts first");
    checkState(
        mode != MatrixMode.TFIDF || vocabulary.documentCount() > 0,
        "Tokenizer: TFIDF needs the document counts of a fit, and nothing has been fitted: call"
            + " fitOnTexts first");
    int columns = numWords > 0 ? numWords : words + 1;
    Map<Integer, Long> indexDocs = mode == MatrixMode.TFIDF ? vocabulary.indexDocs() : Map.of();
    return BagOfWords.matrix(sequences, columns, mode, vocabulary.documentCount(), indexDocs);
  }

  /**
   * Returns the {@code inputDim} of an Embedding for these sequences: the largest id that can come
   * out, plus one.
   *
   * <p>That is {@code wordIndex().size() + 1}, or {@code numWords} if that is less. Two rare cases
   * need more, where Keras's usual formulas are one or more short: {@code numWords(1)} with an
   * {@code oovToken} (its id is 1), and an {@code oovToken} which the texts themselves contain (its
   * id is then that of its rank).
   *
   * @throws IllegalStateException if nothing has been fitted
   */
  public int vocabularySize() {
    WordIndex known = vocabulary.index();
    checkState(
        vocabulary.documentCount() > 0 || !known.indices().isEmpty(),
        "Tokenizer: vocabularySize is known only after fitting: call fitOnTexts first");
    int size = known.largest() + 1;
    if (numWords > 0) {
      size = Math.max(Math.min(numWords, size), vocabulary.oovIndex() + 1);
    }
    return size;
  }

  /**
   * Returns the id of every word seen, {@code numWords} or not, in the order of the ids.
   *
   * <p>An {@code oovToken} stands first; its id is 1 unless the texts contain it, see {@link
   * #vocabularySize()}.
   *
   * @return unmodifiable; later fits do not change it
   */
  public Map<String, Integer> wordIndex() {
    return vocabulary.index().indices();
  }

  /**
   * Returns the word of every id, the inverse of {@link #wordIndex()}.
   *
   * @return unmodifiable; later fits do not change it
   */
  public Map<Integer, String> indexWord() {
    return vocabulary.index().words();
  }

  /**
   * Returns how often each word was seen, in the order in which the words first came.
   *
   * @return an unmodifiable copy
   */
  public Map<String, Long> wordCounts() {
    return Collections.unmodifiableMap(vocabulary.wordCounts());
  }

  /**
   * Returns in how many texts each word was seen, in the order in which the words first came (in
   * Python the order is random).
   *
   * @return an unmodifiable copy
   */
  public Map<String, Long> wordDocs() {
    return Collections.unmodifiableMap(vocabulary.wordDocs());
  }

  /**
   * Returns in how many texts or sequences each id was seen, in the order of the ids.
   *
   * @return an unmodifiable copy
   */
  public Map<Integer, Long> indexDocs() {
    return Collections.unmodifiableMap(vocabulary.indexDocs());
  }

  /** Returns how many texts and sequences have been fitted. */
  public long documentCount() {
    return vocabulary.documentCount();
  }

  /** Returns the limit of ids that come out, exclusive, if there is one. */
  public OptionalInt numWords() {
    return numWords == 0 ? OptionalInt.empty() : OptionalInt.of(numWords);
  }

  /** Returns the characters that are replaced by {@link #split()}. */
  public String filters() {
    return filters;
  }

  /** Returns whether texts are lower-cased. */
  public boolean lower() {
    return lower;
  }

  /** Returns the string at which texts are cut into words. */
  public String split() {
    return split;
  }

  /** Returns whether every code point is a word. */
  public boolean charLevel() {
    return charLevel;
  }

  /** Returns the word that stands for unknown ones, if there is one. */
  public Optional<String> oovToken() {
    return Optional.ofNullable(oovToken);
  }

  /** Returns what cuts texts into words in place of filters and split, if it was set. */
  public Optional<WordSplitter> words() {
    return Optional.ofNullable(words);
  }

  /** Returns what changes texts before they are lower-cased and cut, if it was set. */
  public Optional<TextNormalizer> normalizer() {
    return Optional.ofNullable(normalizer);
  }

  /**
   * Returns options and words as JSON, which Keras's {@code tokenizer_from_json} reads; it refuses
   * that of a tokenizer with {@link #words()} or a {@link #normalizer()}.
   *
   * <p>ASCII only: other characters are escaped, as in Python, so that it may be stored in any
   * encoding.
   */
  public String toJson() {
    return TokenizerJson.write(this);
  }

  /**
   * Returns the tokenizer of a JSON text that {@link #toJson()} or Keras's {@code
   * Tokenizer.to_json} wrote; also if Python has put that text into a JSON string once more, as
   * {@code json.dumps(tokenizer.to_json())} does.
   *
   * @throws IllegalArgumentException if it is not such a text, naming what is wrong; or if the
   *     tokenizer had a splitter that is not one of this library's
   */
  public static Tokenizer fromJson(String json) {
    return fromJson(json, new WordSplitter[0]);
  }

  /**
   * Returns the tokenizer of a JSON text as {@link #fromJson(String)} does; if it had a splitter of
   * one's own, that one of the given splitters that has its name.
   *
   * @throws IllegalArgumentException if it is not such a text, naming what is wrong; or if none of
   *     the splitters has the name, or it has other settings
   */
  public static Tokenizer fromJson(String json, WordSplitter... ownSplitters) {
    return TokenizerJson.read(
        Objects.requireNonNull(json, "Tokenizer.fromJson: json is null"), List.of(ownSplitters));
  }

  /**
   * Returns the tokenizer that a model was exported with.
   *
   * @param ownSplitters as of {@link #fromJson(String, WordSplitter...)}
   * @throws IllegalArgumentException if it was exported without one, or as {@code fromJson}
   */
  public static Tokenizer from(ExportedModel model, WordSplitter... ownSplitters) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8), ownSplitters);
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

  /**
   * Writes {@link #toJson()} to a file: first under another name in the same folder, then moved
   * into place, so that readers meet the old file or the new one, never a part of it.
   *
   * @throws IOException if it cannot be written, naming the file
   */
  public void save(Path file) throws IOException {
    WholeFile.write(file, toJson());
  }

  /**
   * Returns the tokenizer of a file that {@link #save} or Python wrote.
   *
   * @param ownSplitters as of {@link #fromJson(String, WordSplitter...)}
   * @throws IOException if the file cannot be read, naming it
   * @throws IllegalArgumentException if its content is not a tokenizer, naming the file and what is
   *     wrong
   */
  public static Tokenizer load(Path file, WordSplitter... ownSplitters) throws IOException {
    String json = WholeFile.read(file);
    try {
      return fromJson(json, ownSplitters);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Tokenizer[words=%d, documents=%d, numWords=%s, charLevel=%s, oovToken=%s%s%s]"
        .formatted(
            wordIndex().size(),
            vocabulary.documentCount(),
            numWords == 0 ? "all" : numWords,
            charLevel,
            oovToken,
            words == null ? "" : ", splitter=" + words,
            normalizer == null ? "" : ", normalizer=" + normalizer);
  }

  private boolean isBeyond(int id) {
    return numWords > 0 && id >= numWords;
  }

  private Sequencer newSequencer() {
    return new Sequencer(vocabulary.index(), numWords, oovToken, vocabulary.oovIndex());
  }

  /** Collects the options of a tokenizer; each starts at Keras's default. */
  public static final class Builder {
    private int numWords = 0;
    private String filters = DEFAULT_FILTERS;
    private boolean lower = true;
    private String split = " ";
    private boolean charLevel = false;
    private String oovToken = null;
    private WordSplitter words = null;
    private TextNormalizer normalizer = null;

    private Builder() {}

    /**
     * Limits the ids that come out to those below it: the {@code numWords - 1} most frequent words.
     * Default: no limit.
     *
     * @param numWords at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder numWords(int numWords) {
      checkArgument(
          numWords >= 1,
          "Tokenizer: numWords must be at least 1, got %s; leave it out to keep every word",
          numWords);
      this.numWords = numWords;
      return this;
    }

    /** Sets the characters that end a word and are dropped. Default: {@link #DEFAULT_FILTERS}. */
    public Builder filters(String filters) {
      this.filters =
          Objects.requireNonNull(filters, "Tokenizer: filters is null; \"\" filters nothing");
      return this;
    }

    /** Sets whether texts are lower-cased. Default: true. */
    public Builder lower(boolean lower) {
      this.lower = lower;
      return this;
    }

    /**
     * Sets the string between two words. Default: one blank.
     *
     * @param split not empty
     * @throws IllegalArgumentException if it is empty
     */
    public Builder split(String split) {
      Objects.requireNonNull(split, "Tokenizer: split is null");
      checkArgument(
          !split.isEmpty(),
          "Tokenizer: split must not be empty; for single characters use charLevel(true)");
      this.split = split;
      return this;
    }

    /** Sets whether every code point is a word. Default: false. */
    public Builder charLevel(boolean charLevel) {
      this.charLevel = charLevel;
      return this;
    }

    /** Sets the word that stands for unknown ones; it is never lower-cased. Default: none. */
    public Builder oovToken(String oovToken) {
      this.oovToken =
          Objects.requireNonNull(oovToken, "Tokenizer: oovToken is null; leave it out for none");
      return this;
    }

    /**
     * Sets what cuts texts into words, after they are normalized and lower-cased, in place of
     * {@code filters} and {@code split}. Default: those.
     *
     * @throws IllegalArgumentException if it has no name, or that of another one of this library's
     */
    public Builder words(WordSplitter words) {
      SplittingJson.requireFindable(words);
      this.words = words;
      return this;
    }

    /**
     * Sets what changes texts before they are lower-cased and cut. With a lower case of its own,
     * such as Turkish, {@code lower} may stay: it finds nothing left to do. Default: nothing.
     */
    public Builder normalizer(TextNormalizer normalizer) {
      this.normalizer =
          Objects.requireNonNull(
              normalizer, "Tokenizer: normalizer is null; leave it out to change nothing");
      return this;
    }

    /**
     * Returns a tokenizer that has not seen any text.
     *
     * @throws IllegalArgumentException if there are {@code words} together with {@code charLevel},
     *     or with filters or split of one's own, which would do nothing
     */
    public Tokenizer build() {
      return build(Vocabulary.empty(oovToken));
    }

    Tokenizer build(Vocabulary vocabulary) {
      checkArgument(
          words == null || !charLevel,
          "Tokenizer: words(…) cuts texts into words and charLevel(true) into code points: leave"
              + " one of them out; Graphemes are the characters that readers see");
      checkArgument(
          words == null || (filters.equals(DEFAULT_FILTERS) && split.equals(" ")),
          "Tokenizer: with words(…), filters and split do nothing: leave them out, or filter in a"
              + " WordSplitter of your own");
      return new Tokenizer(this, vocabulary);
    }
  }
}
