package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.RecurrentLayer;
import io.github.tfrnn.layers.TimeDistributed;
import java.util.List;

/** Layers with layers or cells within. */
final class WrapperLayers {

  private static final OptionFormat<Bidirectional.Merge> MERGE =
      OptionFormats.word(Bidirectional.Merge.class);

  /** A layer within another; it has no name of its own here. */
  private static final OptionFormat<Layer> LAYER =
      new OptionFormat<>() {
        @Override
        public Layer read(Place place, JsonNode json) {
          return LayerObjects.unnamed(place.reading(), place.object(), json);
        }

        @Override
        public JsonNode write(Writing writing, Layer layer) {
          return LayerObjects.write(writing, layer, ClassNames.snakeCase(layer.kind()));
        }
      };

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(new BidirectionalFormat(), timeDistributed(), rnn());
  }

  private static ClassFormat<TimeDistributed> timeDistributed() {
    return TableFormat.of(
            "TimeDistributed",
            TimeDistributed.class,
            in -> TimeDistributed.of(in.required("layer", LAYER)))
        .begun("layer", LAYER, TimeDistributed::layer);
  }

  private static ClassFormat<RNN> rnn() {
    return TableFormat.built(
            "RNN",
            RNN.class,
            in -> RNN.builder(in.required("cell", Cells.CELL)),
            RNN.Builder::build)
        .begun("cell", Cells.CELL, RNN::cell)
        .ifPresent(
            "activity_regularizer",
            REGULARIZER,
            RNN::activityRegularizer,
            RNN.Builder::activityRegularizer)
        .option("return_sequences", FLAG, RNN::returnSequences, RNN.Builder::returnSequences)
        .option("return_state", FLAG, RNN::returnState, RNN.Builder::returnState)
        .option("go_backwards", FLAG, RNN::goBackwards, RNN.Builder::goBackwards)
        .option("stateful", FLAG, RNN::stateful, RNN.Builder::stateful)
        .with(RecurrentLayers::run)
        .option(
            "zero_output_for_mask", FLAG, RNN::zeroOutputForMask, RNN.Builder::zeroOutputForMask);
  }

  /** Both directions, each a layer of its own in a configuration. */
  private static final class BidirectionalFormat implements ClassFormat<Bidirectional> {

    @Override
    public String className() {
      return "Bidirectional";
    }

    @Override
    public Class<Bidirectional> type() {
      return Bidirectional.class;
    }

    @Override
    public Bidirectional read(Options in) {
      // A null means two outputs, and is refused as a word that nobody knows.
      if (in.has("merge_mode") && in.json("merge_mode").isNull()) {
        throw in.place("merge_mode").notSupported(in.json("merge_mode"));
      }
      Bidirectional.Merge merge = in.or("merge_mode", MERGE, Bidirectional.Merge.CONCAT);
      Bidirectional both = Bidirectional.of(recurrent(in, "layer"), merge);
      if (in.json("backward_layer").isNull()) {
        return both;
      }
      RecurrentLayer backward = recurrent(in, "backward_layer");
      return new Bidirectional(
          both.forward(), backward.withZeroOutputForMask(backward.returnSequences()), merge);
    }

    private static RecurrentLayer recurrent(Options in, String name) {
      if (in.required(name, LAYER) instanceof RecurrentLayer layer) {
        return layer;
      }
      throw in.place(name).mustBe("a recurrent layer that is trainable", in.json(name));
    }

    @Override
    public void write(Bidirectional both, OptionWriter to) {
      to.put("merge_mode", MERGE, both.mergeMode());
      to.put("layer", named(to, "forward_", both.forward()));
      to.put("backward_layer", named(to, "backward_", both.backward()));
    }

    private static JsonNode named(OptionWriter to, String direction, Layer layer) {
      return LayerObjects.write(
          to.writing(), layer, direction + ClassNames.snakeCase(layer.kind()));
    }
  }

  private WrapperLayers() {}
}
