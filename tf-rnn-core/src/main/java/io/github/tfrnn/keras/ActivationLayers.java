package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.AXES;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;
import static io.github.tfrnn.keras.OptionFormats.INTEGERS;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.google.common.primitives.Ints;
import io.github.tfrnn.layers.ELU;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LeakyReLU;
import io.github.tfrnn.layers.PReLU;
import io.github.tfrnn.layers.ReLU;
import io.github.tfrnn.layers.Softmax;
import java.util.List;
import java.util.Optional;

/** Activations that are layers. */
final class ActivationLayers {

  private static final float DEFAULT_SLOPE = 0.3f;

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        TableFormat.of("ReLU", ReLU.class, in -> ReLU.create())
            .optional(
                "max_value", FLOAT, ReLU::maxValue, (layer, value) -> layer.withMaxValue(value))
            .number("negative_slope", ReLU::negativeSlope, ReLU::withNegativeSlope)
            .number("threshold", ReLU::threshold, ReLU::withThreshold),
        TableFormat.of(
                "LeakyReLU",
                LeakyReLU.class,
                // Keras 2 says alpha
                in ->
                    LeakyReLU.of(
                        in.or("negative_slope", FLOAT, in.or("alpha", FLOAT, DEFAULT_SLOPE))))
            .begun("negative_slope", FLOAT, LeakyReLU::negativeSlope),
        TableFormat.of("ELU", ELU.class, in -> ELU.of(in.or("alpha", FLOAT, 1f)))
            .begun("alpha", FLOAT, ELU::alpha),
        TableFormat.of("PReLU", PReLU.class, in -> PReLU.create())
            .option(
                "alpha_initializer",
                INITIALIZER,
                PReLU::alphaInitializer,
                PReLU::withAlphaInitializer)
            .optional(
                "alpha_regularizer",
                REGULARIZER,
                PReLU::alphaRegularizer,
                PReLU::withAlphaRegularizer)
            .optional(
                "alpha_constraint", CONSTRAINT, PReLU::alphaConstraint, PReLU::withAlphaConstraint)
            .optional(
                "shared_axes",
                INTEGERS,
                layer -> Optional.of(layer.sharedAxes()).filter(axes -> !axes.isEmpty()),
                (layer, axes) -> layer.sharing(Ints.toArray(axes))),
        TableFormat.of(
                "Softmax",
                Softmax.class,
                in -> Softmax.of(Ints.toArray(in.or("axis", AXES, List.of(-1)))))
            .begun("axis", AXES, Softmax::axes));
  }

  private ActivationLayers() {}
}
