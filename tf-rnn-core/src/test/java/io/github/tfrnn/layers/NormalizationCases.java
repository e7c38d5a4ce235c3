package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.TIMESTEPS;
import static io.github.tfrnn.layers.LayerCase.sequence;

import io.github.tfrnn.layers.LayerCase.Mask;
import java.util.List;

/** Cases of the contract for layers that normalize. */
final class NormalizationCases {

  private static LayerCase batch(String name, BatchNormalization layer) {
    return new LayerCase(name, () -> layer)
        .weight("gamma", FEATURES)
        .weight("beta", FEATURES)
        .statistic("moving_mean", FEATURES)
        .statistic("moving_variance", FEATURES)
        .rejects(ANY)
        .learnsFromBatch();
  }

  static List<LayerCase> all() {
    return List.of(
        new LayerCase("unit normalization", UnitNormalization::create)
            .rejects(ANY)
            .otherThan(() -> UnitNormalization.of(1)),
        new LayerCase("rms normalization", RMSNormalization::create)
            .weight("scale", FEATURES)
            .mask(Mask.ENDED)
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> RMSNormalization.create().withEpsilon(0.1)),
        new LayerCase("layer normalization", LayerNormalization::create)
            .weight("gamma", FEATURES)
            .weight("beta", FEATURES)
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> LayerNormalization.builder().epsilon(0.1).build()),
        new LayerCase(
                "layer normalization of two axes",
                () -> LayerNormalization.builder().axes(1, 2).center(false).build())
            .inputs(TIMESTEPS, FEATURES)
            .weight("gamma", TIMESTEPS, FEATURES)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(LayerNormalization::create),
        batch("batch normalization", BatchNormalization.create())
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> BatchNormalization.builder().momentum(0.5).build()),
        batch("batch normalization of rows", BatchNormalization.create())
            .inputs(FEATURES)
            .rejects(ANY, ANY)
            .otherThan(() -> BatchNormalization.builder().epsilon(0.1).build()),
        batch("batch normalization of another axis", BatchNormalization.builder().axis(1).build())
            .inputs(FEATURES, 2, TIMESTEPS)
            .rejects(ANY, ANY, 2, TIMESTEPS)
            .otherThan(BatchNormalization::create),
        new LayerCase("group normalization", () -> GroupNormalization.of(1))
            .weight("gamma", FEATURES)
            .weight("beta", FEATURES)
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> GroupNormalization.of(GroupNormalization.EACH_FEATURE)),
        new LayerCase(
                "group normalization of another axis",
                () -> GroupNormalization.builder().groups(2).axis(1).scale(false).build())
            .inputs(4, ANY)
            .weight("beta", 4)
            .rejects(ANY, 5, ANY)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(GroupNormalization::create),
        new LayerCase("normalization", () -> Normalization.of(0.5, 2))
            .rejects(ANY)
            .rejects(ANY, ANY, ANY)
            .otherThan(() -> Normalization.of(0.5, 2).inverted()),
        sequence(
                "normalization of two axes",
                () ->
                    new Normalization(
                            List.of(1, 2), List.of(1f, 2f, 3f), List.of(1f, 2f, 3f), false)
                        .inverted())
            .inputs(TIMESTEPS, FEATURES)
            .rejects(ANY, TIMESTEPS, FEATURES + 1)
            .otherThan(() -> Normalization.of(0.5, 2).inverted()));
  }

  private NormalizationCases() {}
}
