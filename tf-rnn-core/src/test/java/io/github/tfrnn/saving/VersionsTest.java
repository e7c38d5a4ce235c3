package io.github.tfrnn.saving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.optimizers.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

class VersionsTest {
  @TempDir private Path folder;

  @Test
  void followOneAnother() throws IOException {
    Path base = folder.resolve("a/base");
    try (Sequential model = TinyTask.plain(1)) {
      assertThat(model.exportVersion(base)).isEqualTo(base.resolve("1"));
      assertThat(model.exportVersion(base)).isEqualTo(base.resolve("2"));
      Files.createDirectories(base.resolve("9"));
      Files.createDirectories(base.resolve("010")); // no number that TensorFlow Serving writes
      Files.createDirectories(base.resolve("latest"));
      Files.writeString(base.resolve("12"), "a file");
      assertThat(model.exportVersion(base)).isEqualTo(base.resolve("10"));
      try (ExportedModel exported = ExportedModel.load(base)) {
        assertThat(exported.directory()).isEqualTo(base.resolve("10"));
        assertThat(exported.predict(TinyTask.ids(1, 3, 1))).hasDimensions(1, 2);
      }
    }
    assertThat(new VersionedFolder(base).versions()).containsExactly(1L, 2L, 9L, 10L);
    assertThat(names(base)).noneMatch(name -> name.startsWith("."));
    assertThatThrownBy(() -> ExportedModel.load(folder.resolve("a")))
        .hasMessage(folder.resolve("a") + " is no exported model: it has no file saved_model.pb.");
  }

  @Test
  void areCountedByManyAtOnce() throws IOException {
    Path base = folder.resolve("base");
    try (Sequential model = TinyTask.plain(1)) {
      model.predict(TinyTask.ids(1, 3, 1)); // builds it
      List<Path> made =
          IntStream.range(0, 6).parallel().mapToObj(i -> model.exportVersion(base)).toList();
      assertThat(made).doesNotHaveDuplicates();
    }
    assertThat(new VersionedFolder(base).versions()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(names(base)).hasSize(6);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void haveACard() {
    int[][] x = TinyTask.ids(20, 6, 1);
    try (Sequential model = TinyTask.plain(1)) {
      model.exportVersion(folder);
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(x, TinyTask.labels(x), TinyTask.silent(16).epochs(2));
      double last = model.fit(x, TinyTask.labels(x), TinyTask.silent(16)).last("loss");
      model.exportVersion(folder, labels("no", "yes"));
      ModelCard first = card(1);
      assertThat(first.training()).isEmpty();
      assertThat(first.labels()).isEmpty();
      assertThat(first.library()).startsWith("tf-rnn");
      assertThat(first.inputs())
          .containsExactly(entry("inputs", ElementType.INT32, Shape.of(-1, -1)));
      assertThat(first.outputs())
          .containsExactly(entry("outputs", ElementType.FLOAT32, Shape.of(-1, 2)));
      ModelCard second = card(2);
      assertThat(second.labels()).containsExactly("no", "yes");
      assertThat(second.training().orElseThrow().epochs()).isEqualTo(3);
      assertThat(second.training().orElseThrow().lastEpoch()).containsEntry("loss", last);
      assertThat(second.training().orElseThrow().lastEpoch()).containsKey("accuracy");
      assertThatThrownBy(() -> model.export(folder.resolve("x"), named("model.json")))
          .hasMessage(
              "export: \"model.json\" cannot name an asset: the model's own card has that name.");
    }
  }

  private static Map.Entry<String, TensorSpec> entry(String name, ElementType type, Shape shape) {
    return Map.entry(name, new TensorSpec(type, shape));
  }

  private ModelCard card(int version) {
    try (ExportedModel model = ExportedModel.load(folder.resolve(Integer.toString(version)))) {
      return model.card().orElseThrow();
    }
  }

  @Test
  void cardsAreReadAsWritten() {
    ModelCard card =
        new ModelCard(
            "tf-rnn 1",
            "na\"me é",
            new TreeMap<>(
                Map.of(
                    "a", new TensorSpec(ElementType.STRING, Shape.unknown()),
                    "b", new TensorSpec(ElementType.INT64, Shape.of()))),
            new TreeMap<>(Map.of("c", new TensorSpec(ElementType.BOOL, Shape.of(-1, 3)))),
            Optional.of(
                new ModelCard.Training(
                    2, Map.of("loss", Double.NaN, "val_loss", Double.POSITIVE_INFINITY))),
            List.of("x", "y"));
    assertThat(ModelCard.fromJson("here", card.toJson())).isEqualTo(card);
    assertThatThrownBy(() -> ModelCard.fromJson("here", "{\"format\": 2}".getBytes(UTF_8)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "here: the model card model.json cannot be read: the format is 2, this version reads"
                + " 1");
    assertThatThrownBy(() -> ModelCard.fromJson("here", "{".getBytes(UTF_8)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  private static Asset named(String name) {
    return new Asset() {
      @Override
      public String assetName() {
        return name;
      }

      @Override
      public byte[] assetContent() {
        return new byte[0];
      }
    };
  }

  private static Asset labels(String... names) {
    return new Asset() {
      @Override
      public String assetName() {
        return "labels.json";
      }

      @Override
      public byte[] assetContent() {
        return new byte[0];
      }

      @Override
      public List<String> labels() {
        return List.of(names);
      }
    };
  }
}
