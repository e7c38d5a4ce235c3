package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Attention of several heads (Vaswani et al. 2017).
 *
 * <p><b>Shapes</b>: inputs a query {@code [batch, queries, features]}, a value {@code [batch,
 * values, size]} and, if it is not the value, a key {@code [batch, values, size]}; output {@code
 * [batch, queries, outputShape]}, by default the query's features, and, if asked for, the weights
 * {@code [batch, numHeads, queries, values]}; weights {@code query/kernel [features, numHeads,
 * keyDim]}, {@code query/bias [numHeads, keyDim]}, the same of {@code key}, of {@code gate} and
 * {@code value} with {@code valueDim}, and {@code attention_output/kernel [numHeads, valueDim,
 * outputShape]}, {@code attention_output/bias [outputShape]}.
 *
 * <p>Inputs may have more axes; {@code attentionAxes} tells which of them are attended over. What
 * the masks of query, value and key leave out has no part; the query's mask is passed on. Behaves
 * as {@code keras.layers.MultiHeadAttention}: a query that may look at nothing gets the mean of all
 * values, or, with dropout or with scores returned, zeros. Immutable.
 *
 * @param numHeads heads, at least 1
 * @param keyDim size of a head of queries and keys, at least 1
 * @param valueDim size of a head of values, at least 1; 0 for keyDim
 * @param outputShape sizes that take the place of the features; none for the query's features
 * @param attentionAxes axes of the inputs that are attended over; none for all between batch and
 *     features
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
public record MultiHeadAttention(
    int numHeads,
    int keyDim,
    int valueDim,
    List<Long> outputShape,
    List<Integer> attentionAxes,
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

  public MultiHeadAttention {
    checkArgument(
        numHeads >= 1, "MultiHeadAttention: numHeads must be at least 1, got %s", numHeads);
    checkArgument(keyDim >= 1, "MultiHeadAttention: keyDim must be at least 1, got %s", keyDim);
    checkArgument(
        valueDim >= 0, "MultiHeadAttention: valueDim must be at least 1, got %s", valueDim);
    outputShape = List.copyOf(outputShape);
    attentionAxes = List.copyOf(attentionAxes);
    checkArgument(
        outputShape.stream().allMatch(size -> size >= 1),
        "MultiHeadAttention: sizes of outputShape must be at least 1, got %s",
        outputShape);
    checkArgument(
        dropout >= 0 && dropout < 1,
        "MultiHeadAttention: dropout must be in [0, 1), got %s",
        dropout);
    checkArgument(
        slidingWindow >= 0,
        "MultiHeadAttention: slidingWindow must be at least 1, got %s",
        slidingWindow);
    requireNonNull(kernelInitializer, "kernelInitializer");
    requireNonNull(biasInitializer, "biasInitializer");
  }

  /** Returns attention with Keras's defaults. */
  public static MultiHeadAttention of(int numHeads, int keyDim) {
    return builder(numHeads, keyDim).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(int numHeads, int keyDim) {
    return new Builder(numHeads, keyDim);
  }

  private int valueSize() {
    return valueDim == 0 ? keyDim : valueDim;
  }

  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    checkArgument(
        inputs.size() == 2 || inputs.size() == 3,
        "%s: takes a query and a value, or a query, a value and a key, got %s inputs.",
        where,
        inputs.size());
    Shape query = inputs.get(0);
    Shape value = inputs.get(1);
    Shape key = inputs.get(inputs.size() - 1);
    int rank = query.numDimensions();
    checkArgument(
        rank >= 3 && inputs.stream().allMatch(shape -> shape.numDimensions() == rank),
        "%s: inputs must be [batch, ..., features], of equal rank, got %s.",
        where,
        Merging.text(inputs));
    inputs.forEach(shape -> Shapes.requireFeatures(where, shape));
    checkArgument(
        value.take(rank - 1).isCompatibleWith(key.take(rank - 1)),
        "%s: value and key must be of equal shape but for the features, got %s and %s.",
        where,
        Shapes.toString(value),
        Shapes.toString(key));
    checkArgument(
        rank == 3 || (!useCausalMask && slidingWindow == 0),
        "%s: useCausalMask and slidingWindow are for [batch, timesteps, features], got %s.",
        where,
        Shapes.toString(query));
    int[] axes = axes(where, query);
    List<Shape> outputs = new ArrayList<>();
    outputs.add(outputShape.isEmpty() ? query : query.take(rank - 1).append(sizes(outputShape)));
    if (returnAttentionScores) {
      outputs.add(scoresShape(query, value, axes));
    }
    return outputs;
  }

  private static Shape sizes(List<Long> sizes) {
    return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  private Shape scoresShape(Shape query, Shape value, int[] axes) {
    Shape scores = query.take(1);
    for (int axis = 1; axis < query.numDimensions() - 1; axis++) {
      int one = axis;
      if (Arrays.stream(axes).noneMatch(attended -> attended == one)) {
        scores = scores.append(query.get(axis));
      }
    }
    scores = scores.append(numHeads);
    for (int axis : axes) {
      scores = scores.append(query.get(axis));
    }
    for (int axis : axes) {
      scores = scores.append(value.get(axis));
    }
    return scores;
  }

  /** The axes that are attended over, ascending. */
  private int[] axes(String where, Shape query) {
    if (attentionAxes.isEmpty()) {
      return IntStream.range(1, query.numDimensions() - 1).toArray();
    }
    int[] axes = Axes.of(where, attentionAxes, query);
    checkArgument(
        axes[axes.length - 1] < query.numDimensions() - 1,
        "%s: attentionAxes %s must not name the features' axis of %s.",
        where,
        attentionAxes,
        Shapes.toString(query));
    return axes;
  }

  @Override
  public BuiltLayer build(BuildContext context, List<Shape> inputs) {
    long queryFeatures = Shapes.last(inputs.get(0));
    long valueFeatures = Shapes.last(inputs.get(1));
    long keyFeatures = Shapes.last(inputs.get(inputs.size() - 1));
    Shape keys = Shape.of(numHeads, keyDim);
    Shape values = Shape.of(numHeads, valueSize());
    HeadProjection.Options make = projections();
    HeadProjection query = make.build(context.within("query"), Shape.of(queryFeatures), keys);
    HeadProjection key = make.build(context.within("key"), Shape.of(keyFeatures), keys);
    Optional<HeadProjection> gate =
        useGate
            ? Optional.of(make.build(context.within("gate"), Shape.of(queryFeatures), values))
            : Optional.empty();
    HeadProjection value = make.build(context.within("value"), Shape.of(valueFeatures), values);
    Shape outs = outputShape.isEmpty() ? Shape.of(queryFeatures) : sizes(outputShape);
    HeadProjection output = make.build(context.within("attention_output"), values, outs);
    HeadAttention.Options options =
        new HeadAttention.Options(
            numHeads,
            numHeads,
            keyDim,
            valueSize(),
            dropout,
            slidingWindow,
            useCausalMask,
            returnAttentionScores,
            activityRegularizer);
    return new HeadAttention(
        options,
        query,
        key,
        gate,
        value,
        output,
        Arrays.stream(axes(context.layer(), inputs.get(0))).boxed().toList(),
        this::outputShapes);
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

  /** Builds a {@link MultiHeadAttention}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final int numHeads;
    private final int keyDim;
    private int valueDim = 0;
    private List<Long> outputShape = List.of();
    private List<Integer> attentionAxes = List.of();
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

    private Builder(int numHeads, int keyDim) {
      this.numHeads = numHeads;
      this.keyDim = keyDim;
    }

    /** Sets the size of a head of values, at least 1. */
    public Builder valueDim(int value) {
      this.valueDim = value;
      return this;
    }

    /** Sets the sizes that take the place of the features. */
    public Builder outputShape(long... value) {
      this.outputShape = Arrays.stream(value).boxed().toList();
      return this;
    }

    /** Sets the axes of the inputs that are attended over. */
    public Builder attentionAxes(int... value) {
      this.attentionAxes = Arrays.stream(value).boxed().toList();
      return this;
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
    public MultiHeadAttention build() {
      return new MultiHeadAttention(
          numHeads,
          keyDim,
          valueDim,
          outputShape,
          attentionAxes,
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
