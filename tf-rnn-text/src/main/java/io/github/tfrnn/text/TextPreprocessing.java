package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.words.WordSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How texts become the token ids of a model, and what its classes are called: all that has to
 * travel with a model for it to take texts.
 *
 * <pre>{@code
 * TextPreprocessing texts = TextPreprocessing.of(tokenizer, maxlen(100)).labels(labels);
 * int[][] ids = texts.ids(reviews);          // for fit
 * model.export(folder, texts.assets());      // Pipeline.load(folder) reads it back
 * }</pre>
 *
 * <p><b>Exported</b>, it is the assets {@code tokenizer.json} (Keras's format), {@code
 * pipeline.json} (the padding) and {@code labels.json}. Where TensorFlow's own operations can do
 * the same, the model also gets a signature {@code text}, which takes strings {@code [batch]} and
 * gives the model's outputs, in Java, in Python and in TensorFlow Serving; {@link
 * #reasonAgainstSignature} tells where they cannot.
 *
 * <p>Immutable as long as nobody fits the tokenizer; safe for use by any thread then.
 */
public final class TextPreprocessing {

  private final Tokenizer tokenizer;
  private final PadOptions padding;
  private final OptionalInt emptyTextsAs;
  private final Optional<LabelIndex> labels;

  private TextPreprocessing(
      Tokenizer tokenizer,
      PadOptions padding,
      OptionalInt emptyTextsAs,
      Optional<LabelIndex> labels) {
    this.tokenizer = Objects.requireNonNull(tokenizer, "TextPreprocessing: tokenizer is null");
    this.padding = Objects.requireNonNull(padding, "TextPreprocessing: padding is null");
    this.emptyTextsAs = emptyTextsAs;
    this.labels = labels;
    checkArgument(
        padding.value() == (int) padding.value(),
        "TextPreprocessing: ids are padded with a whole number, got %s",
        padding.value());
  }

  /**
   * Returns preprocessing without names of classes.
   *
   * @param tokenizer fitted
   * @param padding with a whole number as its value
   */
  public static TextPreprocessing of(Tokenizer tokenizer, PadOptions padding) {
    return new TextPreprocessing(tokenizer, padding, OptionalInt.empty(), Optional.empty());
  }

  /** Returns the same with names of the classes. */
  public TextPreprocessing labels(LabelIndex labels) {
    return new TextPreprocessing(tokenizer, padding, emptyTextsAs, Optional.of(labels));
  }

  /**
   * Returns the same, but a text without any known word is read as one token. Without it, such a
   * text is padding alone, of which no mean can be taken: a model with a GlobalAveragePooling1D
   * that masks answers NaN then, as in Keras.
   *
   * @param id of the token, such as 1, the most frequent word or the oovToken: at least 0, less
   *     than the tokenizer's {@link Tokenizer#vocabularySize}, and not that of the padding
   */
  public TextPreprocessing emptyTextsAs(int id) {
    int size = tokenizer.vocabularySize();
    checkArgument(
        id >= 0 && id < size && id != (int) padding.value(),
        "TextPreprocessing: emptyTextsAs must be an id in [0, %s) that is not the padding's, %s;"
            + " got %s",
        size,
        (int) padding.value(),
        id);
    return new TextPreprocessing(tokenizer, padding, OptionalInt.of(id), labels);
  }

  /**
   * Returns what a model was exported with.
   *
   * @param ownSplitters as of {@link Tokenizer#fromJson(String, WordSplitter...)}
   * @throws IllegalArgumentException if it was exported without it, or a file of it cannot be read
   */
  public static TextPreprocessing from(ExportedModel model, WordSplitter... ownSplitters) {
    TextPreprocessing unnamed = PipelineJson.read(model, Tokenizer.from(model, ownSplitters));
    return LabelIndex.isIn(model) ? unnamed.labels(LabelIndex.from(model)) : unnamed;
  }

  /** Returns what cuts texts into words. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Returns how sequences are brought to one length. */
  public PadOptions padding() {
    return padding;
  }

  /** Returns the token that texts without any known word are read as, if they are. */
  public OptionalInt emptyTextsAs() {
    return emptyTextsAs;
  }

  /** Returns the names of the classes, if they were given. */
  public Optional<LabelIndex> labels() {
    return labels;
  }

  /**
   * Returns the ids of texts, padded.
   *
   * <p>With {@link PadOptions#longest}, texts without any known word are one timestep of padding,
   * unless they are read as a token: no model takes sequences of none.
   *
   * @param texts at least one
   * @return {@code [texts, timesteps]}
   */
  public int[][] ids(List<String> texts) {
    int[][] sequences = tokenizer.textsToSequences(texts);
    boolean allEmpty = true;
    for (int row = 0; row < sequences.length; row++) {
      if (sequences[row].length == 0 && emptyTextsAs.isPresent()) {
        sequences[row] = new int[] {emptyTextsAs.getAsInt()};
      }
      allEmpty = allEmpty && sequences[row].length == 0;
    }
    PadOptions options = padding;
    if (allEmpty && padding.maxlen().isEmpty()) {
      options = PadOptions.maxlen(1).padding(padding.padding()).value(padding.value());
    }
    return PadSequences.padSequences(sequences, options);
  }

  /**
   * Returns why an exported model gets no signature {@code text}; empty if it gets one.
   *
   * <p>It gets none if the tokenizer has not been fitted; if it has a splitter of words or a
   * normalizer, which TensorFlow's operations know nothing of; if it lower-cases and a word of it
   * has a letter that Unicode knows since version 14 only, which TensorFlow's operation does not
   * lower-case; or if the split string is no Unicode text.
   *
   * <p>With it, the ids are those of Java for every text in UTF-8 but these: where Σ is lower-cased
   * beside a letter or mark of Unicode 14, it may become the other of σ and ς; and where texts are
   * lower-cased, U+FFFF, which is no character, is read as U+0000; and at character level, the 66
   * code points that are no characters (U+FDD0 to U+FDEF, and the last two of each plane) are read
   * as U+FFFD. Bytes that are no UTF-8 are read as U+FFFD, as many as in Python.
   */
  public Optional<String> reasonAgainstSignature() {
    return TextSignature.reasonAgainst(tokenizer);
  }

  /** Returns the files for {@code model.export}. */
  public Asset[] assets() {
    List<Asset> assets = new ArrayList<>(List.of(tokenizer, new PipelineJson(this)));
    labels.ifPresent(assets::add);
    return assets.toArray(Asset[]::new);
  }
}
