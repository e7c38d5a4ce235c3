package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.layers.ExecutionChoice.Fused;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Runs any cell over the timesteps of a batch of sequences: {@link LSTMCell}, {@link GRUCell},
 * {@link SimpleRNNCell}, {@link StackedRNNCells}, or one of your own.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch,
 * outputSize]}, or {@code [batch, timesteps, outputSize]} if {@code returnSequences}; a state
 * {@code [batch, size]} for each of the cell's sizes; weights as the cell's.
 *
 * <p>Behaves as {@code keras.layers.RNN}, masks included: a masked timestep leaves the states as
 * they are and shows the output before it, zeros before the first. Immutable.
 *
 * @param cell what is run
 * @param activityRegularizer penalty on the outputs
 * @param returnSequences whether the output of every timestep is given, or of the last alone
 * @param returnState whether the final states are given besides the output
 * @param goBackwards whether it begins at the last timestep
 * @param stateful whether a batch begins in the states that the batch before ended in
 * @param zeroOutputForMask whether masked timesteps show zeros instead of the output before them
 */
public record RNN(
    RNNCell cell,
    Optional<Regularizer> activityRegularizer,
    boolean returnSequences,
    boolean returnState,
    boolean goBackwards,
    boolean stateful,
    boolean zeroOutputForMask)
    implements RecurrentLayer {

  public RNN {
    requireNonNull(cell, "cell");
    requireNonNull(activityRegularizer, "activityRegularizer");
    checkArgument(
        !cell.stateSizes().isEmpty() && cell.stateSizes().stream().allMatch(size -> size >= 1),
        "RNN: a cell must have a state, and states a size of at least 1, got %s of %s",
        cell.stateSizes(),
        cell);
    checkArgument(
        cell.outputSize() >= 1,
        "RNN: the output of a cell must have a size of at least 1, got %s of %s",
        cell.outputSize(),
        cell);
  }

  /** Returns a layer with Keras's defaults around {@code cell}. */
  public static RNN of(RNNCell cell) {
    return builder(cell).build();
  }

  /** Returns a builder that holds Keras's defaults. */
  public static Builder builder(RNNCell cell) {
    return new Builder(cell);
  }

  /** Returns a builder that holds the options of this layer. */
  public Builder toBuilder() {
    Builder builder =
        new Builder(cell)
            .returnSequences(returnSequences)
            .returnState(returnState)
            .goBackwards(goBackwards)
            .stateful(stateful)
            .zeroOutputForMask(zeroOutputForMask);
    activityRegularizer.ifPresent(builder::activityRegularizer);
    return builder;
  }

  @Override
  public RNN withGoBackwards(boolean newGoBackwards) {
    return toBuilder().goBackwards(newGoBackwards).build();
  }

  @Override
  public RNN withZeroOutputForMask(boolean newZeroOutputForMask) {
    return toBuilder().zeroOutputForMask(newZeroOutputForMask).build();
  }

  @Override
  public int stateCount() {
    return cell.stateSizes().size();
  }

  @Override
  public List<Shape> stateShapes(String where, Shape inputs) {
    return cell.stateSizes().stream().map(size -> Shape.of(inputs.get(0), size)).toList();
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireSequence(where, inputs);
    checkArgument(
        !stateful || inputs.get(0) != Shapes.UNKNOWN,
        "%s: a stateful layer needs to know the batch size, got %s. Start the model with"
            + " Input.ofBatch(batchSize, ...).",
        where,
        Shapes.toString(inputs));
    return returnSequences
        ? Shape.of(inputs.get(0), inputs.get(1), cell.outputSize())
        : Shape.of(inputs.get(0), cell.outputSize());
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int before = context.weights().size();
    BuiltCell built = cell.build(context, Shape.of(inputs.get(0), Shapes.last(inputs)));
    List<LayerWeight> all = context.weights();
    List<Weight> weights =
        all.subList(before, all.size()).stream().map(LayerWeight::weight).toList();
    List<Integer> sizes = cell.stateSizes();
    List<String> names = IntStream.range(0, sizes.size()).mapToObj(i -> "state_" + i).toList();
    return BuiltRecurrent.of(
        context,
        this,
        inputs,
        names,
        sizes,
        (call, time, x, timesteps, initial) ->
            CellwiseRun.of(
                call,
                ExecutionChoice.plan(call, Fused.MISSING, timesteps, time),
                RecurrentRun.keepStates(call, time, returnSequences),
                cell,
                built.call(call),
                weights,
                time.steps(call.tf(), x),
                initial));
  }

  /** Builds an {@link RNN}; starts from Keras's defaults. Not thread-safe. */
  public static final class Builder {
    private final RNNCell cell;
    private Optional<Regularizer> activityRegularizer = Optional.empty();
    private boolean returnSequences = false;
    private boolean returnState = false;
    private boolean goBackwards = false;
    private boolean stateful = false;
    private boolean zeroOutputForMask = false;

    private Builder(RNNCell cell) {
      this.cell = cell;
    }

    /** Sets a penalty on the outputs. */
    public Builder activityRegularizer(Regularizer value) {
      this.activityRegularizer = Optional.of(value);
      return this;
    }

    /** Sets whether the output of every timestep is given, or of the last alone. */
    public Builder returnSequences(boolean value) {
      this.returnSequences = value;
      return this;
    }

    /** Sets whether the final states are given besides the output. */
    public Builder returnState(boolean value) {
      this.returnState = value;
      return this;
    }

    /** Sets whether it begins at the last timestep. */
    public Builder goBackwards(boolean value) {
      this.goBackwards = value;
      return this;
    }

    /** Sets whether a batch begins in the states that the batch before ended in. */
    public Builder stateful(boolean value) {
      this.stateful = value;
      return this;
    }

    /** Sets whether masked timesteps show zeros instead of the output before them. */
    public Builder zeroOutputForMask(boolean value) {
      this.zeroOutputForMask = value;
      return this;
    }

    /** Returns the layer. */
    public RNN build() {
      return new RNN(
          cell,
          activityRegularizer,
          returnSequences,
          returnState,
          goBackwards,
          stateful,
          zeroOutputForMask);
    }
  }
}
