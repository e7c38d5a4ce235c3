package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.optimizers.Adadelta;
import io.github.tfrnn.optimizers.Adafactor;
import io.github.tfrnn.optimizers.Adagrad;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.optimizers.AdamW;
import io.github.tfrnn.optimizers.Adamax;
import io.github.tfrnn.optimizers.Ftrl;
import io.github.tfrnn.optimizers.Lamb;
import io.github.tfrnn.optimizers.LazyAdam;
import io.github.tfrnn.optimizers.Lion;
import io.github.tfrnn.optimizers.Muon;
import io.github.tfrnn.optimizers.Nadam;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.RMSprop;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.optimizers.schedules.CosineDecay;
import io.github.tfrnn.optimizers.schedules.CosineDecayRestarts;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import io.github.tfrnn.optimizers.schedules.InverseTimeDecay;
import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import io.github.tfrnn.optimizers.schedules.PiecewiseConstantDecay;
import io.github.tfrnn.optimizers.schedules.PolynomialDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Optimizers and schedules from the configurations that Keras writes. */
final class KerasOptimizers {

  static Optimizer optimizer(JsonNode json) {
    JsonNode config = json.get("config");
    boolean scheduled = config.get("learning_rate").isObject();
    double rate = scheduled ? 1 : number(config, "learning_rate");
    Optimizer optimizer = algorithm(json.get("class_name").textValue(), config, rate);
    if (scheduled) {
      optimizer = optimizer.withLearningRate(schedule(config.get("learning_rate")));
    }
    if (config.has("weight_decay")) {
      optimizer = optimizer.withWeightDecay(number(config, "weight_decay"));
    }
    if (json.has("excluded")) {
      optimizer = optimizer.excludeFromWeightDecay(strings(json.get("excluded")));
    }
    if (config.has("clipnorm")) {
      optimizer = optimizer.withClipnorm(number(config, "clipnorm"));
    }
    if (config.has("clipvalue")) {
      optimizer = optimizer.withClipvalue(number(config, "clipvalue"));
    }
    if (config.has("global_clipnorm")) {
      optimizer = optimizer.withGlobalClipnorm(number(config, "global_clipnorm"));
    }
    if (config.path("use_ema").asBoolean()) {
      optimizer = optimizer.withEma(number(config, "ema_momentum"));
    }
    if (config.has("ema_overwrite_frequency")) {
      optimizer =
          optimizer.withEmaOverwriteFrequency(config.get("ema_overwrite_frequency").intValue());
    }
    if (config.has("gradient_accumulation_steps")) {
      optimizer =
          optimizer.withGradientAccumulationSteps(
              config.get("gradient_accumulation_steps").intValue());
    }
    return optimizer;
  }

  private static Optimizer algorithm(String name, JsonNode config, double rate) {
    return switch (name) {
      case "SGD" ->
          new SGD(rate, number(config, "momentum"), config.get("nesterov").booleanValue());
      case "Adam" ->
          new Adam(
              rate,
              number(config, "beta_1"),
              number(config, "beta_2"),
              number(config, "epsilon"),
              config.get("amsgrad").booleanValue());
      case "AdamW" ->
          AdamW.of(rate)
              .withBeta1(number(config, "beta_1"))
              .withBeta2(number(config, "beta_2"))
              .withEpsilon(number(config, "epsilon"))
              .withAmsgrad(config.get("amsgrad").booleanValue());
      case "LazyAdam" ->
          new LazyAdam(
              rate, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "Lamb" ->
          new Lamb(
              rate, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "Adamax" ->
          new Adamax(
              rate, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "Nadam" ->
          new Nadam(
              rate, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "RMSprop" ->
          new RMSprop(
              rate,
              number(config, "rho"),
              number(config, "momentum"),
              number(config, "epsilon"),
              config.get("centered").booleanValue());
      case "Adagrad" ->
          new Adagrad(rate, number(config, "initial_accumulator_value"), number(config, "epsilon"));
      case "Adadelta" -> new Adadelta(rate, number(config, "rho"), number(config, "epsilon"));
      case "Ftrl" ->
          new Ftrl(
              rate,
              number(config, "learning_rate_power"),
              number(config, "initial_accumulator_value"),
              number(config, "l1_regularization_strength"),
              number(config, "l2_regularization_strength"),
              number(config, "l2_shrinkage_regularization_strength"),
              number(config, "beta"));
      case "Lion" -> new Lion(rate, number(config, "beta_1"), number(config, "beta_2"));
      case "Adafactor" ->
          new Adafactor(
              rate,
              number(config, "beta_2_decay"),
              number(config, "epsilon_1"),
              number(config, "epsilon_2"),
              number(config, "clip_threshold"));
      case "Muon" ->
          Muon.builder(rate)
              .momentum(number(config, "momentum"))
              .nesterov(config.get("nesterov").booleanValue())
              .nsSteps(config.get("ns_steps").intValue())
              .rmsRate(number(config, "rms_rate"))
              .adamBeta1(number(config, "adam_beta_1"))
              .adamBeta2(number(config, "adam_beta_2"))
              .epsilon(number(config, "epsilon"))
              .adamLrRatio(number(config, "adam_lr_ratio"))
              .excludeEmbeddings(config.get("exclude_embeddings").booleanValue())
              .excludeLayers(strings(config.get("exclude_layers")))
              .build();
      default -> throw new AssertionError("no optimizer for " + name);
    };
  }

  static LearningRateSchedule schedule(JsonNode json) {
    JsonNode config = json.get("config");
    return switch (json.get("class_name").textValue()) {
      case "ExponentialDecay" ->
          new ExponentialDecay(
              number(config, "initial_learning_rate"),
              config.get("decay_steps").longValue(),
              number(config, "decay_rate"),
              config.get("staircase").booleanValue());
      case "InverseTimeDecay" ->
          new InverseTimeDecay(
              number(config, "initial_learning_rate"),
              config.get("decay_steps").longValue(),
              number(config, "decay_rate"),
              config.get("staircase").booleanValue());
      case "PolynomialDecay" ->
          new PolynomialDecay(
              number(config, "initial_learning_rate"),
              config.get("decay_steps").longValue(),
              number(config, "end_learning_rate"),
              number(config, "power"),
              config.get("cycle").booleanValue());
      case "PiecewiseConstantDecay" -> {
        List<Long> boundaries = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        config.get("boundaries").forEach(boundary -> boundaries.add(boundary.longValue()));
        config.get("values").forEach(value -> values.add(value.doubleValue()));
        yield PiecewiseConstantDecay.of(boundaries, values);
      }
      case "CosineDecay" ->
          new CosineDecay(
              number(config, "initial_learning_rate"),
              config.get("decay_steps").longValue(),
              number(config, "alpha"),
              config.has("warmup_target")
                  ? OptionalDouble.of(number(config, "warmup_target"))
                  : OptionalDouble.empty(),
              config.get("warmup_steps").longValue());
      case "CosineDecayRestarts" ->
          new CosineDecayRestarts(
              number(config, "initial_learning_rate"),
              config.get("first_decay_steps").longValue(),
              number(config, "t_mul"),
              number(config, "m_mul"),
              number(config, "alpha"));
      default -> throw new AssertionError("no schedule for " + json);
    };
  }

  private static double number(JsonNode config, String option) {
    return config.get(option).doubleValue();
  }

  private static String[] strings(JsonNode json) {
    List<String> strings = new ArrayList<>();
    json.forEach(string -> strings.add(string.textValue()));
    return strings.toArray(String[]::new);
  }

  private KerasOptimizers() {}
}
