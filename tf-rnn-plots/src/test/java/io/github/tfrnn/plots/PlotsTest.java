package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.plots.PlotOptions.Direction;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in a picture, and where. */
class PlotsTest {

  @TempDir private Path folder;

  static List<String> models() {
    return DrawnModels.names();
  }

  @ParameterizedTest
  @MethodSource("models")
  void drawsEveryCallAndEveryTensor(String model) throws IOException {
    Network network = DrawnModels.named(model);
    Drawn drawn = draw(network, PlotOptions.create());
    assertThat(drawn.boxes())
        .extracting(box -> box.texts().get(0))
        .containsExactlyElementsOf(network.nodes().stream().map(Node::name).toList());
    assertThat(drawn.arrows())
        .containsExactlyElementsOf(
            network.nodes().stream()
                .flatMap(
                    node ->
                        node.inputs().stream()
                            .map(from -> network.nodes().get(from.node()).name())
                            .map(from -> from + " → " + node.name()))
                .toList());
    requireOrder(drawn, true);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void randomModelsOverlapNowhere(Direction rankdir) throws IOException {
    for (long seed = 0; seed < 12; seed++) {
      Network network = DrawnModels.random(seed);
      Drawn drawn = draw(network, PlotOptions.create().rankdir(rankdir));
      assertThat(drawn.boxes()).as("seed %d", seed).hasSameSizeAs(network.nodes());
      requireOrder(drawn, rankdir == Direction.TOP_TO_BOTTOM);
    }
  }

  /** Boxes apart and within the picture; inputs first; arrows end at boxes. */
  private static void requireOrder(Drawn drawn, boolean down) {
    List<Rectangle2D> places = drawn.boxes().stream().map(Drawn.Box::place).toList();
    Rectangle2D paper = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
    assertThat(places).allMatch(paper::contains);
    requireApart(places, 8);
    requireRoomForTexts(drawn.boxes());
    double first =
        places.stream().mapToDouble(place -> down ? place.getY() : place.getX()).min().orElse(0);
    drawn.boxes().stream()
        .filter(box -> box.texts().get(1).equals("InputLayer"))
        .forEach(
            box -> assertThat(down ? box.place().getY() : box.place().getX()).isEqualTo(first));
    for (double[] tip : drawn.tips()) {
      assertThat(places)
          .anyMatch(
              place ->
                  down
                      ? tip[1] == place.getY() && tip[0] > place.getX() && tip[0] < place.getMaxX()
                      : tip[0] == place.getX()
                          && tip[1] > place.getY()
                          && tip[1] < place.getMaxY());
    }
  }

  @Test
  void tellsShapesParametersAndWhatIsParticular() throws IOException {
    Drawn drawn = draw(DrawnModels.twoInputs(), PlotOptions.create());
    assertThat(drawn.box("InputLayer \"facts\"").texts())
        .containsExactly("facts", "InputLayer", "output", "[?, 12]");
    assertThat(drawn.box("Embedding \"embedding\"").texts())
        .containsExactly(
            "embedding", "Embedding", "output", "[?, ?, 64]", "params", "1,280,000", "frozen");
    assertThat(drawn.box("Add \"add\"").texts())
        .containsExactly("add", "Add", "output", "[?, ?, 64]");
    assertThat(drawn.box("Bidirectional(LSTM) \"reader\"").texts())
        .containsExactly("reader", "Bidirectional(LSTM)", "output", "[?, 128]", "params", "66,048");
    assertThat(drawn.box("Dense \"topic\"").texts()).endsWith("params", "516", "model output");
    assertThat(drawn.box("Dense \"rating\"").texts()).endsWith("params", "145", "model output");
    assertThat(drawn.boxes().stream().filter(box -> box.texts().contains("model output")))
        .hasSize(2);
  }

  @Test
  void aNameThatBeginsAnotherHasParametersOfItsOwn() throws IOException {
    Drawn drawn = draw(DrawnModels.sixty(), PlotOptions.create());
    assertThat(drawn.box("Dense \"dense\"").texts()).endsWith("params", "2,112");
    assertThat(drawn.box("Dense \"dense_1\"").texts()).endsWith("params", "2,080");
  }

  @Test
  void tellsCallsOfSharedLayers() throws IOException {
    Drawn drawn = draw(DrawnModels.shared(), PlotOptions.create());
    assertThat(drawn.boxes())
        .filteredOn(box -> box.title().equals("GRU \"encoder\""))
        .extracting(Drawn.Box::texts)
        .satisfiesExactly(
            first -> assertThat(first).endsWith("shared, call 1 of 2", "frozen"),
            second -> assertThat(second).endsWith("shared, call 2 of 2", "frozen"));
  }

  @Test
  void sharedLayersHaveAColorOfTheirOwn() {
    List<Diagram.Box> boxes =
        DiagramReader.read(DrawnModels.shared(), PlotOptions.create()).boxes();
    assertThat(boxes)
        .filteredOn(box -> box.name().equals("words"))
        .extracting(Diagram.Box::tint)
        .containsExactly(Tint.ofShared(0), Tint.ofShared(0));
    assertThat(boxes)
        .filteredOn(box -> box.name().equals("encoder"))
        .extracting(Diagram.Box::tint)
        .containsExactly(Tint.ofShared(1), Tint.ofShared(1));
    assertThat(boxes)
        .filteredOn(box -> box.name().equals("dense"))
        .extracting(Diagram.Box::tint)
        .containsExactly(Tint.WEIGHTS);
  }

  @Test
  void tellsSeveralOutputsOfOneLayerApart() throws IOException {
    Drawn drawn = draw(DrawnModels.states(), PlotOptions.create());
    assertThat(drawn.box("LSTM \"encoder\"").texts())
        .containsSequence("output 0", "[?, 16]", "output 1", "[?, 16]", "output 2", "[?, 16]")
        .endsWith("model outputs: encoder, encoder_1");
    List<Double> into =
        IntStream.range(0, drawn.arrows().size())
            .filter(i -> drawn.arrows().get(i).endsWith("→ decoder"))
            .mapToObj(i -> drawn.tips().get(i)[0])
            .toList();
    assertThat(into).as("the sequence, then its states, from the left").hasSize(3).isSorted();
  }

  @Test
  void leavesShapesOut() throws IOException {
    Drawn drawn = draw(DrawnModels.sequential(), PlotOptions.create().showShapes(false));
    assertThat(drawn.box("Dense \"dense\"").texts())
        .containsExactly("dense", "Dense", "params", "325", "model output");
    assertThat(drawn.box("Dropout \"dropout\"").texts()).containsExactly("dropout", "Dropout");
  }

  @Test
  void showsNestedModelsAsOneBoxOrAsFrames() throws IOException {
    Drawn closed = draw(DrawnModels.nested(), PlotOptions.create());
    assertThat(closed.frames()).isEmpty();
    assertThat(closed.box("Functional \"reader\"").texts())
        .contains("[?, 3]", "515", "shared, call 1 of 2");

    Drawn open = draw(DrawnModels.nested(), PlotOptions.create().expandNested(true));
    assertThat(open.frames())
        .extracting(Drawn.Box::title)
        .containsExactly(
            "Functional \"reader\"",
            "Sequential \"ending\"",
            "Functional \"reader\"",
            "Sequential \"ending\"",
            "Sequential \"sequential\"");
    Rectangle2D reader = open.frames().get(0).place();
    assertThat(reader.contains(open.frames().get(1).place())).isTrue();
    assertThat(reader.contains(open.box("LSTM \"lstm\"").place())).isTrue();
    assertThat(reader.intersects(open.frames().get(2).place())).isFalse();
    assertThat(open.arrows())
        .contains("x → a", "y → b", "lstm → input_layer", "dense_1 → concatenate");
    Drawn.Box last = open.boxes().get(open.boxes().size() - 1);
    assertThat(last.texts()).endsWith("params", "14", "frozen", "model output: sequential");
    assertThat(open.boxes().get(open.boxes().size() - 2).texts())
        .containsExactly("input_layer", "InputLayer", "output", "[?, 6]");
    requireApart(open.boxes().stream().map(Drawn.Box::place).toList(), 8);
    requireRoomForTexts(open.boxes());
    requireRoomForTexts(open.frames());
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aFrameIsAsWideAsItsHead(Direction rankdir) throws IOException {
    String name = "a_name_that_is_much_longer_than_whatever_is_within_the_model";
    SymbolicTensor input = Input.tensor("x", 4);
    Layer nested = Stack.of(Dense.of(2)).named(name).frozen();
    Network network = Network.of(List.of(input), List.of(nested.apply(input)));
    Drawn drawn =
        draw(network, PlotOptions.create().showShapes(false).expandNested(true).rankdir(rankdir));
    assertThat(drawn.frames().get(0).texts()).containsExactly(name, "Sequential", "frozen");
    assertThat(drawn.frames().get(0).place().getHeight()).isLessThan(300);
    requireRoomForTexts(drawn.frames());
  }

  /** Texts within their boxes, not over one another. */
  private static void requireRoomForTexts(List<Drawn.Box> boxes) {
    for (Drawn.Box box : boxes) {
      requireApart(box.lettering(), 1);
      assertThat(box.lettering()).as(box.title()).allMatch(box.place()::contains);
    }
  }

  private static void requireApart(List<Rectangle2D> places, double distance) {
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        Rectangle2D near = new Rectangle2D.Double();
        near.setFrameFromDiagonal(
            places.get(j).getX() - distance,
            places.get(j).getY() - distance,
            places.get(j).getMaxX() + distance,
            places.get(j).getMaxY() + distance);
        assertThat(near.intersects(places.get(i))).as("%d and %d", i, j).isFalse();
      }
    }
  }

  private Drawn draw(Network network, PlotOptions options) throws IOException {
    Path file = folder.resolve("model.svg");
    Plots.model(network, file, options);
    return Drawn.read(file);
  }
}
