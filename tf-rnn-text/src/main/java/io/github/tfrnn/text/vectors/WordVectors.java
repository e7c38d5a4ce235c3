package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;

/**
 * Vectors of the words of a vocabulary, read from a file that somebody has trained: GloVe's,
 * word2vec's or fastText's.
 *
 * <pre>{@code
 * WordVectors vectors = WordVectors.read(Path.of("glove.6B.100d.txt"), tokenizer);
 * System.out.println(vectors.coverage());
 * Layer frozen = vectors.embedding().maskZero(true).build().frozen();
 * Layer trained = vectors.embedding().maskZero(true).build();
 * }</pre>
 *
 * <p><b>Reading</b> takes one pass and keeps the rows of the vocabulary alone, whatever the size of
 * the file. If a word comes twice, its first vector counts. Files may be compressed by gzip. Their
 * format is recognized, see {@link VectorFormat}; a file of word2vec's whose first row has letters
 * beyond ASCII after a blank needs {@link VectorOptions#format}.
 *
 * <p><b>The matrix</b> is {@code [vocabularySize, dim]}: row i is the vector of the word with id i.
 * A word without a vector has zeros or random numbers ({@link VectorOptions#missingNormal}); a row
 * without a word, such as 0 of padding, zeros. A tokenizer's {@code oovToken} is a word like any
 * other, and mostly without a vector.
 *
 * <p>Source: the formats as the tools of GloVe, word2vec and fastText write them. Immutable, safe
 * for use by several threads.
 */
public final class WordVectors {
  private static final String WEIGHT = "embeddings";

  private final float[] values;
  private final int rows;
  private final int dim;
  private final VectorFormat format;
  private final Coverage coverage;

  private WordVectors(VectorTable table, VectorFormat format) {
    this.values = table.values();
    this.rows = table.rows();
    this.dim = table.dim();
    this.format = format;
    this.coverage = table.coverage();
  }

  /**
   * Reads the vectors of a tokenizer's words with the default options.
   *
   * @throws IOException if the file cannot be read, naming it
   * @throws IllegalArgumentException if its content is not word vectors, naming the file, the line
   *     or byte, and what is wrong there
   * @throws IllegalStateException if the tokenizer has not been fitted
   */
  public static WordVectors read(Path file, Tokenizer tokenizer) throws IOException {
    return read(file, tokenizer, VectorOptions.defaults());
  }

  /**
   * Reads the vectors of a tokenizer's words: those whose ids come out of it, {@code numWords}
   * considered.
   *
   * @throws IOException if the file cannot be read, naming it
   * @throws IllegalArgumentException if its content is not word vectors, naming the file, the line
   *     or byte, and what is wrong there
   * @throws IllegalStateException if the tokenizer has not been fitted
   */
  public static WordVectors read(Path file, Tokenizer tokenizer, VectorOptions options)
      throws IOException {
    return read(file, WantedWords.of(tokenizer), options);
  }

  /**
   * Reads the vectors of words that have ids from somewhere else, with the default options.
   *
   * @param wordIndex ids of at least 0, none twice; the largest one tells the number of rows
   * @throws IOException if the file cannot be read, naming it
   * @throws IllegalArgumentException if its content is not word vectors, naming the file, the line
   *     or byte, and what is wrong there; or if the ids are not as they must be
   */
  public static WordVectors read(Path file, Map<String, Integer> wordIndex) throws IOException {
    return read(file, wordIndex, VectorOptions.defaults());
  }

  /**
   * Reads the vectors of words that have ids from somewhere else.
   *
   * @param wordIndex ids of at least 0, none twice; the largest one tells the number of rows
   * @throws IOException if the file cannot be read, naming it
   * @throws IllegalArgumentException if its content is not word vectors, naming the file, the line
   *     or byte, and what is wrong there; or if the ids are not as they must be
   */
  public static WordVectors read(Path file, Map<String, Integer> wordIndex, VectorOptions options)
      throws IOException {
    return read(file, WantedWords.of(wordIndex), options);
  }

  private static WordVectors read(Path file, WantedWords wanted, VectorOptions options)
      throws IOException {
    Objects.requireNonNull(file, "WordVectors: file is null");
    Objects.requireNonNull(options, "WordVectors: options is null");
    VectorTable table = new VectorTable(wanted, options.fallsBackToLowerCase());
    VectorFormat format;
    try (ByteSource in = ByteSource.open(file)) {
      format = options.format().isPresent() ? options.format().get() : Recognition.of(in);
      if (format == VectorFormat.WORD2VEC_BINARY) {
        BinaryRows.read(in, table);
      } else {
        TextRows.read(in, format, table);
      }
    }
    if (options.missingStddev() > 0) {
      table.fillMissing(options.missingStddev(), options.missingSeed());
    }
    return new WordVectors(table, format);
  }

  /** Returns the number of rows: the largest id plus one, an Embedding's {@code inputDim}. */
  public int vocabularySize() {
    return rows;
  }

  /** Returns the size of a vector, an Embedding's {@code outputDim}. */
  public int dim() {
    return dim;
  }

  /** Returns the format that the file was read in. */
  public VectorFormat format() {
    return format;
  }

  /** Returns for how many words there is a vector. */
  public Coverage coverage() {
    return coverage;
  }

  /**
   * Returns a copy of the vector of an id.
   *
   * @return {@code [dim]}
   * @throws IndexOutOfBoundsException if the id is not in [0, vocabularySize)
   */
  public float[] row(int id) {
    Objects.checkIndex(id, rows);
    return Arrays.copyOfRange(values, id * dim, (id + 1) * dim);
  }

  /** Returns a copy of all rows, {@code [vocabularySize, dim]}. */
  public float[][] matrix() {
    float[][] matrix = new float[rows][];
    Arrays.setAll(matrix, this::row);
    return matrix;
  }

  /**
   * Returns an initializer of these vectors for {@code Embedding.builder(vocabularySize(), dim())}.
   * It refuses any other shape.
   *
   * <p>A model whose layers hold it can be trained, exported, and its weights saved; the layers of
   * a {@code .keras} file cannot tell it. For that, make the Embedding with another initializer and
   * use {@link #setInto}.
   */
  public Initializer initializer() {
    return new VectorInitializer(this);
  }

  /** Returns a builder of an Embedding of the right size that begins with these vectors. */
  public Embedding.Builder embedding() {
    return Embedding.builder(rows, dim).embeddingsInitializer(initializer());
  }

  /**
   * Sets the weight of a model's Embedding to these vectors, and leaves all other weights as they
   * are.
   *
   * @param layer name of the Embedding
   * @throws IllegalArgumentException if the model has no such layer, or its weight has another
   *     shape
   * @throws IllegalStateException if the model is closed, or its input shape is not known yet
   */
  public void setInto(Model model, String layer) {
    Map<String, FloatRows> weights = new LinkedHashMap<>(model.getWeights());
    String name = layer + "/" + WEIGHT;
    FloatRows present = weights.get(name);
    checkArgument(
        present != null,
        "WordVectors: the model has no Embedding \"%s\"; its weights are %s",
        layer,
        weights.keySet());
    checkArgument(
        present.shape().equals(shape()),
        "WordVectors: these vectors are %s, \"%s\" is %s",
        shape(),
        name,
        present.shape());
    weights.put(name, FloatRows.ofFlat(flat(), shape()));
    model.setWeights(weights);
  }

  Shape shape() {
    return Shape.of(rows, dim);
  }

  /** Returns a copy of all rows, the last axis running fastest. */
  float[] flat() {
    return values.clone();
  }

  @Override
  public String toString() {
    return "WordVectors[vocabularySize=%d, dim=%d, format=%s, %s]"
        .formatted(rows, dim, format, coverage);
  }
}
