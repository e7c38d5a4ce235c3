package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.AXES;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.losses.BinaryCrossentropy;
import io.github.tfrnn.losses.BinaryFocalCrossentropy;
import io.github.tfrnn.losses.CategoricalCrossentropy;
import io.github.tfrnn.losses.CategoricalFocalCrossentropy;
import io.github.tfrnn.losses.CategoricalGeneralizedCrossEntropy;
import io.github.tfrnn.losses.Circle;
import io.github.tfrnn.losses.CosineSimilarity;
import io.github.tfrnn.losses.Dice;
import io.github.tfrnn.losses.Huber;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.losses.Reduction;
import io.github.tfrnn.losses.SparseCategoricalCrossentropy;
import io.github.tfrnn.losses.Tversky;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Losses in configurations. */
final class Losses {

  private static final OptionFormat<Reduction> REDUCTION = OptionFormats.word(Reduction.class);

  private static final JsonNode LAST = IntNode.valueOf(-1);

  /** Keras's names of losses that are not called as their classes are. */
  private static final Map<String, String> NAMES = Map.of("Huber", "huber_loss");

  private static final ClassTable<Loss> TABLE =
      new ClassTable<>(
          "loss",
          "keras.losses",
          List.of(
              TableFormat.of(
                      "BinaryCrossentropy",
                      BinaryCrossentropy.class,
                      in -> new BinaryCrossentropy(in.flag("from_logits"), smoothing(in)))
                  .begun("from_logits", FLAG, BinaryCrossentropy::fromLogits)
                  .begun("label_smoothing", FLOAT, BinaryCrossentropy::labelSmoothing)
                  .only("axis", LAST),
              TableFormat.of(
                      "CategoricalCrossentropy",
                      CategoricalCrossentropy.class,
                      in -> new CategoricalCrossentropy(in.flag("from_logits"), smoothing(in)))
                  .begun("from_logits", FLAG, CategoricalCrossentropy::fromLogits)
                  .begun("label_smoothing", FLOAT, CategoricalCrossentropy::labelSmoothing)
                  .only("axis", LAST),
              TableFormat.of(
                      "SparseCategoricalCrossentropy",
                      SparseCategoricalCrossentropy.class,
                      in -> SparseCategoricalCrossentropy.standard())
                  .option(
                      "from_logits",
                      FLAG,
                      SparseCategoricalCrossentropy::fromLogits,
                      SparseCategoricalCrossentropy::withFromLogits)
                  .optional(
                      "ignore_class",
                      INTEGER,
                      loss -> boxed(loss.ignoreClass()),
                      SparseCategoricalCrossentropy::withIgnoreClass)
                  .droppedIf("axis", LAST),
              TableFormat.of(
                      "BinaryFocalCrossentropy",
                      BinaryFocalCrossentropy.class,
                      in ->
                          new BinaryFocalCrossentropy(
                              in.flag("apply_class_balancing"),
                              in.or("alpha", FLOAT, 0.25f),
                              in.or("gamma", FLOAT, 2f),
                              in.flag("from_logits"),
                              smoothing(in)))
                  .begun("from_logits", FLAG, BinaryFocalCrossentropy::fromLogits)
                  .begun("label_smoothing", FLOAT, BinaryFocalCrossentropy::labelSmoothing)
                  .only("axis", LAST)
                  .begun(
                      "apply_class_balancing", FLAG, BinaryFocalCrossentropy::applyClassBalancing)
                  .begun("alpha", FLOAT, BinaryFocalCrossentropy::alpha)
                  .begun("gamma", FLOAT, BinaryFocalCrossentropy::gamma),
              TableFormat.of(
                      "CategoricalFocalCrossentropy",
                      CategoricalFocalCrossentropy.class,
                      in ->
                          new CategoricalFocalCrossentropy(
                              in.or("alpha", FLOAT, 0.25f),
                              in.or("gamma", FLOAT, 2f),
                              in.flag("from_logits"),
                              smoothing(in)))
                  .begun("from_logits", FLAG, CategoricalFocalCrossentropy::fromLogits)
                  .begun("label_smoothing", FLOAT, CategoricalFocalCrossentropy::labelSmoothing)
                  .only("axis", LAST)
                  .begun("alpha", FLOAT, CategoricalFocalCrossentropy::alpha)
                  .begun("gamma", FLOAT, CategoricalFocalCrossentropy::gamma),
              TableFormat.of(
                      "CategoricalGeneralizedCrossEntropy",
                      CategoricalGeneralizedCrossEntropy.class,
                      in -> CategoricalGeneralizedCrossEntropy.of(in.or("q", FLOAT, 0.5f)))
                  .begun("q", FLOAT, CategoricalGeneralizedCrossEntropy::q),
              // Keras leaves delta and axis out where it writes, but takes them.
              TableFormat.of("Huber", Huber.class, in -> Huber.standard())
                  .ifPresent(
                      "delta",
                      FLOAT,
                      loss -> Optional.of(loss.delta()).filter(delta -> delta != 1),
                      (loss, delta) -> Huber.of(delta)),
              TableFormat.of(
                      "CosineSimilarity", CosineSimilarity.class, in -> CosineSimilarity.standard())
                  .ifPresent(
                      "axis",
                      INTEGER,
                      loss -> Optional.of(loss.axis()).filter(axis -> axis != -1),
                      (loss, axis) -> new CosineSimilarity(axis)),
              TableFormat.of("Dice", Dice.class, in -> new Dice(in.or("axis", AXES, List.of())))
                  .begunOptional("axis", AXES, loss -> ifAny(loss.axes())),
              TableFormat.of(
                      "Tversky",
                      Tversky.class,
                      in ->
                          new Tversky(
                              in.or("alpha", FLOAT, 0.5f),
                              in.or("beta", FLOAT, 0.5f),
                              in.or("axis", AXES, List.of())))
                  .begun("alpha", FLOAT, Tversky::alpha)
                  .begun("beta", FLOAT, Tversky::beta)
                  .begunOptional("axis", AXES, loss -> ifAny(loss.axes())),
              TableFormat.of(
                      "Circle",
                      Circle.class,
                      in ->
                          new Circle(
                              in.or("gamma", FLOAT, 80f),
                              in.or("margin", FLOAT, 0.4f),
                              in.or("remove_diagonal", FLAG, true)))
                  .begun("gamma", FLOAT, Circle::gamma)
                  .begun("margin", FLOAT, Circle::margin)
                  .begun("remove_diagonal", FLAG, Circle::removeDiagonal),
              FixedFormat.of("MeanSquaredError", Loss.MEAN_SQUARED_ERROR),
              FixedFormat.of("MeanAbsoluteError", Loss.MEAN_ABSOLUTE_ERROR),
              FixedFormat.of("MeanAbsolutePercentageError", Loss.MEAN_ABSOLUTE_PERCENTAGE_ERROR),
              FixedFormat.of("MeanSquaredLogarithmicError", Loss.MEAN_SQUARED_LOGARITHMIC_ERROR),
              FixedFormat.of("LogCosh", Loss.LOG_COSH),
              FixedFormat.of("KLDivergence", Loss.KL_DIVERGENCE),
              FixedFormat.of("Poisson", Loss.POISSON),
              FixedFormat.of("Hinge", Loss.HINGE),
              FixedFormat.of("SquaredHinge", Loss.SQUARED_HINGE),
              FixedFormat.of("CategoricalHinge", Loss.CATEGORICAL_HINGE),
              FixedFormat.of("CTC", Loss.CTC)));

  private static final OptionFormat<Loss> PLAIN = TABLE.format(Loss::of);

  /** Returns a loss that is told by a name or as an object. */
  static Loss read(Place place, JsonNode json) {
    if (json.isTextual()) {
      return PLAIN.read(place, json);
    }
    if (json.isNull()) {
      throw place.missing();
    }
    JsonNode config = json.path("config");
    boolean function = LayerObjects.className(json).equals("function") && config.isTextual();
    if (function && json.path("module").asText().startsWith("keras.")) {
      return PLAIN.read(place, config);
    }
    if (!config.isObject()) {
      throw place.notSupported(json, "only losses of Keras are");
    }
    ObjectNode plain = json.deepCopy();
    ObjectNode options = (ObjectNode) plain.get("config");
    JsonNode reduction = options.remove("reduction");
    JsonNode function2 = place.reading().keras2() ? options.remove("fn") : null;
    Loss loss = PLAIN.read(place, plain);
    // Keras 2 tells a class of its own and its function, which may be somebody else's.
    if (function2 != null && PLAIN.read(place, function2).getClass() != loss.getClass()) {
      throw place.notSupported(json, "its function is that of another loss");
    }
    // Keras 2 left it to the way of training, which summed over the batch size as well.
    if (reduction == null || reduction.isNull() || reduction.asText().equals("auto")) {
      return loss;
    }
    Reduction how = REDUCTION.read(place, reduction);
    return how == loss.reduction() ? loss : loss.reduced(how);
  }

  static ObjectNode write(Writing writing, Loss loss) {
    ObjectNode json = TABLE.write(writing, loss.unwrapped());
    String className = json.get("class_name").textValue();
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("name", NAMES.getOrDefault(className, ClassNames.snakeCase(className)));
    config.set("reduction", REDUCTION.write(writing, loss.reduction()));
    config.setAll((ObjectNode) json.get("config"));
    json.set("config", config);
    return json;
  }

  private static float smoothing(Options in) {
    return in.or("label_smoothing", FLOAT, 0f);
  }

  private static <V> Optional<List<V>> ifAny(List<V> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private Losses() {}
}
