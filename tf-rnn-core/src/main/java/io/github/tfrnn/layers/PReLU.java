package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * x where positive, α·x elsewhere, with an α that is learned (He et al. 2015).
 *
 * <p><b>Shapes</b>: inputs and outputs of any shape; weight {@code alpha} of the inputs' shape
 * without the batch axis, 1 on shared axes. Passes masks on. Behaves as {@code keras.layers.PReLU}.
 * Immutable.
 *
 * @param alphaInitializer of α
 * @param alphaRegularizer penalty on α
 * @param alphaConstraint on α
 * @param sharedAxes axes, the batch being 0, along which there is one α: {@code 1} for one a
 *     feature of {@code [batch, timesteps, features]}
 */
public record PReLU(
    Initializer alphaInitializer,
    Optional<Regularizer> alphaRegularizer,
    Optional<Constraint> alphaConstraint,
    List<Integer> sharedAxes)
    implements Layer {

  public PReLU {
    requireNonNull(alphaInitializer, "alphaInitializer");
    requireNonNull(alphaRegularizer, "alphaRegularizer");
    requireNonNull(alphaConstraint, "alphaConstraint");
    sharedAxes = List.copyOf(sharedAxes);
    checkArgument(
        sharedAxes.stream().allMatch(axis -> axis >= 1),
        "PReLU: shared axes must be at least 1, got %s",
        sharedAxes);
  }

  /** Returns a layer with Keras's defaults, one α an entry. */
  public static PReLU create() {
    return new PReLU(Constant.zeros(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Returns the same with one α along the given axes. */
  public PReLU sharing(int... axes) {
    return new PReLU(
        alphaInitializer, alphaRegularizer, alphaConstraint, Arrays.stream(axes).boxed().toList());
  }

  /** Returns the same with other first values. */
  public PReLU withAlphaInitializer(Initializer initializer) {
    return new PReLU(initializer, alphaRegularizer, alphaConstraint, sharedAxes);
  }

  /** Returns the same with a penalty on α. */
  public PReLU withAlphaRegularizer(Regularizer regularizer) {
    return new PReLU(alphaInitializer, Optional.of(regularizer), alphaConstraint, sharedAxes);
  }

  /** Returns the same with a constraint on α. */
  public PReLU withAlphaConstraint(Constraint constraint) {
    return new PReLU(alphaInitializer, alphaRegularizer, Optional.of(constraint), sharedAxes);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    Shape alpha = alphaShape(inputs);
    checkArgument(
        sharedAxes.stream().allMatch(axis -> axis < inputs.numDimensions()),
        "%s: shared axes %s are not all among those of %s.",
        where,
        sharedAxes,
        Shapes.toString(inputs));
    checkArgument(
        !alpha.hasUnknownDimension(),
        "%s: every axis that α is not shared along must be known, got %s. Share it along the"
            + " timesteps with sharing(1), or start the model with an Input that tells them.",
        where,
        Shapes.toString(inputs));
    return inputs;
  }

  private Shape alphaShape(Shape inputs) {
    long[] axes = inputs.tail().asArray().clone();
    for (int axis : sharedAxes) {
      if (axis <= axes.length) {
        axes[axis - 1] = 1;
      }
    }
    return Shape.of(axes);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    Weight alpha =
        context.addWeight(
            WeightSpec.of("alpha", alphaShape(inputs), alphaInitializer)
                .regularizedBy(alphaRegularizer)
                .constrainedBy(alphaConstraint));
    return (call, input) -> apply(call, input, alpha);
  }

  private static Signal apply(Call call, Signal input, Weight alpha) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TFloat32> negative = tf.math.mul(alpha.value(), tf.nn.relu(tf.math.neg(x)));
    return input.then(tf.math.sub(tf.nn.relu(x), negative), input.shape());
  }
}
