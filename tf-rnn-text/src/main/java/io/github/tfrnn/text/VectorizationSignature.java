package io.github.tfrnn.text;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.InputTransform;
import io.github.tfrnn.saving.TensorSpec;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** {@link TextVectorization} as operations of a graph: the signature {@code text}. */
final class VectorizationSignature implements InputTransform {

  private final VectorizationOptions options;
  private final TokenVocabulary vocabulary;
  private final int columns;

  VectorizationSignature(TextVectorization vectorization) {
    this.options = vectorization.options();
    this.vocabulary = vectorization.adapted();
    this.columns = vectorization.columns();
  }

  @Override
  public String name() {
    return TextSignature.NAME;
  }

  @Override
  public TensorSpec input() {
    return new TensorSpec(ElementType.STRING, Shape.of(Shape.UNKNOWN_SIZE));
  }

  @Override
  public TensorSpec output() {
    if (options.mode() != VectorizationMode.INT) {
      return new TensorSpec(ElementType.FLOAT32, Shape.of(Shape.UNKNOWN_SIZE, columns));
    }
    long timesteps = options.outputSequenceLength().orElse((int) Shape.UNKNOWN_SIZE);
    return new TensorSpec(ElementType.INT32, Shape.of(Shape.UNKNOWN_SIZE, timesteps));
  }

  @Override
  @SuppressWarnings("unchecked") // of the type that was asked for
  public Operand<? extends TType> apply(
      Ops tf, Operand<? extends TType> given, Consumer<Op> initializers) {
    RaggedRows<TString> tokens = GraphTokens.of(tf, (Operand<TString>) given, options);
    if (options.mode() != VectorizationMode.INT && options.splitting() == Splitting.NONE) {
      tokens = tokens.where(tf, tf.math.notEqual(tokens.values(), tf.constant("")));
    }
    RaggedRows<TInt32> ids =
        GraphVocabulary.of(tf, tokens, vocabulary.ids(), options.mode().unknownId(), initializers);
    return options.mode() == VectorizationMode.INT
        ? GraphPadding.of(tf, ids, options.padding(), OptionalInt.empty())
        : GraphTokenMatrix.of(tf, ids, options.mode(), columns, vocabulary.weights());
  }
}
