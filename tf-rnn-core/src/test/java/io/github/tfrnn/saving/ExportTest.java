package io.github.tfrnn.saving;

import static io.github.tfrnn.models.TinyTask.features;
import static io.github.tfrnn.models.TinyTask.ids;
import static io.github.tfrnn.models.TinyTask.labels;
import static io.github.tfrnn.models.TinyTask.silent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.FastSlowCell;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.GRUCell;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.SimpleRNNCell;
import io.github.tfrnn.layers.StackedRNNCells;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.optimizers.Adam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;

/** Is an exported model the model, and nothing else? */
class ExportTest {

  @TempDir private Path folder;

  private record Kind(String name, List<Layer> layers, int width) {
    Rows inputs(int rows, int timesteps) {
      if (width == 0) {
        return Rows.of(ids(rows, timesteps, 31L * rows + timesteps));
      }
      float[][][] values = features(rows, timesteps, width, 31L * rows + timesteps);
      values[0][0] = new float[width]; // what a Masking layer leaves out
      return Rows.of(values);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Kind ofIds(String name, Layer... layers) {
    return new Kind(name, List.of(layers), 0);
  }

  static Stream<Kind> kinds() {
    Layer words = Embedding.builder(20, 4).maskZero(true).build();
    LSTM sequences = LSTM.builder(3).returnSequences(true).dropout(0.2).build();
    return Stream.of(
        ofIds("classifier", Embedding.of(20, 4), LSTM.of(3), Dense.of(2, Activation.SOFTMAX)),
        ofIds("masked", words, LSTM.of(3), Dense.of(2, Activation.SOFTMAX)),
        ofIds("stacked", words, sequences, Dropout.of(0.3), LSTM.of(3), Dense.of(1)),
        ofIds("bidirectional", words, Bidirectional.of(sequences), GlobalMaxPooling1D.create()),
        ofIds(
            "summed",
            words,
            Bidirectional.of(LSTM.of(3), Bidirectional.Merge.SUM),
            Dense.of(2, Activation.SIGMOID)),
        ofIds("backwards", words, LSTM.builder(3).goBackwards(true).build()),
        ofIds("cellwise", words, LSTM.builder(3).activation(Activation.RELU).build(), Dense.of(2)),
        ofIds(
            "recurrent dropout",
            words,
            LSTM.builder(3).recurrentDropout(0.3).returnSequences(true).build(),
            GlobalAveragePooling1D.create()),
        ofIds(
            "own cell",
            words,
            RNN.builder(new FastSlowCell(3, 2)).returnSequences(true).build(),
            Bidirectional.of(RNN.of(StackedRNNCells.of(GRUCell.of(2), SimpleRNNCell.of(3)))),
            Dense.of(2)),
        ofIds("sequences", Embedding.of(20, 4), sequences, Dense.of(2, Activation.SOFTMAX)),
        new Kind(
            "features",
            List.of(Input.of(Input.UNKNOWN, 3), Masking.standard(), LSTM.of(4), Dense.of(2)),
            3));
  }

  private static Sequential model(Kind kind) {
    return TinyTask.model(3, kind.layers().toArray(Layer[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void predictsWhatTheModelPredicts(Kind kind) {
    Path directory = folder.resolve("model");
    try (Sequential model = model(kind)) {
      model.export(directory);
      try (ExportedModel exported = ExportedModel.load(directory)) {
        for (int rows : List.of(1, 2, 33)) {
          for (int timesteps : List.of(1, 6, 40)) {
            Rows x = kind.inputs(rows, timesteps);
            FloatRows expected = model.predict(x, 32);
            FloatRows actual = exported.predict(x);
            assertThat(actual.shape()).isEqualTo(expected.shape());
            assertThat(actual.toFlat())
                .as("%s rows of %s timesteps", rows, timesteps)
                .containsExactly(expected.toFlat(), Offset.offset(1e-6f));
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void holdsNothingOfTraining(Kind kind) {
    Path directory = folder.resolve("model");
    try (Sequential model = model(kind)) {
      model.compile(Adam.create(), Loss.BINARY_CROSSENTROPY);
      model.export(directory);
    }
    for (NodeDef node : nodes(directory)) {
      assertThat(node.getOp())
          .as(node.getName())
          .doesNotContain("Grad", "Adam", "Momentum", "RMSProp", "RandomUniform", "Random")
          .isNotIn("ScatterSub", "AssignAdd", "AssignSub", "Assert");
      assertThat(node.getName()).doesNotContain("gradients", "optimizer", "learning_rate", "loss");
    }
  }

  private static List<NodeDef> nodes(Path directory) {
    try (SavedModelBundle bundle = SavedModelBundle.load(directory.toString())) {
      MetaGraphDef meta = bundle.metaGraphDef();
      GraphDef graph = meta.getGraphDef();
      List<NodeDef> inFunctions =
          graph.getLibrary().getFunctionList().stream()
              .flatMap(function -> function.getNodeDefList().stream())
              .toList();
      return Stream.concat(graph.getNodeList().stream(), inFunctions.stream()).toList();
    }
  }

  @Test
  void isTheTrainedModel() {
    int[][] x = ids(40, 6, 1);
    Path directory = folder.resolve("model");
    try (Sequential model = TinyTask.model(1)) {
      model.compile(Adam.of(0.05), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(x, labels(x), silent(16).epochs(3));
      float[][] before = model.predict(x);
      model.export(directory);
      model.fit(x, labels(x), silent(16)); // an export is not touched by what comes after it
      try (ExportedModel exported = ExportedModel.load(directory)) {
        float[][] actual = exported.predict(x);
        for (int row = 0; row < actual.length; row++) {
          assertThat(actual[row]).containsExactly(before[row], Offset.offset(1e-6f));
        }
        assertThat(model.predict(x)[0]).isNotEqualTo(actual[0]);
      }
    }
  }

  @Test
  void goesOnPredictingWhenTheModelIsClosed() {
    Path directory = folder.resolve("model");
    float[][] expected;
    try (Sequential model = TinyTask.plain(1)) {
      expected = model.predict(ids(3, 5, 1));
      model.export(directory);
    }
    try (ExportedModel exported = ExportedModel.load(directory)) {
      assertThat(exported.predict(ids(3, 5, 1))[2])
          .containsExactly(expected[2], Offset.offset(1e-6f));
      assertThat(exported.inputShape().asArray()).containsExactly(-1, -1);
      assertThat(exported.outputShape().asArray()).containsExactly(-1, 2);
    }
  }

  @Test
  void keepsTheLengthThatALayerNeeds() {
    Path directory = folder.resolve("model");
    try (Sequential model =
        TinyTask.model(1, Input.of(5), Embedding.of(20, 3), Flatten.create(), Dense.of(2))) {
      model.export(directory);
    }
    try (ExportedModel exported = ExportedModel.load(directory)) {
      assertThat(exported.inputShape().asArray()).containsExactly(-1, 5);
      assertThat(exported.predict(ids(3, 5, 1))).hasDimensions(3, 2);
      assertThatThrownBy(() -> exported.predict(ids(3, 6, 1)))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("predict: the model takes inputs [?, 5], got [3, 6].");
    }
  }

  @Test
  void remembersStatesIfStateful() {
    Path directory = folder.resolve("model");
    try (Sequential model =
        TinyTask.model(
            1, Input.ofBatch(2, Input.UNKNOWN, 3), LSTM.builder(2).stateful(true).build())) {
      Rows x = Rows.of(features(2, 4, 3, 1));
      float[] first = model.predict(x, 2).toFlat();
      float[] second = model.predict(x, 2).toFlat();
      model.resetStates();
      model.export(directory);
      try (ExportedModel exported = ExportedModel.load(directory)) {
        assertThat(exported.predict(x).toFlat()).containsExactly(first, Offset.offset(1e-6f));
        assertThat(exported.predict(x).toFlat()).containsExactly(second, Offset.offset(1e-6f));
      }
    }
  }

  @Test
  void carriesAssets() throws IOException {
    Path directory = folder.resolve("model");
    try (Sequential model = TinyTask.plain(1)) {
      model.export(directory, asset("words.json", "{\"é\":1}"), asset("labels.txt", "no\nyes"));
    }
    assertThat(directory.resolve("assets/words.json")).hasContent("{\"é\":1}");
    try (ExportedModel exported = ExportedModel.load(directory)) {
      assertThat(new String(exported.asset("labels.txt"), UTF_8)).isEqualTo("no\nyes");
      assertThatThrownBy(() -> exported.asset("other.json"))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(directory + " was exported without the asset \"other.json\".");
    }
    assertThat(names(folder)).containsExactly("model");
    assertThat(names(directory)).containsExactly("assets", "saved_model.pb", "variables");
  }

  private static Asset asset(String name, String content) {
    return new Asset() {
      @Override
      public String assetName() {
        return name;
      }

      @Override
      public byte[] assetContent() {
        return content.getBytes(UTF_8);
      }
    };
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makesTheFoldersAboveIt() throws IOException {
    try (Sequential model = TinyTask.plain(1)) {
      model.export(folder.resolve("a/b/model"));
    }
    assertThat(names(folder.resolve("a/b"))).containsExactly("model");
  }

  @Test
  void overwritesNothing() throws IOException {
    Path directory = Files.createDirectories(folder.resolve("model"));
    Files.writeString(directory.resolve("mine.txt"), "mine");
    try (Sequential model = TinyTask.plain(1)) {
      assertThatThrownBy(() -> model.export(directory))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "export: %s exists already. Choose another folder, or delete that one first."
                  .formatted(directory));
    }
    assertThat(names(folder)).containsExactly("model");
    assertThat(directory.resolve("mine.txt")).hasContent("mine");
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (Sequential model = TinyTask.plain(1)) {
      assertThatThrownBy(() -> model.export(file.resolve("model")))
          .isExactlyInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("export: cannot write " + file.resolve("model") + ": ");
      assertThat(names(folder)).containsExactly("file");
      assertThatThrownBy(() -> model.export(folder.resolve("a/model"), failing()))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("no content");
      assertThat(names(folder)).containsExactly("file");
    }
  }

  private static Asset failing() {
    return new Asset() {
      @Override
      public String assetName() {
        return "broken";
      }

      @Override
      public byte[] assetContent() {
        throw new IllegalStateException("no content");
      }
    };
  }

  @Test
  void takesNoAssetsThatWouldLandElsewhere() throws IOException {
    try (Sequential model = TinyTask.plain(1)) {
      for (String name : List.of("../saved_model.pb", "a/b", "/tmp/x", "", "..", "a\\b")) {
        assertThatThrownBy(() -> model.export(folder.resolve("model"), asset(name, "x")))
            .isExactlyInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "export: \"%s\" cannot name an asset: a file name without folders is needed."
                    .formatted(name));
      }
      assertThatThrownBy(
              () -> model.export(folder.resolve("model"), asset("a", "x"), asset("a", "y")))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("export: two assets are named \"a\".");
    }
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void isNotFoundWhereThereIsNone() throws IOException {
    for (Path none :
        List.of(
            folder.resolve("missing"),
            Files.createDirectories(folder.resolve("empty")),
            Files.writeString(folder.resolve("file"), "text"))) {
      assertThatThrownBy(() -> ExportedModel.load(none))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(none + " is no exported model: it has no file saved_model.pb.");
    }
  }

  @Test
  void isRefusedWhenDamaged() throws IOException {
    Path directory = folder.resolve("model");
    try (Sequential model = TinyTask.plain(1)) {
      model.export(directory);
    }
    Path graph = directory.resolve("saved_model.pb");
    byte[] whole = Files.readAllBytes(graph);
    for (byte[] damaged :
        List.of(
            new byte[0],
            "This is no protocol buffer.".getBytes(UTF_8),
            Arrays.copyOf(whole, whole.length / 2))) {
      Files.write(graph, damaged);
      assertThatThrownBy(() -> ExportedModel.load(directory))
          .as("%s bytes", damaged.length)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(directory + " cannot be loaded as a SavedModel: ");
    }
    Files.write(graph, whole);
    Path variables = directory.resolve("variables/variables.data-00000-of-00001");
    byte[] values = Files.readAllBytes(variables);
    Files.write(variables, Arrays.copyOf(values, values.length / 2));
    assertThatThrownBy(() -> ExportedModel.load(directory))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(directory + " cannot be loaded as a SavedModel: ");
    Files.delete(variables);
    assertThatThrownBy(() -> ExportedModel.load(directory))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(directory + " cannot be loaded as a SavedModel: ");
  }

  @Test
  void refusesInputsThatItDoesNotTake() {
    Path ofIds = folder.resolve("ids");
    Path ofFeatures = folder.resolve("features");
    try (Sequential one = TinyTask.plain(1);
        Sequential two = TinyTask.model(1, Input.of(Input.UNKNOWN, 3), LSTM.of(2))) {
      one.export(ofIds);
      two.export(ofFeatures);
    }
    try (ExportedModel one = ExportedModel.load(ofIds);
        ExportedModel two = ExportedModel.load(ofFeatures)) {
      refused(
          () -> one.predict(features(2, 4, 3, 1)),
          "predict: the model takes token ids (int), got numbers (float).");
      refused(
          () -> one.predict(Rows.of(new int[] {1, 2})),
          "predict: the model takes inputs [?, ?], got [2].");
      refused(
          () -> one.predict(new int[][] {{1, 2}, {3}}),
          "row 1 has 1 values, row 0 has 2: a tensor needs rows of equal length. Sequences of token"
              + " ids are brought to one length by padSequences.");
      refused(
          () -> two.predict(ids(2, 4, 1)),
          "predict: the model takes numbers (float), got ids (int).");
      refused(
          () -> two.predict(features(2, 4, 5, 1)),
          "predict: the model takes inputs [?, ?, 3], got [2, 4, 5].");
      for (int id : List.of(-1, TinyTask.IDS, Integer.MAX_VALUE)) {
        assertThatThrownBy(() -> one.predict(new int[][] {{1, 2}, {id, 3}}))
            .isExactlyInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("predict: the model does not take these inputs: ")
            .hasMessageContaining("= " + id + " is not in [0, 20)");
      }
      assertThat(one.predict(new int[][] {{1, 2}, {19, 3}})).hasDimensions(2, 2);
    }
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void cannotBeUsedAfterClose() {
    Path directory = folder.resolve("model");
    try (Sequential model = TinyTask.plain(1)) {
      model.export(directory);
    }
    ExportedModel exported = ExportedModel.load(directory);
    exported.close();
    exported.close();
    assertThatThrownBy(() -> exported.predict(ids(2, 4, 1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(directory + ": the model is closed.");
  }

  @Test
  void isLoadedByManyThreadsAtOnce() {
    Path directory = folder.resolve("model");
    int[][] x = ids(9, 6, 1);
    try (Sequential model = TinyTask.plain(1)) {
      model.export(directory);
      try (ExportedModel exported = ExportedModel.load(directory)) {
        float[] expected = exported.predict(x)[8];
        List<float[]> answers =
            IntStream.range(0, 200).parallel().mapToObj(i -> exported.predict(x)[8]).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
      }
    }
  }
}
