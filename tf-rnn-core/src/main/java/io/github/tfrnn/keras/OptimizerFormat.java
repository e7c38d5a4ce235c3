package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.optimizers.Clipping;
import io.github.tfrnn.optimizers.Ema;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.optimizers.OptimizerOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Optimizers in configurations: their algorithm, and what all of them have. */
final class OptimizerFormat {

  private static final double DEFAULT_MOMENTUM = 0.99;

  private static final Map<Clipping.Kind, String> CLIPPINGS =
      Map.of(
          Clipping.Kind.NORM, "clipnorm",
          Clipping.Kind.VALUE, "clipvalue",
          Clipping.Kind.GLOBAL_NORM, "global_clipnorm");

  static Optimizer read(Place place, JsonNode json) {
    if (json.isTextual()) {
      return Located.in(
          place.object() + ": option \"" + place.option() + "\"",
          () -> Optimizer.of(json.textValue()));
    }
    String className = ClassNames.withoutPackage(LayerObjects.className(json));
    ClassFormat<? extends Optimizer> format =
        Algorithms.TABLE
            .named(className)
            .orElseThrow(
                () -> place.notSupported(json, "there is no optimizer \"" + className + "\""));
    Options in =
        new Options(
            place.reading(), "optimizer (" + className + ")", ConfigObject.config(place, json));
    return Located.in(
        in.where(),
        () -> {
          Optimizer optimizer = common(format.read(in), in);
          in.finish();
          return optimizer;
        });
  }

  private static Optimizer common(Optimizer algorithm, Options in) {
    Optimizer optimizer = algorithm;
    JsonNode rate = in.json("learning_rate");
    if (rate.isObject()) {
      optimizer = optimizer.withLearningRate(Schedules.TABLE.read(in.place("learning_rate"), rate));
    }
    Optional<Double> decay = in.optional("weight_decay", DOUBLE);
    if (decay.isPresent()) {
      optimizer = optimizer.withWeightDecay(decay.get());
    }
    for (Map.Entry<Clipping.Kind, String> clipping : CLIPPINGS.entrySet()) {
      Optional<Double> limit = in.optional(clipping.getValue(), DOUBLE);
      if (limit.isPresent()) {
        optimizer =
            optimizer.withOptions(optimizer.options().withClipping(clipping.getKey(), limit.get()));
      }
    }
    double momentum = in.or("ema_momentum", DOUBLE, DEFAULT_MOMENTUM);
    Optional<Integer> overwrite = in.optional("ema_overwrite_frequency", INTEGER);
    if (in.flag("use_ema")) {
      optimizer = optimizer.withEma(momentum);
      optimizer =
          overwrite.isPresent() ? optimizer.withEmaOverwriteFrequency(overwrite.get()) : optimizer;
    }
    Optional<Integer> batches = in.optional("gradient_accumulation_steps", INTEGER);
    if (batches.isPresent()) {
      optimizer = optimizer.withGradientAccumulationSteps(batches.get());
    }
    in.only("decay", DoubleNode.valueOf(0)); // Keras 2
    List.of("name", "jit_compile", "is_legacy_optimizer").forEach(in::ignore);
    return optimizer;
  }

  static ObjectNode write(Writing writing, Optimizer optimizer) {
    ObjectNode json = Algorithms.TABLE.write(writing, optimizer.algorithm());
    ObjectNode config = (ObjectNode) json.get("config");
    OptimizerOptions options = optimizer.options();
    String className = json.get("class_name").textValue();
    config.put("name", ClassNames.snakeCase(className));
    config.set(
        "learning_rate",
        options
            .schedule()
            .map(schedule -> (JsonNode) Schedules.write(writing, schedule))
            .orElse(DoubleNode.valueOf(optimizer.learningRate())));
    config.putNull("weight_decay");
    options
        .weightDecay()
        .ifPresent(
            decay -> {
              if (!decay.excluded().isEmpty()) {
                throw writing.cannotTell("option", "excludeFromWeightDecay");
              }
              config.put("weight_decay", decay.decay());
            });
    CLIPPINGS.values().forEach(config::putNull);
    options
        .clipping()
        .ifPresent(
            clip -> config.set(CLIPPINGS.get(clip.kind()), OptionFormats.json(clip.limit())));
    config.put("use_ema", options.ema().isPresent());
    config.put("ema_momentum", options.ema().map(Ema::momentum).orElse(DEFAULT_MOMENTUM));
    OptionalInt overwrite =
        options.ema().map(Ema::overwriteFrequency).orElseGet(OptionalInt::empty);
    config.putNull("ema_overwrite_frequency");
    overwrite.ifPresent(steps -> config.put("ema_overwrite_frequency", steps));
    config.putNull("loss_scale_factor");
    config.putNull("gradient_accumulation_steps");
    if (options.gradientAccumulationSteps() > 1) {
      config.put("gradient_accumulation_steps", options.gradientAccumulationSteps());
    }
    return json;
  }

  private OptimizerFormat() {}
}
