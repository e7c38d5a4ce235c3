package io.github.tfrnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.models.TinyTask;
import io.github.tfrnn.optimizers.Adam;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.Summary;

/** Do the files for TensorBoard hold what the training gave? */
class TensorBoardTest {

  /** Where TensorBoard's own reader finds the files too: src/test/python/live_tensorboard.py. */
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "interop", "tensorboard");

  private static void deleteOldFiles() throws IOException {
    if (Files.exists(FOLDER)) {
      MoreFiles.deleteRecursively(FOLDER, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static List<Event> events(Path of) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(of)) {
      for (Path file : files.sorted().toList()) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
          while (in.available() > 0) {
            int length = (int) Long.reverseBytes(in.readLong());
            in.readInt(); // checksums: TensorBoard's own reader is asked elsewhere
            events.add(Event.parseFrom(in.readNBytes(length)));
            in.readInt();
          }
        }
      }
    }
    return events;
  }

  /** The numbers of one step, by tag. */
  private static Map<String, Float> scalars(List<Event> events, long step) {
    Map<String, Float> scalars = new LinkedHashMap<>();
    for (Event event : events) {
      for (Summary.Value value : event.getSummary().getValueList()) {
        if (event.getStep() == step && value.hasSimpleValue()) {
          scalars.put(value.getTag(), value.getSimpleValue());
        }
      }
    }
    return scalars;
  }

  @Test
  void holdsScalarsHistogramsAndTheGraph() throws IOException {
    deleteOldFiles();
    int[][] x = TinyTask.ids(32, 8, 1);
    Examples all = Examples.of(Rows.of(x), Rows.of(TinyTask.labels(x)));
    try (Sequential model = TinyTask.model(3)) {
      model.compile(Adam.of(0.05), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      History history =
          model.fit(
              all,
              TinyTask.silent(8)
                  .epochs(3)
                  .validationData(all)
                  .callbacks(TensorBoard.in(FOLDER).histogramFrequency(2).everyBatches(2)));
      new ObjectMapper().writeValue(FOLDER.resolve("history.json").toFile(), history.series());
      List<Event> train = events(FOLDER.resolve("train"));
      List<Event> validation = events(FOLDER.resolve("validation"));
      for (int epoch = 0; epoch < 3; epoch++) {
        assertThat(scalars(train, epoch))
            .contains(
                entry("epoch_loss", history.get("loss").get(epoch).floatValue()),
                entry("epoch_accuracy", history.get("accuracy").get(epoch).floatValue()),
                entry("epoch_learning_rate", 0.05f));
        assertThat(scalars(validation, epoch))
            .containsOnly(
                entry("epoch_loss", history.get("val_loss").get(epoch).floatValue()),
                entry("epoch_accuracy", history.get("val_accuracy").get(epoch).floatValue()));
      }
      assertThat(scalars(train, 12)).containsOnlyKeys("batch_loss", "batch_accuracy");

      List<String> histograms =
          train.stream()
              .flatMap(event -> event.getSummary().getValueList().stream())
              .filter(Summary.Value::hasHisto)
              .map(Summary.Value::getTag)
              .toList();
      assertThat(histograms)
          .hasSize(2 * model.getWeights().size())
          .contains("lstm/kernel/histogram");
      assertHistogram(train, "dense/kernel/histogram", model.getWeights().get("dense/kernel"));

      Event graph =
          train.stream().filter(event -> !event.getGraphDef().isEmpty()).findFirst().orElseThrow();
      assertThat(GraphDef.parseFrom(graph.getGraphDef()).getNodeList())
          .anyMatch(node -> node.getName().contains("lstm"));
    }
  }

  /** That of the last epoch. */
  private static void assertHistogram(List<Event> events, String tag, FloatRows values) {
    Summary.Value last = null;
    for (Event event : events) {
      for (Summary.Value value : event.getSummary().getValueList()) {
        last = value.getTag().equals(tag) ? value : last;
      }
    }
    assertThat(last).isNotNull();
    double sum = 0;
    for (float value : values.toFlat()) {
      sum += value;
    }
    assertThat(last.getHisto().getNum()).isEqualTo(values.toFlat().length);
    assertThat(last.getHisto().getSum()).isCloseTo(sum, Offset.offset(1e-5));
  }
}
