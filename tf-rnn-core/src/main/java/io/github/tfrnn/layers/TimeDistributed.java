package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import java.util.List;
import java.util.OptionalLong;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Applies a layer to every timestep, with the same weights.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, ...]}; the layer sees {@code [batch, ...]};
 * output {@code [batch, timesteps, ...]}. The layer's weights are named {@code layer/...}. Passes
 * masks on; the layer sees none. Behaves as {@code keras.layers.TimeDistributed}: a penalty of the
 * layer on its outputs adds nothing. All timesteps go through the layer at once, so layers that
 * look across the rows of a batch are refused. Immutable.
 *
 * @param layer what is applied
 */
public record TimeDistributed(Layer layer) implements Layer {

  /** Returns {@code layer} at every timestep. */
  public static TimeDistributed of(Layer layer) {
    return new TimeDistributed(layer);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() >= 3,
        "%s: inputs must be [batch, timesteps, ...], got %s.",
        where,
        Shapes.toString(inputs));
    Shape step = layer.outputShape(where + ", " + layer.kind(), step(inputs));
    return step.take(1).append(inputs.get(1)).append(step.tail());
  }

  private static Shape step(Shape inputs) {
    return inputs.take(1).append(inputs.tail().tail());
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    int before = context.weights().size();
    BuiltLayer built = layer.build(context.within("layer"), step(inputs));
    List<LayerWeight> made = context.weights().stream().skip(before).toList();
    List<Weight> weights = made.stream().map(LayerWeight::weight).toList();
    boolean keepsStates =
        made.stream().anyMatch(weight -> weight.spec().role() == WeightSpec.Role.STATE);
    checkArgument(
        !built.mixesRows(Mode.TRAINING) && !keepsStates, // a state is kept for each row
        "%s: %s looks at all rows of a batch; over single timesteps that is something else. Apply"
            + " it to the whole sequence.",
        context.layer(),
        layer.kind());
    return (call, input) -> apply(call, input, built, weights);
  }

  private Signal apply(Call call, Signal input, BuiltLayer built, List<Weight> weights) {
    Ops tf = call.tf();
    Operand<TInt32> sizes = tf.shape(input.values());
    Operand<TInt32> timesteps = tf.gather(sizes, tf.constant(1), tf.constant(0));
    Operand<TInt32> rest = tf.slice(sizes, tf.array(2), tf.array(-1));
    Operand<? extends TType> rows =
        tf.reshape(input.values(), tf.concat(List.of(tf.array(-1), rest), tf.constant(0)));
    Call inner = call.within("layer").over(call.part().times(tf, timesteps)).withoutPenalties();
    Signal seen = Signal.of(rows, step(input.shape()));
    if (input.values().asOutput().type() == TFloat32.class) {
      call.recordByGraph(List.of(seen.floats()), List.of(input.floats()), List.of());
    }
    Signal steps = Recorded.call(built, inner, List.of(seen), weights, false).get(0);
    Operand<TInt32> batchAndTime = tf.slice(sizes, tf.array(0), tf.array(2));
    Operand<TInt32> outer =
        tf.concat(
            List.of(batchAndTime, tf.slice(tf.shape(steps.values()), tf.array(1), tf.array(-1))),
            tf.constant(0));
    Operand<TFloat32> output = tf.reshape(steps.floats(), outer);
    call.recordByGraph(List.of(output), List.of(steps.floats()), List.of());
    return input.then(output, outputShape(call.layer(), input.shape()));
  }

  @Override
  public OptionalLong idLimit() {
    return layer.idLimit();
  }

  @Override
  public boolean needsTimesteps() {
    return layer.needsTimesteps();
  }
}
