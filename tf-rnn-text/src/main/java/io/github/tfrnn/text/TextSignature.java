package io.github.tfrnn.text;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.InputTransform;
import io.github.tfrnn.saving.TensorSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** A tokenizer and its padding as operations of a graph: the signature {@code text}. */
final class TextSignature implements InputTransform {
  static final String NAME = "text";

  private final Tokenizer tokenizer;
  private final PadOptions padding;
  private final OptionalInt emptyTextsAs;

  TextSignature(TextPreprocessing texts) {
    this.tokenizer = texts.tokenizer();
    this.padding = texts.padding();
    this.emptyTextsAs = texts.emptyTextsAs();
  }

  /** Returns why a tokenizer cannot be written in operations, in a sentence; empty if it can. */
  static Optional<String> reasonAgainst(Tokenizer tokenizer) {
    Map<String, Integer> words = tokenizer.wordIndex();
    if (words.isEmpty()) {
      return Optional.of("The tokenizer has no words: it is not fitted.");
    }
    if (tokenizer.words().isPresent()) {
      return Optional.of(
          "The splitter \"%s\" cuts the words, which TensorFlow's operations cannot do."
              .formatted(tokenizer.words().get().name()));
    }
    if (tokenizer.normalizer().isPresent()) {
      return Optional.of(
          "The texts are normalized first, which TensorFlow's operations cannot do.");
    }
    if (!Unicode.isWellFormed(tokenizer.split())) {
      return Optional.of("The split string holds a lone surrogate, which UTF-8 does not have.");
    }
    return tokenizer.lower()
        ? words.keySet().stream()
            .filter(GraphLowerCase::differs)
            .findFirst()
            .map(
                word ->
                    "The word \"%s\" has a letter that TensorFlow does not lower-case: Unicode knows"
                            .formatted(word)
                        + " it since version 14.")
        : Optional.empty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TensorSpec input() {
    return new TensorSpec(ElementType.STRING, Shape.of(Shape.UNKNOWN_SIZE));
  }

  @Override
  public TensorSpec output() {
    long timesteps = padding.maxlen().orElse((int) Shape.UNKNOWN_SIZE);
    return new TensorSpec(ElementType.INT32, Shape.of(Shape.UNKNOWN_SIZE, timesteps));
  }

  @Override
  @SuppressWarnings("unchecked") // of the type that was asked for
  public Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Consumer<Op> initializers) {
    Operand<TString> texts = (Operand<TString>) given;
    RaggedRows<TString> words = GraphWords.of(tf, texts, tokenizer);
    RaggedRows<TInt32> ids = GraphVocabulary.of(tf, words, tokenizer, initializers);
    return GraphPadding.of(tf, ids, padding, emptyTextsAs);
  }
}
