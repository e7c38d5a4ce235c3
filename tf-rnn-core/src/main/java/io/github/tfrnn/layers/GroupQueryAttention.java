package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Attention of several heads of queries that share fewer heads of keys and values (Ainslie et al.
 * 2023).
 *
 * <p><b>Shapes</b>: inputs a query {@code [batch, queries, features]}, a value {@code [batch,
 * values, features]} and, if it is not the value, a key {@code [batch, values, size]}; output
 * {@code [batch, queries, features]} and, if asked for, the weights {@code [batch, numQueryHeads,
 * queries, values]}; weights {@code query/kernel [features, numQueryHeads, headDim]}, the same of
 * {@code key} and {@code value} with {@code numKeyValueHeads}, {@code attention_output/kernel
 * [numQueryHeads, headDim, features]}, and biases. What the masks of query, value and key leave out
 * has no part; the query's mask is passed on. Behaves as {@code keras.layers.GroupQueryAttention}:
 * a query that may look at nothing gets the mean of all values, or, with dropout or with scores
 * returned, zeros. Immutable.
 *
 * @param headDim size of a head, at least 1
 * @param numQueryHeads heads of queries, a multiple of the others
 * @param numKeyValueHeads heads of keys and of values, at least 1
 * @param dropout share of the weights dropped while training, in [0, 1)
 * @param useBias whether biases are added
 * @param slidingWindow a query looks at values fewer places away, at least 1; 0 for any
 * @param kernelInitializer of the kernels
 * @param biasInitializer of the biases
 * @param kernelRegularizer penalty on the kernels
 * @param biasRegularizer penalty on the biases
 * @param activityRegularizer penalty on what comes out of every projection
 * @param kernelConstraint on the kernels
 * @param biasConstraint on the biases
 * @param useGate whether what comes out of the heads is multiplied by a gate that the query opens
 * @param useCausalMask whether a query looks at no value after its own place
 * @param returnAttentionScores whether the weights are given too
 */
public record GroupQueryAttention(
    int headDim,
    int numQueryHeads,
    int numKeyValueHeads,
    float dropout,
    boolean useBias,
    int slidingWindow,
    Initializer kernelInitializer,
    Initializer biasInitializer,
    Optional<Regularizer> kernelRegularizer,
    Optional<Regularizer> biasRegularizer,
    Optional<Regularizer> activityRegularizer,
    Optional<Constraint> kernelConstraint,
    Optional<Constraint> biasConstraint,
    boolean useGate,
    boolean useCausalMask,
    boolean returnAttentionScores)
    implements MultiInputLayer {

  public GroupQueryAttention {
    checkArgument(headDim >= 1, "GroupQueryAttention: headDim must be at least 1, got %s", headDim);
    checkArgument(
        numKeyValueHeads >= 1 && numQueryHeads >= 1 && numQueryHeads % numKeyValueHeads == 0,
        "GroupQueryAttention: numQueryHeads, %s, must be a multiple of numKeyValueHeads, %s",
        numQueryHeads,
        numKeyValueHeads);
    checkArgument(
        dropout >= 0 && dropout < 1,
        "GroupQueryAttention: dropout must be in [0, 1), got %s",
        dropout);
    checkArgument(
        slidingWindow >= 0,
        "GroupQueryAttention: slidingWindow must be at least 1, got %s",
        slidingWindow);
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns attention with Keras's defaults. */
  public static GroupQueryAttention of(int headDim, int numQueryHeads, int numKeyValueHeads) {
    return builder(headDim, numQueryHeads, numKeyValueHeads).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int headDim, int numQueryHeads, int numKeyValueHeads) {
    return new Builder(headDim, numQueryHeads, numKeyValueHeads);
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(
        inputs.size() == 2 || inputs.size() == 3,
        "%s: takes a query and a value, or a query, a value and a key, got %s inputs.",
        where,
        inputs.size());
    inputs.forEach(shape -> Shapes.requireSequence(where, shape));
    Shape query = inputs.get(0);
    Shape value = inputs.get(1);
    Shape key = inputs.get(inputs.size() - 1);
    checkArgument(
        Shapes.last(query) == Shapes.last(value),
        "%s: query and value must have equal features, got %s and %s.",
        where,
        Shapes.toString(query),
        Shapes.toString(value));
    checkArgument(
        Shape.of(value.get(1)).isCompatibleWith(Shape.of(key.get(1))),
        "%s: value and key must have as many timesteps, got %s and %s.",
        where,
        Shapes.toString(value),
        Shapes.toString(key));
    return returnAttentionScores
        ? List.of(query, Shape.of(query.get(0), numQueryHeads, query.get(1), value.get(1)))
        : List.of(query);
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    Shape features = Shape.of(Shapes.last(inputs.get(0)));
    Shape ofKey = Shape.of(Shapes.last(inputs.get(inputs.size() - 1)));
    Shape queries = Shape.of(numQueryHeads, headDim);
    Shape values = Shape.of(numKeyValueHeads, headDim);
    HeadProjection.Options make = projections();
    HeadProjection query = make.build(context.within("query"), features, queries);
    HeadProjection key = make.build(context.within("key"), ofKey, values);
    Optional<HeadProjection> gate =
        useGate
            ? Optional.of(make.build(context.within("gate"), features, queries))
            : Optional.empty();
    HeadProjection value = make.build(context.within("value"), features, values);
    HeadProjection output = make.build(context.within("attention_output"), queries, features);
    HeadAttention.Options options =
        new HeadAttention.Options(
            numQueryHeads,
            numKeyValueHeads,
            headDim,
            headDim,
            dropout,
            slidingWindow,
            useCausalMask,
            returnAttentionScores,
            activityRegularizer);
    return new HeadAttention(
        options, query, key, gate, value, output, List.of(1), this::outputShapes);
  }

  private HeadProjection.Options projections() {
    return new HeadProjection.Options(
        useBias,
        kernelInitializer,
        biasInitializer,
        kernelRegularizer,
        biasRegularizer,
        activityRegularizer,
        kernelConstraint,
        biasConstraint);
  }

  /** Builds a {@link GroupQueryAttention}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int headDim;
    private final int numQueryHeads;
    private final int numKeyValueHeads;
    private float dropout = 0;
    private boolean useBias = true;
    private int slidingWindow = 0;
    private Initializer kernelInitializer = VarianceScaling.glorotUniform();
    private Initializer biasInitializer = Constant.zeros();
    private Optional<Regularizer> kernelRegularizer = Optional.empty();
    private Optional<Regularizer> biasRegularizer = Optional.empty();
    private Optional<Regularizer> activityRegularizer = Optional.empty();
    private Optional<Constraint> kernelConstraint = Optional.empty();
    private Optional<Constraint> biasConstraint = Optional.empty();
    private boolean useGate = false;
    private boolean useCausalMask = false;
    private boolean returnAttentionScores = false;

    private Builder(int headDim, int numQueryHeads, int numKeyValueHeads) {
      this.headDim = headDim;
      this.numQueryHeads = numQueryHeads;
      this.numKeyValueHeads = numKeyValueHeads;
    }

    /** Sets the share of the weights dropped while training, in [0, 1). */
    public Builder dropout(double value) {
      this.dropout = (float) value;
      return this;
    }

    /** Sets whether biases are added. */
    public Builder useBias(boolean value) {
      this.useBias = value;
      return this;
    }

    /** Sets that a query looks at values fewer places away than this alone; 0 for any. */
    public Builder slidingWindow(int value) {
      this.slidingWindow = value;
      return this;
    }

    /** Sets the initializer of the kernels. */
    public Builder kernelInitializer(Initializer value) {
      this.kernelInitializer = value;
      return this;
    }

    /** Sets the initializer of the biases. */
    public Builder biasInitializer(Initializer value) {
      this.biasInitializer = value;
      return this;
    }

    /** Sets a penalty on the kernels. */
    public Builder kernelRegularizer(Regularizer value) {
      this.kernelRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on the biases. */
    public Builder biasRegularizer(Regularizer value) {
      this.biasRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a penalty on what comes out of every projection. */
    public Builder activityRegularizer(Regularizer value) {
      this.activityRegularizer = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the kernels. */
    public Builder kernelConstraint(Constraint value) {
      this.kernelConstraint = Optional.of(value);
      return this;
    }

    /** Sets a constraint on the biases. */
    public Builder biasConstraint(Constraint value) {
      this.biasConstraint = Optional.of(value);
      return this;
    }

    /** Sets whether what comes out of the heads is multiplied by a gate that the query opens. */
    public Builder useGate(boolean value) {
      this.useGate = value;
      return this;
    }

    /** Sets whether a query looks at no value after its own place. */
    public Builder useCausalMask(boolean value) {
      this.useCausalMask = value;
      return this;
    }

    /** Sets whether the weights are given too. */
    public Builder returnAttentionScores(boolean value) {
      this.returnAttentionScores = value;
      return this;
    }

    /** Returns the layer. */
    public GroupQueryAttention build() {
      return new GroupQueryAttention(
          headDim,
          numQueryHeads,
          numKeyValueHeads,
          dropout,
          useBias,
          slidingWindow,
          kernelInitializer,
          biasInitializer,
          kernelRegularizer,
          biasRegularizer,
          activityRegularizer,
          kernelConstraint,
          biasConstraint,
          useGate,
          useCausalMask,
          returnAttentionScores);
    }
  }
}
