package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.AXES;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.google.common.primitives.Ints;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.GroupNormalization;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerNormalization;
import io.github.tfrnn.layers.RMSNormalization;
import io.github.tfrnn.layers.UnitNormalization;
import java.util.List;

/** Layers that normalize. */
final class NormalizationLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(batch(), group(), layer(), rms(), unit(), KnownStatistics.normalization());
  }

  private static ClassFormat<BatchNormalization> batch() {
    return TableFormat.built(
            "BatchNormalization",
            BatchNormalization.class,
            in -> BatchNormalization.builder(),
            BatchNormalization.Builder::build)
        .option("axis", INTEGER, BatchNormalization::axis, BatchNormalization.Builder::axis)
        .number("momentum", BatchNormalization::momentum, BatchNormalization.Builder::momentum)
        .number("epsilon", BatchNormalization::epsilon, BatchNormalization.Builder::epsilon)
        .option("center", FLAG, BatchNormalization::center, BatchNormalization.Builder::center)
        .option("scale", FLAG, BatchNormalization::scale, BatchNormalization.Builder::scale)
        .option(
            "beta_initializer",
            INITIALIZER,
            BatchNormalization::betaInitializer,
            BatchNormalization.Builder::betaInitializer)
        .option(
            "gamma_initializer",
            INITIALIZER,
            BatchNormalization::gammaInitializer,
            BatchNormalization.Builder::gammaInitializer)
        .option(
            "moving_mean_initializer",
            INITIALIZER,
            BatchNormalization::movingMeanInitializer,
            BatchNormalization.Builder::movingMeanInitializer)
        .option(
            "moving_variance_initializer",
            INITIALIZER,
            BatchNormalization::movingVarianceInitializer,
            BatchNormalization.Builder::movingVarianceInitializer)
        .optional(
            "beta_regularizer",
            REGULARIZER,
            BatchNormalization::betaRegularizer,
            BatchNormalization.Builder::betaRegularizer)
        .optional(
            "gamma_regularizer",
            REGULARIZER,
            BatchNormalization::gammaRegularizer,
            BatchNormalization.Builder::gammaRegularizer)
        .optional(
            "beta_constraint",
            CONSTRAINT,
            BatchNormalization::betaConstraint,
            BatchNormalization.Builder::betaConstraint)
        .optional(
            "gamma_constraint",
            CONSTRAINT,
            BatchNormalization::gammaConstraint,
            BatchNormalization.Builder::gammaConstraint)
        .off("synchronized")
        .off("renorm")
        .unset("renorm_clipping")
        .ignored("renorm_momentum", DoubleNode.valueOf(0.99))
        .dropped("fused", "adjustment")
        .droppedIfOff("virtual_batch_size");
  }

  private static ClassFormat<GroupNormalization> group() {
    return TableFormat.built(
            "GroupNormalization",
            GroupNormalization.class,
            in -> GroupNormalization.builder(),
            GroupNormalization.Builder::build)
        .option("groups", INTEGER, GroupNormalization::groups, GroupNormalization.Builder::groups)
        .option("axis", INTEGER, GroupNormalization::axis, GroupNormalization.Builder::axis)
        .number("epsilon", GroupNormalization::epsilon, GroupNormalization.Builder::epsilon)
        .option("center", FLAG, GroupNormalization::center, GroupNormalization.Builder::center)
        .option("scale", FLAG, GroupNormalization::scale, GroupNormalization.Builder::scale)
        .option(
            "beta_initializer",
            INITIALIZER,
            GroupNormalization::betaInitializer,
            GroupNormalization.Builder::betaInitializer)
        .option(
            "gamma_initializer",
            INITIALIZER,
            GroupNormalization::gammaInitializer,
            GroupNormalization.Builder::gammaInitializer)
        .optional(
            "beta_regularizer",
            REGULARIZER,
            GroupNormalization::betaRegularizer,
            GroupNormalization.Builder::betaRegularizer)
        .optional(
            "gamma_regularizer",
            REGULARIZER,
            GroupNormalization::gammaRegularizer,
            GroupNormalization.Builder::gammaRegularizer)
        .optional(
            "beta_constraint",
            CONSTRAINT,
            GroupNormalization::betaConstraint,
            GroupNormalization.Builder::betaConstraint)
        .optional(
            "gamma_constraint",
            CONSTRAINT,
            GroupNormalization::gammaConstraint,
            GroupNormalization.Builder::gammaConstraint);
  }

  private static ClassFormat<LayerNormalization> layer() {
    return TableFormat.built(
            "LayerNormalization",
            LayerNormalization.class,
            in -> LayerNormalization.builder(),
            LayerNormalization.Builder::build)
        .option("axis", AXES, LayerNormalization::axes, (b, v) -> b.axes(Ints.toArray(v)))
        .number("epsilon", LayerNormalization::epsilon, LayerNormalization.Builder::epsilon)
        .option("center", FLAG, LayerNormalization::center, LayerNormalization.Builder::center)
        .option("scale", FLAG, LayerNormalization::scale, LayerNormalization.Builder::scale)
        .off("rms_scaling")
        .option(
            "beta_initializer",
            INITIALIZER,
            LayerNormalization::betaInitializer,
            LayerNormalization.Builder::betaInitializer)
        .option(
            "gamma_initializer",
            INITIALIZER,
            LayerNormalization::gammaInitializer,
            LayerNormalization.Builder::gammaInitializer)
        .optional(
            "beta_regularizer",
            REGULARIZER,
            LayerNormalization::betaRegularizer,
            LayerNormalization.Builder::betaRegularizer)
        .optional(
            "gamma_regularizer",
            REGULARIZER,
            LayerNormalization::gammaRegularizer,
            LayerNormalization.Builder::gammaRegularizer)
        .optional(
            "beta_constraint",
            CONSTRAINT,
            LayerNormalization::betaConstraint,
            LayerNormalization.Builder::betaConstraint)
        .optional(
            "gamma_constraint",
            CONSTRAINT,
            LayerNormalization::gammaConstraint,
            LayerNormalization.Builder::gammaConstraint);
  }

  private static ClassFormat<RMSNormalization> rms() {
    return TableFormat.of(
            "RMSNormalization",
            RMSNormalization.class,
            in -> RMSNormalization.of(Ints.toArray(in.or("axis", AXES, List.of(-1)))))
        .begun("axis", AXES, RMSNormalization::axes)
        .number("epsilon", RMSNormalization::epsilon, RMSNormalization::withEpsilon);
  }

  private static ClassFormat<UnitNormalization> unit() {
    return TableFormat.of(
            "UnitNormalization",
            UnitNormalization.class,
            in -> UnitNormalization.of(Ints.toArray(in.or("axis", AXES, List.of(-1)))))
        .begun("axis", AXES, UnitNormalization::axes);
  }

  private NormalizationLayers() {}
}
