package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.GRUCell;
import io.github.tfrnn.layers.LSTMCell;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.RNNCell;
import io.github.tfrnn.layers.SimpleRNNCell;
import io.github.tfrnn.layers.StackedRNNCells;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Recurrent cells in configurations. */
final class Cells {

  /** Options of a layer that its cell has not. */
  private static final List<String> OF_LAYERS =
      List.of(
          "return_sequences",
          "return_state",
          "go_backwards",
          "stateful",
          "unroll",
          "zero_output_for_mask",
          "activity_regularizer");

  static final OptionFormat<RNNCell> CELL =
      new OptionFormat<>() {
        @Override
        public RNNCell read(Place place, JsonNode json) {
          return Cells.read(place, json);
        }

        @Override
        public JsonNode write(Writing writing, RNNCell cell) {
          return Cells.write(writing, cell);
        }
      };

  private static final ClassTable<RNNCell> TABLE =
      new ClassTable<>(
          "cell",
          "keras.layers",
          List.of(
              new CellFormat<>(
                  "LSTMCell",
                  LSTMCell.class,
                  RecurrentLayers.lstm(),
                  LSTMCell::of,
                  LSTMCell::layer),
              new CellFormat<>(
                  "GRUCell", GRUCell.class, RecurrentLayers.gru(), GRUCell::of, GRUCell::layer),
              new CellFormat<>(
                  "SimpleRNNCell",
                  SimpleRNNCell.class,
                  RecurrentLayers.simpleRnn(),
                  SimpleRNNCell::of,
                  SimpleRNNCell::layer),
              TableFormat.of(
                      "StackedRNNCells",
                      StackedRNNCells.class,
                      in -> new StackedRNNCells(in.required("cells", OptionFormats.list(CELL))))
                  .begun("cells", OptionFormats.list(CELL), StackedRNNCells::cells)));

  /** A cell whose options are those of its layer. */
  private record CellFormat<C extends RNNCell, L extends Layer>(
      String className,
      Class<C> type,
      ClassFormat<L> layer,
      Function<L, C> ofLayer,
      Function<C, L> layerOf)
      implements ClassFormat<C> {

    @Override
    public C read(Options options) {
      return ofLayer.apply(layer.read(options));
    }

    @Override
    public void write(C cell, OptionWriter to) {
      layer.write(layerOf.apply(cell), to);
      to.config().remove(OF_LAYERS);
      to.config().putNull("seed");
    }
  }

  private static RNNCell read(Place place, JsonNode json) {
    Optional<CustomObjects.Entry<? extends RNNCell>> custom =
        ClassNames.of(json).stream()
            .flatMap(name -> place.reading().custom().cell(name).stream())
            .findFirst();
    Options options =
        new Options(
            place.reading(),
            "%s, cell (%s)".formatted(place.object(), LayerObjects.className(json)),
            ConfigObject.config(place, json));
    if (custom.isPresent()) {
      return Located.in(options.where(), () -> custom.get().reader().apply(options.uncommon()));
    }
    ClassFormat<? extends RNNCell> format =
        TABLE
            .named(LayerObjects.className(json))
            .filter(found -> ClassNames.isOfKeras(json))
            .orElseThrow(
                () ->
                    place.notSupported(
                        json, "if the cell is yours, register it with CustomObjects.withCell"));
    options.ignore("name");
    options.ignore("dtype");
    options.only("trainable", BooleanNode.TRUE);
    return Located.in(
        options.where(),
        () -> {
          RNNCell cell = format.read(options);
          options.finish();
          return cell;
        });
  }

  private static ObjectNode write(Writing writing, RNNCell cell) {
    Optional<CustomObjects.Entry<? extends RNNCell>> custom = writing.custom().of(cell);
    ObjectNode object =
        custom.isPresent()
            ? ConfigObject.of(
                "custom",
                custom.get().className(),
                custom.get().write(cell, JsonNodeFactory.instance.objectNode()))
            : TABLE.write(writing, cell);
    ObjectNode config = (ObjectNode) object.get("config");
    config.put("name", ClassNames.snakeCase(object.get("class_name").textValue()));
    config.put("trainable", true);
    config.set("dtype", DTypes.write(writing.policy()));
    custom.ifPresent(entry -> object.put("registered_name", entry.className()));
    return object;
  }

  private Cells() {}
}
