package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Runs a recurrent layer in both directions, each with weights of its own, and merges what they
 * give.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output as the layer's, its last
 * axis doubled by {@link Merge#CONCAT}. Behaves as {@code keras.layers.Bidirectional} (Schuster and
 * Paliwal 1997): where it returns sequences, masked timesteps show zeros. Immutable.
 *
 * @param forward the layer that begins at the first timestep
 * @param backward the layer that begins at the last timestep
 * @param mergeMode how the two outputs become one
 */
public record Bidirectional(RecurrentLayer forward, RecurrentLayer backward, Merge mergeMode)
    implements Layer {

  /** How the outputs of both directions become one. */
  public enum Merge {
    /** One after the other on the last axis. */
    CONCAT,
    /** Added. */
    SUM,
    /** Multiplied. */
    MUL,
    /** Averaged. */
    AVE
  }

  public Bidirectional {
    requireNonNull(mergeMode, "mergeMode");
    checkArgument(
        !forward.goBackwards() && backward.goBackwards(),
        "Bidirectional: the first layer must go forward and the second backward");
    checkArgument(
        forward.returnSequences() == backward.returnSequences()
            && forward.returnState() == backward.returnState()
            && forward.stateful() == backward.stateful(),
        "Bidirectional: both layers must agree on returnSequences, returnState and stateful, got %s"
            + " and %s",
        forward,
        backward);
  }

  /** Returns both directions of {@code layer}, concatenated. */
  public static Bidirectional of(RecurrentLayer layer) {
    return of(layer, Merge.CONCAT);
  }

  /** Returns both directions of {@code layer}. */
  public static Bidirectional of(RecurrentLayer layer, Merge mergeMode) {
    checkArgument(
        !layer.goBackwards(),
        "Bidirectional: the layer runs in both directions; leave goBackwards out of it.");
    RecurrentLayer shown = layer.withZeroOutputForMask(layer.returnSequences());
    return new Bidirectional(shown.withGoBackwards(false), shown.withGoBackwards(true), mergeMode);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shape ahead = forward.outputShape(where, inputs);
    Shape back = backward.outputShape(where, inputs);
    if (mergeMode == Merge.CONCAT) {
      return Shapes.withLast(ahead, Shapes.last(ahead) + Shapes.last(back));
    }
    checkArgument(
        Shapes.last(ahead) == Shapes.last(back), // the other axes are those of the inputs
        "%s: merge mode %s needs outputs of one shape, got %s and %s",
        where,
        mergeMode,
        Shapes.toString(ahead),
        Shapes.toString(back));
    return ahead;
  }

  /** Initial and final states are those of the forward layer, then those of the backward layer. */
  @Override
  public List<Shape> outputShapes(String where, List<Shape> inputs) {
    int states = forward.stateCount() + backward.stateCount();
    checkArgument(
        inputs.size() == 1 || inputs.size() == 1 + states,
        "%s: takes a sequence, or a sequence and its %s initial states, got %s inputs.",
        where,
        states,
        inputs.size());
    List<Shape> ahead = forward.outputShapes(where, aheadOf(inputs));
    List<Shape> back = backward.outputShapes(where, backOf(inputs));
    List<Shape> outputs = new ArrayList<>();
    outputs.add(outputShape(where, inputs.get(0)));
    outputs.addAll(ahead.subList(1, ahead.size()));
    outputs.addAll(back.subList(1, back.size()));
    return outputs;
  }

  /** The sequence and the states of the forward layer. */
  private <T> List<T> aheadOf(List<T> inputs) {
    return inputs.size() == 1 ? inputs : inputs.subList(0, 1 + forward.stateCount());
  }

  /** The sequence and the states of the backward layer. */
  private <T> List<T> backOf(List<T> inputs) {
    List<T> back = new ArrayList<>(inputs.subList(0, 1));
    if (inputs.size() > 1) {
      back.addAll(inputs.subList(1 + forward.stateCount(), inputs.size()));
    }
    return back;
  }

  @Override
  public boolean returnsSequences() {
    return forward.returnsSequences();
  }

  @Override
  public boolean takesStates() {
    return true;
  }

  @Override
  public boolean returnsStates() {
    return forward.returnsStates();
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    BuiltLayer ahead = forward.build(context.within("forward"), inputs);
    BuiltLayer back = backward.build(context.within("backward"), inputs);
    return new Built(this, ahead, back);
  }

  private record Built(Bidirectional layer, BuiltLayer ahead, BuiltLayer back)
      implements BuiltLayer {

    @Override
    public Signal call(Call call, Signal input) {
      return call(call, List.of(input)).get(0);
    }

    @Override
    public List<Signal> call(Call call, List<Signal> inputs) {
      List<Signal> aheadOut = ahead.call(call.within("forward"), layer.aheadOf(inputs));
      List<Signal> backOut = back.call(call.within("backward"), layer.backOf(inputs));
      List<Signal> outputs = new ArrayList<>();
      outputs.add(layer.merge(call, aheadOut.get(0), backOut.get(0)));
      outputs.addAll(aheadOut.subList(1, aheadOut.size()));
      outputs.addAll(backOut.subList(1, backOut.size()));
      return outputs;
    }

    @Override
    public boolean mixesRows(Mode mode) {
      return ahead.mixesRows(mode) || back.mixesRows(mode);
    }
  }

  private Signal merge(Call call, Signal ahead, Signal back) {
    Ops tf = call.tf();
    Operand<TFloat32> a = ahead.floats();
    Operand<TFloat32> b = back.floats();
    Operand<TFloat32> inOrder = forward.returnSequences() ? tf.reverse(b, tf.array(1)) : b;
    Operand<TFloat32> merged =
        switch (mergeMode) {
          case CONCAT -> tf.concat(List.of(a, inOrder), tf.constant(-1));
          case SUM -> tf.math.add(a, inOrder);
          case MUL -> tf.math.mul(a, inOrder);
          case AVE -> tf.math.div(tf.math.add(a, inOrder), tf.constant(2f));
        };
    call.recordByGraph(List.of(merged), List.of(a, b), List.of());
    Shape shape = ahead.shape();
    long size =
        mergeMode == Merge.CONCAT
            ? Shapes.last(shape) + Shapes.last(back.shape())
            : Shapes.last(shape);
    return ahead.then(merged, Shapes.withLast(shape, size));
  }
}
