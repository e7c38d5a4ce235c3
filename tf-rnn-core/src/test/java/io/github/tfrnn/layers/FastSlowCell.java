package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.VarianceScaling;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell as a user writes it; the same one is in layers_rnn.py. */
// tag::own-cell[]
public record FastSlowCell(int units, int slots) implements RNNCell {

  @Override
  public List<Integer> stateSizes() {
    return List.of(units, slots);
  }

  @Override
  public int outputSize() {
    return units + slots;
  }

  @Override
  public BuiltCell build(BuildContext context, Shape inputs) {
    Initializer random = VarianceScaling.glorotUniform();
    Shape fromInput = Shape.of(Shapes.last(inputs), units);
    List<Weight> weights =
        List.of(
            context.addWeight(WeightSpec.of("kernel", fromInput, random)),
            context.addWeight(WeightSpec.of("recurrent_kernel", Shape.of(units, units), random)),
            context.addWeight(WeightSpec.of("read_kernel", Shape.of(slots, units), random)),
            context.addWeight(WeightSpec.of("write_kernel", Shape.of(units, slots), random)),
            context.addWeight(WeightSpec.of("decay", Shape.of(slots), Constant.zeros())));
    return BuiltCell.of(weights, FastSlowCell::step);
  }

  private static CellStep step(
      Ops tf,
      Operand<TFloat32> input, // [batch, features]
      List<Operand<TFloat32>> states, // [batch, units], [batch, slots]
      List<Operand<TFloat32>> weights) { // in the order of build
    Operand<TFloat32> recalled =
        tf.math.add(
            tf.linalg.matMul(states.get(0), weights.get(1)),
            tf.linalg.matMul(states.get(1), weights.get(2)));
    Operand<TFloat32> fast =
        tf.math.tanh(tf.math.add(tf.linalg.matMul(input, weights.get(0)), recalled));
    Operand<TFloat32> written = tf.linalg.matMul(fast, weights.get(3));
    Operand<TFloat32> rate = tf.math.sigmoid(weights.get(4));
    Operand<TFloat32> kept = tf.math.mul(rate, states.get(1));
    Operand<TFloat32> added = tf.math.mul(tf.math.sub(tf.constant(1f), rate), written);
    Operand<TFloat32> slow = tf.math.add(kept, added);
    return CellStep.of(tf.concat(List.of(fast, slow), tf.constant(1)), fast, slow);
  }
}
// end::own-cell[]
