package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.InputTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Turns texts into token ids or counts, with the numbers of Keras 3's TextVectorization.
 *
 * <pre>{@code
 * TextVectorization vectorization =
 *     TextVectorization.builder().maxTokens(20_000).outputSequenceLength(100).build().adapt(texts);
 * int[][] ids = vectorization.ids(texts); // for fit, with Embedding of vectorization.vocabularySize()
 * model.export(folder, vectorization); // has a signature "text", which takes strings
 * }</pre>
 *
 * <p><b>Steps</b>: a text is standardized ({@link Standardization}), cut into tokens ({@link
 * Splitting}), neighbouring tokens are joined by a blank (n-grams, if asked for), and each token
 * becomes its id ({@link VectorizationMode}).
 *
 * <p><b>Ids</b>: in mode {@link VectorizationMode#INT} 0 is padding, 1 an unknown token, and 2 the
 * most frequent token; in the other modes column 0 counts unknown tokens, and the most frequent
 * token is 1. Equally frequent tokens come in the descending order of their UTF-8 bytes. A token
 * {@code "[UNK]"} of the texts is never learnt.
 *
 * <p><b>Exported</b>, it is the asset {@value #ASSET_NAME}, and the model gets a signature {@code
 * text}, which takes strings {@code [batch]} and gives the model's outputs, in Java, in Python and
 * in TensorFlow Serving: for every sequence of bytes the same ids as here.
 *
 * <p><b>Bytes</b>: as in TensorFlow, a text is bytes, mostly UTF-8. Java's strings are taken in
 * UTF-8, a lone surrogate as a question mark; bytes that are no UTF-8 go through {@link
 * #idsOfBytes} and {@link #matrixOfBytes}: they belong to the token they stand in, which no
 * vocabulary has; see {@link Splitting#CHARACTER} for single characters.
 *
 * <p><b>Source</b>: {@code keras.layers.TextVectorization} of Keras 3.15. It gives int64 where this
 * gives int32 or float32; where all texts of a batch are without tokens, and no {@code
 * outputSequenceLength} is set, its rows have no timestep and these have one of padding, as no
 * model takes sequences of none; where nothing can be learnt, it fails later, and this at once.
 *
 * <p>Immutable, safe for use by any number of threads.
 */
public final class TextVectorization implements Asset {

  /** Name of the file that holds it among the assets of an exported model. */
  public static final String ASSET_NAME = "text_vectorization.json";

  private final VectorizationOptions options;
  private final Optional<TokenVocabulary> vocabulary;
  private final boolean given;

  /**
   * Makes one.
   *
   * @param given whether the vocabulary was given, and not learnt
   */
  TextVectorization(
      VectorizationOptions options, Optional<TokenVocabulary> vocabulary, boolean given) {
    this.options = options;
    this.vocabulary = vocabulary;
    this.given = given;
  }

  /** Returns a builder with Keras's defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns one with the same options and the vocabulary of texts: their most frequent tokens, and
   * in mode {@link VectorizationMode#TF_IDF} the tokens' weights. What was learnt before is
   * forgotten.
   *
   * @param texts read once, one after the other; they need not fit into memory
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalArgumentException if no text has a token
   * @throws IllegalStateException if a vocabulary was given
   */
  public TextVectorization adapt(Iterable<String> texts) {
    Objects.requireNonNull(texts, "TextVectorization.adapt: texts is null");
    checkState(
        !given,
        "TextVectorization: a vocabulary was given, so none can be learnt: leave it out of the"
            + " builder to adapt to texts");
    TokenCounts counts = new TokenCounts();
    long position = 0;
    for (String text : texts) {
      long at = position++;
      counts.add(
          options.tokens(
              Octets.of(
                  Objects.requireNonNull(
                      text, () -> "TextVectorization.adapt: text " + at + " is null"))));
    }
    return new TextVectorization(options, Optional.of(counts.vocabulary(options)), false);
  }

  /**
   * Returns the ids of the tokens of each text, zeros after those of shorter ones: in mode {@link
   * VectorizationMode#INT}.
   *
   * @return {@code [texts, timesteps]}, {@code outputSequenceLength} timesteps or those of the
   *     longest text, at least one
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalStateException in another mode, or before adapting
   */
  public int[][] ids(List<String> texts) {
    Inputs.requireTexts("TextVectorization.ids", texts);
    return idsOfOctets(texts.stream().map(Octets::of).toList());
  }

  /**
   * As {@link #ids}, of texts of any bytes.
   *
   * @param texts mostly in UTF-8
   */
  public int[][] idsOfBytes(List<byte[]> texts) {
    Inputs.requireBytes("TextVectorization.idsOfBytes", texts);
    return idsOfOctets(texts.stream().map(Octets::of).toList());
  }

  private int[][] idsOfOctets(List<String> texts) {
    checkState(
        options.mode() == VectorizationMode.INT,
        "TextVectorization: the mode is %s, which has no ids: call matrix, or build it with mode"
            + " INT",
        options.mode());
    TokenVocabulary known = adapted();
    int[][] ids = new int[texts.size()][];
    int longest = 1; // no model takes sequences of none
    for (int row = 0; row < ids.length; row++) {
      ids[row] = options.tokens(texts.get(row)).stream().mapToInt(known::id).toArray();
      longest = Math.max(longest, ids[row].length);
    }
    int timesteps = options.outputSequenceLength().orElse(longest);
    for (int row = 0; row < ids.length; row++) {
      ids[row] = Arrays.copyOf(ids[row], timesteps); // with zeros, or without the end
    }
    return ids;
  }

  /**
   * Returns one row a text and one column a token, in the modes other than {@link
   * VectorizationMode#INT}.
   *
   * @return {@code [texts, vocabularySize()]}, or {@code [texts, maxTokens]} with {@code
   *     padToMaxTokens}
   * @throws NullPointerException if a text is null, naming its position
   * @throws IllegalStateException in mode INT, or before adapting
   */
  public float[][] matrix(List<String> texts) {
    Inputs.requireTexts("TextVectorization.matrix", texts);
    return matrixOfOctets(texts.stream().map(Octets::of).toList());
  }

  /**
   * As {@link #matrix}, of texts of any bytes.
   *
   * @param texts mostly in UTF-8
   */
  public float[][] matrixOfBytes(List<byte[]> texts) {
    Inputs.requireBytes("TextVectorization.matrixOfBytes", texts);
    return matrixOfOctets(texts.stream().map(Octets::of).toList());
  }

  private float[][] matrixOfOctets(List<String> texts) {
    checkState(
        options.mode() != VectorizationMode.INT,
        "TextVectorization: the mode is INT, which has no matrix: call ids, or build it with mode"
            + " MULTI_HOT, COUNT or TF_IDF");
    TokenVocabulary known = adapted();
    float[] weights = known.weights().orElse(new float[0]);
    float[][] matrix = new float[texts.size()][columns()];
    for (int row = 0; row < matrix.length; row++) {
      float[] counts = matrix[row];
      for (String token : options.tokens(texts.get(row))) {
        if (!token.equals(TokenVocabulary.PADDING)) { // a text that is not split
          int id = known.id(token);
          counts[id] = options.mode() == VectorizationMode.MULTI_HOT ? 1 : counts[id] + 1;
        }
      }
      for (int id = 0; id < weights.length; id++) {
        counts[id] *= weights[id];
      }
    }
    return matrix;
  }

  /** Returns the ids or the matrix of texts, what a model takes. */
  Rows rows(List<String> texts) {
    return options.mode() == VectorizationMode.INT ? Rows.of(ids(texts)) : Rows.of(matrix(texts));
  }

  /** Returns the columns of a matrix. */
  int columns() {
    return options.padToMaxTokens() ? options.maxTokens().getAsInt() : adapted().size();
  }

  TokenVocabulary adapted() {
    checkState(
        vocabulary.isPresent(),
        "TextVectorization: there is no vocabulary yet: use what adapt(texts) returns, or give a"
            + " vocabulary to the builder");
    return vocabulary.get();
  }

  VectorizationOptions options() {
    return options;
  }

  /**
   * Returns the tokens in the order of their ids.
   *
   * @param includeSpecialTokens whether the special ones stand in front, {@code ""} (in mode {@link
   *     VectorizationMode#INT} alone) and {@code "[UNK]"}: then a token's id is its place
   * @return unmodifiable
   * @throws IllegalStateException before adapting
   */
  public List<String> getVocabulary(boolean includeSpecialTokens) {
    List<String> tokens = adapted().tokens();
    if (!includeSpecialTokens) {
      return tokens;
    }
    List<String> all = new ArrayList<>(TokenVocabulary.specials(options.mode()));
    all.addAll(tokens);
    return List.copyOf(all);
  }

  /**
   * Returns the number of tokens, special ones among them: the {@code inputDim} of an Embedding.
   *
   * @throws IllegalStateException before adapting
   */
  public int vocabularySize() {
    return adapted().size();
  }

  /** Returns what becomes of the tokens. */
  public VectorizationMode outputMode() {
    return options.mode();
  }

  /**
   * Writes the tokens, one a line in UTF-8, without the special ones, for {@link
   * Builder#vocabularyFile} and Keras's argument {@code vocabulary}: first under another name in
   * the same folder, then moved into place.
   *
   * @throws IOException if it cannot be written, naming the file
   * @throws IllegalArgumentException if a token holds the end of a line, as a character may
   * @throws IllegalStateException before adapting
   */
  public void saveVocabulary(Path file) throws IOException {
    VocabularyFile.write(file, adapted().tokens());
  }

  /**
   * Returns options and vocabulary as JSON, ASCII only. Its field {@code config} is what Keras's
   * {@code TextVectorization.from_config} takes (which loses U+0000 at the end of a token).
   */
  public String toJson() {
    return TextVectorizationJson.write(options, vocabulary);
  }

  /**
   * Returns what {@link #toJson()} wrote, or Python of {@code {"class_name": "TextVectorization",
   * "config": layer.get_config()}}. A vocabulary in it counts as given.
   *
   * @throws IllegalArgumentException if it is not such a text, naming what is wrong
   */
  public static TextVectorization fromJson(String json) {
    return TextVectorizationJson.read(
        Objects.requireNonNull(json, "TextVectorization.fromJson: json is null"));
  }

  /**
   * Returns what a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without one
   */
  public static TextVectorization from(ExportedModel model) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
  }

  /** Returns whether a model was exported with one. */
  static boolean isIn(ExportedModel model) {
    return Files.isRegularFile(model.directory().resolve("assets").resolve(ASSET_NAME));
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  /**
   * Returns {@link #toJson()} in UTF-8.
   *
   * @throws IllegalStateException before adapting
   */
  @Override
  public byte[] assetContent() {
    adapted();
    return toJson().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the signature {@code text}.
   *
   * @throws IllegalStateException before adapting
   */
  @Override
  public Optional<InputTransform> inputTransform() {
    return Optional.of(new VectorizationSignature(this));
  }

  @Override
  public String toString() {
    return "TextVectorization[%s, %s, ngrams=%s, %s, maxTokens=%s, vocabulary=%s]"
        .formatted(
            options.standardization(),
            options.splitting(),
            options.ngrams().isEmpty() ? "none" : options.ngrams(),
            options.mode(),
            options.maxTokens().isPresent() ? options.maxTokens().getAsInt() : "all",
            vocabulary.map(each -> Integer.toString(each.size())).orElse("none"));
  }

  /** Collects the options; each starts at Keras's default. */
  public static final class Builder {
    private OptionalInt maxTokens = OptionalInt.empty();
    private Standardization standardization = Standardization.LOWER_AND_STRIP_PUNCTUATION;
    private Splitting splitting = Splitting.WHITESPACE;
    private List<Integer> ngrams = List.of();
    private VectorizationMode mode = VectorizationMode.INT;
    private OptionalInt outputSequenceLength = OptionalInt.empty();
    private boolean padToMaxTokens = false;
    private Optional<List<String>> vocabulary = Optional.empty();
    private Optional<Path> vocabularyFile = Optional.empty();
    private Optional<double[]> idfWeights = Optional.empty();

    private Builder() {}

    /**
     * Limits the vocabulary, special tokens among it, so the most frequent {@code maxTokens - 2}
     * tokens are learnt in mode {@link VectorizationMode#INT} and {@code maxTokens - 1} in the
     * others. Default: all.
     *
     * @param maxTokens enough for one token beside the special ones
     */
    public Builder maxTokens(int maxTokens) {
      this.maxTokens = OptionalInt.of(maxTokens);
      return this;
    }

    /** Sets what happens to a text first. Default: lower case, no punctuation. */
    public Builder standardize(Standardization standardization) {
      this.standardization =
          Objects.requireNonNull(
              standardization, "TextVectorization: standardize is null; NONE leaves texts alone");
      return this;
    }

    /** Sets where a text is cut. Default: at white space. */
    public Builder split(Splitting splitting) {
      this.splitting =
          Objects.requireNonNull(
              splitting, "TextVectorization: split is null; NONE leaves texts whole");
      return this;
    }

    /**
     * Sets that up to so many neighbouring tokens make a token too: single ones first, then pairs
     * joined by a blank, and so on. Default: single ones alone.
     *
     * @param longest at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder ngrams(int longest) {
      checkArgument(longest >= 1, "TextVectorization: ngrams must be at least 1, got %s", longest);
      return ngramLengths(IntStream.rangeClosed(1, longest).toArray());
    }

    /**
     * Sets how many neighbouring tokens make one: {@code ngramLengths(2)} gives pairs alone.
     *
     * @param lengths each at least 1; in mode {@link VectorizationMode#INT} they come in this order
     * @throws IllegalArgumentException if there is none, or one is less than 1
     */
    public Builder ngramLengths(int... lengths) {
      checkArgument(
          lengths.length > 0 && Arrays.stream(lengths).allMatch(length -> length >= 1),
          "TextVectorization: lengths of n-grams must be at least 1, got %s",
          Arrays.toString(lengths));
      this.ngrams = Arrays.stream(lengths).boxed().toList();
      return this;
    }

    /** Sets what becomes of the tokens. Default: their ids. */
    public Builder outputMode(VectorizationMode mode) {
      this.mode = Objects.requireNonNull(mode, "TextVectorization: outputMode is null");
      return this;
    }

    /**
     * Sets the number of timesteps in mode {@link VectorizationMode#INT}: longer texts lose their
     * end, shorter ones get zeros. Default: that of the longest text of each call.
     *
     * @param timesteps at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder outputSequenceLength(int timesteps) {
      checkArgument(
          timesteps >= 1,
          "TextVectorization: outputSequenceLength must be at least 1, got %s; leave it out for"
              + " that of the longest text",
          timesteps);
      this.outputSequenceLength = OptionalInt.of(timesteps);
      return this;
    }

    /**
     * Sets that a matrix has {@code maxTokens} columns even if there are fewer tokens. Default:
     * false.
     */
    public Builder padToMaxTokens(boolean padToMaxTokens) {
      this.padToMaxTokens = padToMaxTokens;
      return this;
    }

    /**
     * Gives the tokens instead of learning them, in the order of their ids.
     *
     * @param tokens each once; the special ones may stand in front, see {@link #getVocabulary}
     */
    public Builder vocabulary(List<String> tokens) {
      this.vocabulary = Optional.of(List.copyOf(tokens));
      this.vocabularyFile = Optional.empty();
      return this;
    }

    /**
     * Gives the tokens of a file, one a line in UTF-8, in the order of their ids; {@link #build}
     * reads it. Not in mode {@link VectorizationMode#TF_IDF}, as in Keras. A first line {@code
     * [UNK]} is a token like any other, but in mode {@link VectorizationMode#INT} after an empty
     * line.
     */
    public Builder vocabularyFile(Path file) {
      this.vocabularyFile =
          Optional.of(Objects.requireNonNull(file, "TextVectorization: vocabularyFile is null"));
      this.vocabulary = Optional.empty();
      return this;
    }

    /**
     * Gives the weights of a given vocabulary in mode {@link VectorizationMode#TF_IDF}. Unknown
     * tokens get the mean, unless {@code "[UNK]"} stands in front of the vocabulary.
     *
     * @param weights one for each token of {@link #vocabulary}
     */
    public Builder idfWeights(double... weights) {
      this.idfWeights = Optional.of(weights.clone());
      return this;
    }

    /**
     * Returns a vectorization, to be adapted unless a vocabulary was given.
     *
     * @throws IllegalArgumentException if options do not fit each other, or the vocabulary has a
     *     token twice, an empty one, none, more than {@code maxTokens} or another number of weights
     * @throws java.io.UncheckedIOException if the file of the vocabulary cannot be read
     */
    public TextVectorization build() {
      VectorizationOptions options =
          new VectorizationOptions(
              maxTokens,
              standardization,
              splitting,
              ngrams,
              mode,
              outputSequenceLength,
              padToMaxTokens);
      Optional<List<String>> tokens =
          vocabularyFile.isPresent()
              ? vocabularyFile.map(file -> VocabularyFile.read(file, mode))
              : vocabulary;
      checkArgument(
          tokens.isPresent() || idfWeights.isEmpty(),
          "TextVectorization: idfWeights belong to a vocabulary, and none is given");
      return new TextVectorization(
          options,
          tokens.map(given -> TokenVocabulary.of(options, given, idfWeights)),
          tokens.isPresent());
    }
  }
}
