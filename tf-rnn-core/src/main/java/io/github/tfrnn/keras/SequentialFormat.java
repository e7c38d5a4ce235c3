package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.SHAPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.primitives.Longs;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.networks.LayerNames;
import io.github.tfrnn.networks.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** Layers one after the other. */
final class SequentialFormat implements ClassFormat<Stack> {

  @Override
  public String className() {
    return "Sequential";
  }

  @Override
  public Class<Stack> type() {
    return Stack.class;
  }

  @Override
  public Stack read(Options options) {
    JsonNode json = options.json("layers");
    JsonNode built = options.json("build_input_shape");
    if (!json.isArray()) {
      throw options.place("layers").mustBe("a list of layers", json);
    }
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : json) {
      layers.add(LayerObjects.read(options.reading(), options.where(), layer));
    }
    if (layers.isEmpty()) {
      throw options.place("layers").mustBe("a list of layers, at least one", json);
    }
    if (!(layers.get(0).unwrapped() instanceof Input)) {
      input(options, json.get(0), built).ifPresent(input -> layers.add(0, input));
    }
    return new Stack(layers);
  }

  /** Keras 2 tells the shape of the inputs as an option of the first layer. */
  private static Optional<Input> input(Options options, JsonNode first, JsonNode built) {
    JsonNode ofFirst = PlainValues.of(first.path("config").path("batch_input_shape"));
    JsonNode shape = ofFirst.isArray() ? ofFirst : built;
    if (!shape.isArray() || shape.isEmpty()) {
      return Optional.empty();
    }
    long[] sizes = Longs.toArray(SHAPE.read(options.place("build_input_shape"), shape));
    if (!ofFirst.isArray()) {
      sizes[0] = Input.UNKNOWN; // that of the batch which the model was built by
    }
    return Optional.of(new Input(Shape.of(sizes)));
  }

  @Override
  public void write(Stack stack, OptionWriter to) {
    List<Layer> layers = stack.layers();
    List<String> names = LayerNames.of(layers);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < layers.size(); i++) {
      list.add(LayerObjects.write(to.writing(), layers.get(i), names.get(i)));
    }
    to.put("layers", list);
    if (layers.get(0).unwrapped() instanceof Input input) {
      to.put("build_input_shape", SHAPE, Longs.asList(input.shape().asArray()));
    }
  }
}
