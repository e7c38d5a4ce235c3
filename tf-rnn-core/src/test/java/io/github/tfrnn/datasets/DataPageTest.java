package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Padding;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

/** The code of docs/data.md. */
class DataPageTest {

  @TempDir Path folder;

  @Test
  void arrays() {
    int[][] ids = {{1, 2}, {3, 4}, {5, 6}};
    int[] classes = {0, 1, 1};
    // tag::data-arrays[]
    Examples all = Examples.of(Rows.of(ids), Rows.of(classes));
    Dataset<Examples> batches = ArrayDataset.of(all).shuffled(42).batched(32);
    // end::data-arrays[]
    assertThat(batches.toList()).hasSize(1);
  }

  @Test
  void csv() throws IOException {
    Path path =
        Files.writeString(
            folder.resolve("iris.csv"), "length,width,kind\n5.1,3.5,setosa\n7,3.2,virginica\n");
    // tag::data-csv[]
    CsvFile iris = CsvFile.of(path); // CsvFile.tsv, delimiter, noHeader, charset, …
    List<String> kinds = iris.classNames("kind");
    Dataset<Examples> batches =
        iris.examples("length", "width")
            .className("kind", kinds)
            .shuffle(1000, 42)
            .apply(Batching.of(32))
            .prefetch(2);
    // end::data-csv[]
    assertThat(batches.toList().get(0).x().rows().get(0).shape()).isEqualTo(Shape.of(2, 2));
  }

  @Test
  void texts() throws IOException {
    for (String name : List.of("neg/1.txt", "neg/2.txt", "pos/1.txt", "pos/2.txt")) {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "storm and " + name);
    }
    Path reviews = folder;
    // tag::data-texts[]
    LabelledFiles files = LabelledFiles.in(reviews, ".txt"); // neg/1.txt, …, pos/1.txt, …
    Split<LabelledFile> split = files.split(0.5, 42, LabelledFile::label);
    Batching batching =
        Batching.byLength(List.of(20, 50, 100), List.of(128, 64, 32, 16)).padded(Padding.pre());
    Dataset<Examples> train =
        split
            .left()
            .map(file -> Examples.of(ids(file.path()), Rows.of(new int[] {file.label()})), 2)
            .cache() // texts are read and made ids once
            .shuffle(10_000, 42) // in another order in each epoch
            .apply(batching)
            .prefetch(2);
    // end::data-texts[]
    assertThat(train.toList()).hasSize(1);
    assertThat(split.right().toList()).hasSize(2);
  }

  private static Rows ids(Path path) {
    try {
      int[] ids = Files.readString(path).chars().filter(c -> c > ' ').toArray();
      return Rows.of(new int[][] {ids});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void windows() {
    float[][] temperatures = new float[100][3];
    // tag::data-windows[]
    Rows series = Rows.of(temperatures); // [steps, features]
    Rows next = series.slice(24, series.count()); // row i: the step after the window from step i
    TimeSeries windows =
        TimeSeries.builder(series, 24).targets(next).batchSize(32).shuffle(42).build();
    // end::data-windows[]
    assertThat(windows.toList().get(0).x().rows().get(0).shape()).isEqualTo(Shape.of(32, 24, 3));
  }

  @Test
  void records() {
    Path path = folder.resolve("train.tfrecord.gz");
    Dataset<Examples> examples =
        Dataset.of(
            Examples.of(Rows.of(new int[][] {{1, 2}}), Rows.of(new int[] {1})),
            Examples.of(Rows.of(new int[][] {{3}}), Rows.of(new int[] {0})));
    // tag::data-records[]
    TFRecordFile file = TFRecordFile.gzip(path);
    file.writeExamples(
        examples.map(
            each ->
                TFExample.builder()
                    .ints("ids", ((IntRows) each.x().rows().get(0)).toFlat())
                    .ints("label", each.label())
                    .build()));
    Dataset<Examples> read =
        file.examples()
            .map(
                each ->
                    Examples.of(
                        Rows.of(new int[][] {each.ints("ids")}), Rows.of(each.ints("label"))));
    // end::data-records[]
    assertThat(read.apply(Batching.of(2).padded()).toList()).hasSize(1);
  }

  @Test
  void fields() {
    Dataset<CsvRow> rows = CsvFile.of(write("a,b,y\n1,2,3\n")).rows();
    // tag::data-fields[]
    Dataset<Examples> examples =
        rows.filter(row -> !row.text("y").isEmpty())
            .map(
                row -> {
                  Rows price = Rows.of(new float[][] {{row.number("a")}});
                  Rows place = Rows.of(new int[] {row.integer("b")});
                  Fields x = Fields.named("price", price).and("place", place);
                  Fields y = Fields.of(Rows.of(new float[] {row.number("y")}));
                  return Examples.of(x, y).withWeights(new float[] {0.5f});
                });
    // end::data-fields[]
    assertThat(examples.toList()).hasSize(1);
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("a.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void passes() {
    Dataset<Integer> dataset = Dataset.of(1, 2, 3);
    int epoch = 0;
    int sum = 0;
    // tag::data-pass[]
    try (Cursor<Integer> elements = dataset.shuffle(100, 42).open(epoch)) {
      while (elements.hasNext()) {
        sum += elements.next();
      }
    }
    // end::data-pass[]
    assertThat(sum).isEqualTo(6);
  }
}
