package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.VarianceScaling;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A layer as a user writes it (Srivastava et al. 2015); the same one is in layers_own.py. */
// tag::own-layer[]
public record Highway() implements Layer {

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shapes.requireFeatures(where, inputs); // [batch, features], the features known
    return inputs;
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Shape square = Shape.of(Shapes.last(inputs), Shapes.last(inputs));
    Shape row = Shape.of(Shapes.last(inputs));
    var random = VarianceScaling.glorotUniform();
    Weight kernel = context.addWeight(WeightSpec.of("kernel", square, random));
    Weight gate = context.addWeight(WeightSpec.of("gate_kernel", square, random));
    Weight bias = context.addWeight(WeightSpec.of("gate_bias", row, new Constant(-1)));
    return (call, input) -> carry(call, input, kernel, gate, bias);
  }

  private Signal carry(Call call, Signal input, Weight kernel, Weight gate, Weight bias) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> changed = tf.math.tanh(tf.linalg.matMul(x, kernel.value()));
    Operand<TFloat32> opened =
        tf.math.sigmoid(tf.math.add(tf.linalg.matMul(x, gate.value()), bias.value()));
    Operand<TFloat32> moved = tf.math.mul(opened, tf.math.sub(changed, x));
    return input.then(tf.math.add(x, moved), input.shape()); // under the mask of the input
  }
}
// end::own-layer[]
