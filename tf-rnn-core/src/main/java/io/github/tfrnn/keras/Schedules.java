package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.DOUBLES;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.LONG;
import static io.github.tfrnn.keras.OptionFormats.LONGS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.optimizers.schedules.CosineDecay;
import io.github.tfrnn.optimizers.schedules.CosineDecayRestarts;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import io.github.tfrnn.optimizers.schedules.InverseTimeDecay;
import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import io.github.tfrnn.optimizers.schedules.PiecewiseConstantDecay;
import io.github.tfrnn.optimizers.schedules.PolynomialDecay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Schedules of learning rates in configurations. */
final class Schedules {

  private static final String INITIAL = "initial_learning_rate";
  private static final String STEPS = "decay_steps";

  /** Keras's names of schedules that are not called as their classes are. */
  private static final Map<String, String> NAMES =
      Map.of("PiecewiseConstantDecay", "PiecewiseConstant", "CosineDecayRestarts", "SGDRDecay");

  static final ClassTable<LearningRateSchedule> TABLE =
      new ClassTable<>(
          "schedule",
          "keras.optimizers.schedules",
          List.of(
              TableFormat.of(
                      "ExponentialDecay",
                      ExponentialDecay.class,
                      in ->
                          ExponentialDecay.of(
                              in.required(INITIAL, DOUBLE),
                              in.required(STEPS, LONG),
                              in.required("decay_rate", DOUBLE)))
                  .begun(INITIAL, DOUBLE, ExponentialDecay::initialLearningRate)
                  .begun(STEPS, LONG, ExponentialDecay::decaySteps)
                  .begun("decay_rate", DOUBLE, ExponentialDecay::decayRate)
                  .option(
                      "staircase",
                      FLAG,
                      ExponentialDecay::staircase,
                      ExponentialDecay::withStaircase),
              TableFormat.of(
                      "InverseTimeDecay",
                      InverseTimeDecay.class,
                      in ->
                          InverseTimeDecay.of(
                              in.required(INITIAL, DOUBLE),
                              in.required(STEPS, LONG),
                              in.required("decay_rate", DOUBLE)))
                  .begun(INITIAL, DOUBLE, InverseTimeDecay::initialLearningRate)
                  .begun(STEPS, LONG, InverseTimeDecay::decaySteps)
                  .begun("decay_rate", DOUBLE, InverseTimeDecay::decayRate)
                  .option(
                      "staircase",
                      FLAG,
                      InverseTimeDecay::staircase,
                      InverseTimeDecay::withStaircase),
              TableFormat.of(
                      "PolynomialDecay",
                      PolynomialDecay.class,
                      in ->
                          PolynomialDecay.of(
                              in.required(INITIAL, DOUBLE), in.required(STEPS, LONG)))
                  .begun(INITIAL, DOUBLE, PolynomialDecay::initialLearningRate)
                  .begun(STEPS, LONG, PolynomialDecay::decaySteps)
                  .option(
                      "end_learning_rate",
                      DOUBLE,
                      PolynomialDecay::endLearningRate,
                      PolynomialDecay::withEndLearningRate)
                  .option("power", DOUBLE, PolynomialDecay::power, PolynomialDecay::withPower)
                  .option("cycle", FLAG, PolynomialDecay::cycle, PolynomialDecay::withCycle),
              TableFormat.of(
                      "PiecewiseConstantDecay",
                      PiecewiseConstantDecay.class,
                      in ->
                          PiecewiseConstantDecay.of(
                              in.required("boundaries", LONGS), in.required("values", DOUBLES)))
                  .begun("boundaries", LONGS, PiecewiseConstantDecay::boundaries)
                  .begun("values", DOUBLES, PiecewiseConstantDecay::values),
              TableFormat.of("CosineDecay", CosineDecay.class, Schedules::cosine)
                  .begun(INITIAL, DOUBLE, CosineDecay::initialLearningRate)
                  .begun(STEPS, LONG, CosineDecay::decaySteps)
                  .begun("alpha", DOUBLE, CosineDecay::alpha)
                  .begunOptional("warmup_target", DOUBLE, cosine -> boxed(cosine.warmupTarget()))
                  .begun("warmup_steps", LONG, CosineDecay::warmupSteps),
              TableFormat.of(
                      "CosineDecayRestarts",
                      CosineDecayRestarts.class,
                      in ->
                          CosineDecayRestarts.of(
                              in.required(INITIAL, DOUBLE), in.required("first_decay_steps", LONG)))
                  .begun(INITIAL, DOUBLE, CosineDecayRestarts::initialLearningRate)
                  .begun("first_decay_steps", LONG, CosineDecayRestarts::firstDecaySteps)
                  .option("t_mul", DOUBLE, CosineDecayRestarts::tMul, CosineDecayRestarts::withTMul)
                  .option("m_mul", DOUBLE, CosineDecayRestarts::mMul, CosineDecayRestarts::withMMul)
                  .option(
                      "alpha",
                      DOUBLE,
                      CosineDecayRestarts::alpha,
                      CosineDecayRestarts::withAlpha)));

  /** Returns the object that describes a schedule. */
  static ObjectNode write(Writing writing, LearningRateSchedule schedule) {
    ObjectNode json = TABLE.write(writing, schedule);
    String className = json.get("class_name").textValue();
    ((ObjectNode) json.get("config")).put("name", NAMES.getOrDefault(className, className));
    return json;
  }

  private static CosineDecay cosine(Options in) {
    Optional<Double> target = in.optional("warmup_target", DOUBLE);
    return new CosineDecay(
        in.required(INITIAL, DOUBLE),
        in.required(STEPS, LONG),
        in.or("alpha", DOUBLE, 0.0),
        target.isPresent() ? OptionalDouble.of(target.get()) : OptionalDouble.empty(),
        in.or("warmup_steps", LONG, 0L));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private Schedules() {}
}
