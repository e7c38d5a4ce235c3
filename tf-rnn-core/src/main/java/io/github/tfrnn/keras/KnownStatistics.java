package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOATS;
import static io.github.tfrnn.keras.OptionFormats.INTEGERS;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.layers.Normalization;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalization with a mean and a variance that are options. One that was adapted to data has them
 * among its weights in Keras, and none in its configuration.
 */
final class KnownStatistics {

  /** Numbers in lists within lists; a single one is written alone. */
  private static final OptionFormat<List<Float>> NESTED =
      OptionFormats.of(
          (place, json) -> {
            List<Float> all = new ArrayList<>();
            collect(place, json, all);
            return all;
          },
          values ->
              values.size() == 1 ? OptionFormats.json(values.get(0)) : FLOATS.write(null, values));

  static ClassFormat<Normalization> normalization() {
    return TableFormat.of("Normalization", Normalization.class, KnownStatistics::read)
        .begun("axis", INTEGERS, Normalization::axes)
        .begun("invert", FLAG, Normalization::invert)
        .begun("mean", NESTED, Normalization::mean)
        .begun("variance", NESTED, Normalization::variance);
  }

  private static Normalization read(Options in) {
    if (in.json("mean").isNull() || in.json("variance").isNull()) {
      throw in.place("mean")
          .notSupported(
              in.json("mean"),
              "the layer was adapted to data, its mean and variance are among the weights. Put them"
                  + " here");
    }
    boolean everything = in.has("axis") && in.json("axis").isNull();
    return new Normalization(
        everything ? List.of() : in.or("axis", INTEGERS, List.of(-1)),
        in.required("mean", NESTED),
        in.required("variance", NESTED),
        in.flag("invert"));
  }

  private static void collect(Place place, JsonNode json, List<Float> all) {
    if (json.isArray()) {
      json.forEach(entry -> collect(place, entry, all));
    } else {
      all.add(OptionFormats.FLOAT.read(place, json));
    }
  }

  private KnownStatistics() {}
}
