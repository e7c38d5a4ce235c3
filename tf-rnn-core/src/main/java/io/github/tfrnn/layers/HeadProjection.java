package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.ops.MatrixProducts;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A linear map between features and heads; its kernel has an axis for each of heads and features,
 * and is used as a matrix.
 *
 * @param ins product of the kernel's axes that are summed over
 * @param outs product of its other axes
 */
record HeadProjection(Weight kernel, Optional<Weight> bias, long ins, long outs) {

  /** What all projections of a layer are made with. */
  record Options(
      boolean useBias,
      Initializer kernelInitializer,
      Initializer biasInitializer,
      Optional<Regularizer> kernelRegularizer,
      Optional<Regularizer> biasRegularizer,
      Optional<Regularizer> activityRegularizer,
      Optional<Constraint> kernelConstraint,
      Optional<Constraint> biasConstraint) {

    /** Creates the weights of one projection. */
    HeadProjection build(BuildContext context, Shape ins, Shape outs) {
      Weight kernel =
          context.addWeight(
              WeightSpec.of("kernel", ins.append(outs), kernelInitializer)
                  .regularizedBy(kernelRegularizer)
                  .constrainedBy(kernelConstraint));
      Optional<Weight> bias =
          useBias
              ? Optional.of(
                  context.addWeight(
                      WeightSpec.of("bias", outs, biasInitializer)
                          .regularizedBy(biasRegularizer)
                          .constrainedBy(biasConstraint)))
              : Optional.empty();
      return new HeadProjection(kernel, bias, ins.size(), outs.size());
    }
  }

  /** Returns the weights. */
  List<Weight> weights() {
    return bias.isPresent() ? List.of(kernel, bias.get()) : List.of(kernel);
  }

  /**
   * Maps the last axis.
   *
   * @param x {@code [batch, ..., ins]}
   * @return {@code [batch, ..., outs]}
   */
  Operand<TFloat32> apply(Call call, Operand<TFloat32> x, Shape shape, Activation activation) {
    Ops tf = call.tf();
    Operand<TFloat32> matrix = tf.reshape(kernel.value(), tf.array(ins, outs));
    Operand<TFloat32> y =
        MatrixProducts.of(call.policy())
            .alongLast(tf, x, Shapes.withLast(shape, ins), matrix, outs);
    if (bias.isPresent()) {
      y = tf.math.add(y, tf.reshape(bias.get().value(), tf.array(outs)));
    }
    return activation.apply(tf, y);
  }
}
