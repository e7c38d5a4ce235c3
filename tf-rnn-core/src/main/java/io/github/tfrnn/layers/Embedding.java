package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.RandomUniform;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Turns token ids into vectors that are learned.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps]}, int32 in [0, inputDim); output {@code
 * [batch, timesteps, outputDim]}; weight {@code embeddings [inputDim, outputDim]}.
 *
 * <p>Its gradient is sparse: only the rows of the ids in a batch. Behaves as {@code
 * keras.layers.Embedding}. Immutable.
 *
 * @param inputDim number of ids, padding included: the largest id plus one, at least 1
 * @param outputDim size of a vector, at least 1
 * @param embeddingsInitializer of the vectors
 * @param embeddingsRegularizer penalty on the vectors
 * @param embeddingsConstraint on the vectors
 * @param maskZero whether id 0 is padding, which the layers after this one leave out
 */
public record Embedding(
    int inputDim,
    int outputDim,
    Initializer embeddingsInitializer,
    Optional<Regularizer> embeddingsRegularizer,
    Optional<Constraint> embeddingsConstraint,
    boolean maskZero)
    implements Layer {

  public Embedding {
    checkArgument(inputDim >= 1, "Embedding: inputDim must be at least 1, got %s", inputDim);
    checkArgument(outputDim >= 1, "Embedding: outputDim must be at least 1, got %s", outputDim);
    requireNonNull(embeddingsInitializer, "embeddingsInitializer");
    requireNonNull(embeddingsRegularizer, "embeddingsRegularizer");
    requireNonNull(embeddingsConstraint, "embeddingsConstraint");
  }

  /** Returns an embedding with Keras's defaults. */
  public static Embedding of(int inputDim, int outputDim) {
    return builder(inputDim, outputDim).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int inputDim, int outputDim) {
    return new Builder(inputDim, outputDim);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == 2,
        "%s: inputs must be token ids [batch, timesteps], got %s.",
        where,
        Shapes.toString(inputs));
    return inputs.append(outputDim);
  }

  @Override
  public OptionalLong idLimit() {
    return OptionalLong.of(inputDim);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Weight embeddings =
        context.addWeight(
            WeightSpec.of("embeddings", Shape.of(inputDim, outputDim), embeddingsInitializer)
                .regularizedBy(embeddingsRegularizer)
                .constrainedBy(embeddingsConstraint));
    return (call, input) -> lookUp(call, input, embeddings);
  }

  private Signal lookUp(Call call, Signal input, Weight embeddings) {
    Ops tf = call.tf();
    Operand<TInt32> ids = input.ids();
    Operand<TFloat32> vectors = tf.gather(embeddings.value(), ids, tf.constant(0));
    call.record(
        List.of(vectors),
        List.of(),
        (ops, gradient) ->
            new Tape.StepGradients(
                List.of(),
                Map.of(
                    embeddings,
                    new WeightGradient.Sparse(
                        ops.reshape(ids, ops.array(-1)),
                        ops.reshape(gradient.get(0), ops.array(-1, outputDim))))));
    Signal output = Signal.of(vectors, input.shape().append(outputDim));
    return maskZero ? output.withMask(tf.math.notEqual(ids, tf.constant(0))) : output;
  }

  /** Builds an {@link Embedding}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int inputDim;
    private final int outputDim;
    private Initializer embeddingsInitializer = RandomUniform.standard();
    private Optional<Regularizer> embeddingsRegularizer = Optional.empty();
    private Optional<Constraint> embeddingsConstraint = Optional.empty();
    private boolean maskZero = false;

    private Builder(int inputDim, int outputDim) {
      this.inputDim = inputDim;
      this.outputDim = outputDim;
    }

    /** Sets the initializer of the vectors. */
    public Builder embeddingsInitializer(Initializer initializer) {
      this.embeddingsInitializer = initializer;
      return this;
    }

    /** Sets a penalty on the vectors. */
    public Builder embeddingsRegularizer(Regularizer regularizer) {
      this.embeddingsRegularizer = Optional.of(regularizer);
      return this;
    }

    /** Sets a constraint on the vectors. */
    public Builder embeddingsConstraint(Constraint constraint) {
      this.embeddingsConstraint = Optional.of(constraint);
      return this;
    }

    /** Sets whether id 0 is padding. */
    public Builder maskZero(boolean newMaskZero) {
      this.maskZero = newMaskZero;
      return this;
    }

    /** Returns the layer. */
    public Embedding build() {
      return new Embedding(
          inputDim,
          outputDim,
          embeddingsInitializer,
          embeddingsRegularizer,
          embeddingsConstraint,
          maskZero);
    }
  }
}
