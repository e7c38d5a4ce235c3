package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.TEXTS;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import io.github.tfrnn.optimizers.Adadelta;
import io.github.tfrnn.optimizers.Adafactor;
import io.github.tfrnn.optimizers.Adagrad;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.optimizers.Adamax;
import io.github.tfrnn.optimizers.Ftrl;
import io.github.tfrnn.optimizers.Lamb;
import io.github.tfrnn.optimizers.Lion;
import io.github.tfrnn.optimizers.Muon;
import io.github.tfrnn.optimizers.Nadam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.RMSprop;
import io.github.tfrnn.optimizers.SGD;
import java.util.List;
import java.util.function.DoubleFunction;

/** Optimizers in configurations: what each algorithm has of its own. */
final class Algorithms {

  static final ClassTable<Optimizer> TABLE =
      new ClassTable<>(
          "optimizer",
          "keras.optimizers",
          List.of(
              of("SGD", SGD.class, SGD::of)
                  .option("momentum", DOUBLE, SGD::momentum, SGD::withMomentum)
                  .option("nesterov", FLAG, SGD::nesterov, SGD::withNesterov),
              of("Adam", Adam.class, Adam::of)
                  .option("beta_1", DOUBLE, Adam::beta1, Adam::withBeta1)
                  .option("beta_2", DOUBLE, Adam::beta2, Adam::withBeta2)
                  .option("epsilon", DOUBLE, Adam::epsilon, Adam::withEpsilon)
                  .option("amsgrad", FLAG, Adam::amsgrad, Adam::withAmsgrad),
              of("AdamW", AdamW.class, AdamW::of)
                  .option("beta_1", DOUBLE, AdamW::beta1, AdamW::withBeta1)
                  .option("beta_2", DOUBLE, AdamW::beta2, AdamW::withBeta2)
                  .option("epsilon", DOUBLE, AdamW::epsilon, AdamW::withEpsilon)
                  .option("amsgrad", FLAG, AdamW::amsgrad, AdamW::withAmsgrad),
              of("Adamax", Adamax.class, Adamax::of)
                  .option("beta_1", DOUBLE, Adamax::beta1, Adamax::withBeta1)
                  .option("beta_2", DOUBLE, Adamax::beta2, Adamax::withBeta2)
                  .option("epsilon", DOUBLE, Adamax::epsilon, Adamax::withEpsilon),
              of("Nadam", Nadam.class, Nadam::of)
                  .option("beta_1", DOUBLE, Nadam::beta1, Nadam::withBeta1)
                  .option("beta_2", DOUBLE, Nadam::beta2, Nadam::withBeta2)
                  .option("epsilon", DOUBLE, Nadam::epsilon, Nadam::withEpsilon),
              of("Lamb", Lamb.class, Lamb::of)
                  .option("beta_1", DOUBLE, Lamb::beta1, Lamb::withBeta1)
                  .option("beta_2", DOUBLE, Lamb::beta2, Lamb::withBeta2)
                  .option("epsilon", DOUBLE, Lamb::epsilon, Lamb::withEpsilon),
              of("RMSprop", RMSprop.class, RMSprop::of)
                  .option("rho", DOUBLE, RMSprop::rho, RMSprop::withRho)
                  .option("momentum", DOUBLE, RMSprop::momentum, RMSprop::withMomentum)
                  .option("epsilon", DOUBLE, RMSprop::epsilon, RMSprop::withEpsilon)
                  .option("centered", FLAG, RMSprop::centered, RMSprop::withCentered),
              of("Adagrad", Adagrad.class, Adagrad::of)
                  .option(
                      "initial_accumulator_value",
                      DOUBLE,
                      Adagrad::initialAccumulatorValue,
                      Adagrad::withInitialAccumulatorValue)
                  .option("epsilon", DOUBLE, Adagrad::epsilon, Adagrad::withEpsilon),
              of("Adadelta", Adadelta.class, Adadelta::of)
                  .option("rho", DOUBLE, Adadelta::rho, Adadelta::withRho)
                  .option("epsilon", DOUBLE, Adadelta::epsilon, Adadelta::withEpsilon),
              of("Ftrl", Ftrl.class, Ftrl::of)
                  .option(
                      "learning_rate_power",
                      DOUBLE,
                      Ftrl::learningRatePower,
                      Ftrl::withLearningRatePower)
                  .option(
                      "initial_accumulator_value",
                      DOUBLE,
                      Ftrl::initialAccumulatorValue,
                      Ftrl::withInitialAccumulatorValue)
                  .option(
                      "l1_regularization_strength",
                      DOUBLE,
                      Ftrl::l1RegularizationStrength,
                      Ftrl::withL1RegularizationStrength)
                  .option(
                      "l2_regularization_strength",
                      DOUBLE,
                      Ftrl::l2RegularizationStrength,
                      Ftrl::withL2RegularizationStrength)
                  .option(
                      "l2_shrinkage_regularization_strength",
                      DOUBLE,
                      Ftrl::l2ShrinkageRegularizationStrength,
                      Ftrl::withL2ShrinkageRegularizationStrength)
                  .option("beta", DOUBLE, Ftrl::beta, Ftrl::withBeta),
              of("Lion", Lion.class, Lion::of)
                  .option("beta_1", DOUBLE, Lion::beta1, Lion::withBeta1)
                  .option("beta_2", DOUBLE, Lion::beta2, Lion::withBeta2),
              of("Adafactor", Adafactor.class, Adafactor::of)
                  .option("beta_2_decay", DOUBLE, Adafactor::beta2Decay, Adafactor::withBeta2Decay)
                  .option("epsilon_1", DOUBLE, Adafactor::epsilon1, Adafactor::withEpsilon1)
                  .option("epsilon_2", DOUBLE, Adafactor::epsilon2, Adafactor::withEpsilon2)
                  .option(
                      "clip_threshold",
                      DOUBLE,
                      Adafactor::clipThreshold,
                      Adafactor::withClipThreshold)
                  .only("relative_step", BooleanNode.TRUE),
              muon()));

  /** The rate that an algorithm gets where a schedule takes its place. */
  private static final double ANY_RATE = 0.001;

  private static <T extends Optimizer> TableFormat<T, T> of(
      String className, Class<T> type, DoubleFunction<T> ofRate) {
    return TableFormat.of(className, type, in -> ofRate.apply(rate(in)));
  }

  private static double rate(Options in) {
    String name = in.has("lr") ? "lr" : "learning_rate";
    return in.json(name).isNumber() ? in.required(name, DOUBLE) : ANY_RATE;
  }

  private static TableFormat<Muon, Muon.Builder> muon() {
    return TableFormat.built("Muon", Muon.class, Algorithms::begin, Muon.Builder::build)
        .option("momentum", DOUBLE, Muon::momentum, Muon.Builder::momentum)
        .option("nesterov", FLAG, Muon::nesterov, Muon.Builder::nesterov)
        .option("ns_steps", INTEGER, Muon::nsSteps, Muon.Builder::nsSteps)
        .option("rms_rate", DOUBLE, Muon::rmsRate, Muon.Builder::rmsRate)
        .option("adam_beta_1", DOUBLE, Muon::adamBeta1, Muon.Builder::adamBeta1)
        .option("adam_beta_2", DOUBLE, Muon::adamBeta2, Muon.Builder::adamBeta2)
        .option("epsilon", DOUBLE, Muon::epsilon, Muon.Builder::epsilon)
        .option("adam_lr_ratio", DOUBLE, Muon::adamLrRatio, Muon.Builder::adamLrRatio)
        .option(
            "exclude_embeddings", FLAG, Muon::excludeEmbeddings, Muon.Builder::excludeEmbeddings)
        .option(
            "exclude_layers",
            TEXTS,
            Muon::excludeLayers,
            (builder, names) -> builder.excludeLayers(names.toArray(String[]::new)))
        .only("muon_a", DoubleNode.valueOf(3.4445))
        .only("muon_b", DoubleNode.valueOf(-4.775))
        .only("muon_c", DoubleNode.valueOf(2.0315))
        .begun("adam_weight_decay", DOUBLE, Muon::weightDecay);
  }

  /** Weights decay alike here, whichever of its two algorithms Muon updates them by. */
  private static Muon.Builder begin(Options in) {
    if (in.has("weight_decay") && in.has("adam_weight_decay")) {
      in.only("adam_weight_decay", in.json("weight_decay"));
    }
    return Muon.builder(rate(in));
  }

  private Algorithms() {}
}
