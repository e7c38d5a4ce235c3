package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.tfrnn.layers.DataFormat;
import io.github.tfrnn.layers.Padding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Numbers, switches, words and lists of them. */
final class OptionFormats {

  static final OptionFormat<Boolean> FLAG = of(OptionFormats::flag, BooleanNode::valueOf);
  static final OptionFormat<Integer> INTEGER =
      of((place, json) -> Math.toIntExact(integer(place, json)), IntNode::valueOf);
  static final OptionFormat<Long> LONG = of(OptionFormats::integer, LongNode::valueOf);
  static final OptionFormat<Double> DOUBLE = of(OptionFormats::number, DoubleNode::valueOf);

  /** Numbers of single precision, in as few digits as tell them apart. */
  static final OptionFormat<Float> FLOAT =
      of((place, json) -> (float) number(place, json), OptionFormats::json);

  static final OptionFormat<String> TEXT = of(OptionFormats::text, TextNode::valueOf);
  static final OptionFormat<Padding> PADDING = word(Padding.class);

  /** Null is Keras's default. */
  static final OptionFormat<DataFormat> DATA_FORMAT = word(DataFormat.class);

  static final OptionFormat<List<Integer>> INTEGERS = list(INTEGER);
  static final OptionFormat<List<Long>> LONGS = list(LONG);
  static final OptionFormat<List<Double>> DOUBLES = list(DOUBLE);
  static final OptionFormat<List<Float>> FLOATS = list(FLOAT);
  static final OptionFormat<List<String>> TEXTS = list(TEXT);

  /** The size of the only axis there is, in a list or alone. */
  static final OptionFormat<Integer> ONE_SIZE =
      of(
          (place, json) -> sizes(place, json, 1).get(0),
          size -> INTEGERS.write(null, List.of(size)));

  /** The sizes of two axes; a single number is that of both. */
  static final OptionFormat<List<Integer>> TWO_SIZES =
      of((place, json) -> sizes(place, json, 2), sizes -> INTEGERS.write(null, sizes));

  /** One axis as a number, several as a list. */
  static final OptionFormat<List<Integer>> AXES =
      of(
          INTEGERS::read,
          axes -> axes.size() == 1 ? IntNode.valueOf(axes.get(0)) : INTEGERS.write(null, axes));

  /** Sizes of axes, null where they are unknown. */
  static final OptionFormat<List<Long>> SHAPE =
      of(
          (place, json) -> {
            List<Long> sizes = new ArrayList<>();
            if (!json.isArray()) {
              throw place.mustBe("a list of sizes", json);
            }
            for (JsonNode size : json) {
              sizes.add(size.isNull() ? -1L : LONG.read(place.at(sizes.size()), size));
            }
            return sizes;
          },
          sizes -> {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            sizes.forEach(
                size -> json.add(size < 0 ? NullNode.getInstance() : LongNode.valueOf(size)));
            return json;
          });

  /** Returns values that are told by functions. */
  static <V> OptionFormat<V> of(BiFunction<Place, JsonNode, V> read, Function<V, JsonNode> write) {
    return new OptionFormat<>() {
      @Override
      public V read(Place place, JsonNode json) {
        return read.apply(place, json);
      }

      @Override
      public JsonNode write(Writing writing, V value) {
        return write.apply(value);
      }
    };
  }

  /** Returns the constants of an enum, told by their names in lower case. */
  static <E extends Enum<E>> OptionFormat<E> word(Class<E> type) {
    return of(
        (place, json) -> {
          for (E constant : type.getEnumConstants()) {
            if (json.isTextual() && name(constant).equals(json.textValue())) {
              return constant;
            }
          }
          throw place.notSupported(json);
        },
        constant -> TextNode.valueOf(name(constant)));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns lists; a value that is no list is a list of one. */
  static <V> OptionFormat<List<V>> list(OptionFormat<V> entry) {
    return new OptionFormat<>() {
      @Override
      public List<V> read(Place place, JsonNode json) {
        if (!json.isArray()) {
          return List.of(entry.read(place, json));
        }
        List<V> values = new ArrayList<>();
        json.forEach(one -> values.add(entry.read(place.at(values.size()), one)));
        return values;
      }

      @Override
      public JsonNode write(Writing writing, List<V> values) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> json.add(entry.write(writing, value)));
        return json;
      }
    };
  }

  private static List<Integer> sizes(Place place, JsonNode json, int count) {
    List<Integer> sizes = INTEGERS.read(place, json);
    if (sizes.size() == 1 && count == 2) {
      return List.of(sizes.get(0), sizes.get(0));
    }
    if (sizes.size() != count) {
      throw place.mustBe(count == 1 ? "a number" : count + " numbers", json);
    }
    return sizes;
  }

  private static boolean flag(Place place, JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    if (json.isIntegralNumber() && (json.longValue() == 0 || json.longValue() == 1)) {
      return json.longValue() == 1;
    }
    throw place.mustBe("true or false", json);
  }

  private static long integer(Place place, JsonNode json) {
    boolean single = json.isArray() && json.size() == 1;
    JsonNode number = single ? json.get(0) : json;
    boolean whole =
        number.isNumber()
            && number.doubleValue() == Math.rint(number.doubleValue())
            && Math.abs(number.doubleValue()) < 1L << 53;
    if (!whole) {
      throw place.mustBe("a whole number", json);
    }
    return number.longValue();
  }

  /** A number of single precision that was written with the digits of double is rounded back. */
  private static double number(Place place, JsonNode json) {
    if (!json.isNumber()) {
      throw place.mustBe("a number", json);
    }
    double value = json.doubleValue();
    float single = (float) value;
    return single == value ? Double.parseDouble(Float.toString(single)) : value;
  }

  private static String text(Place place, JsonNode json) {
    if (!json.isTextual()) {
      throw place.mustBe("a text", json);
    }
    return json.textValue();
  }

  static JsonNode json(float value) {
    return DoubleNode.valueOf(Double.parseDouble(Float.toString(value)));
  }

  private OptionFormats() {}
}
