package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Record files: those of Python's TensorFlow are read, and equal ones written. */
class TFRecordFileTest {

  @TempDir Path folder;

  private static TFRecordFile python(String name, boolean gzip) {
    try {
      String file = "/golden/records/" + name + ".tfrecord" + (gzip ? ".gz" : "");
      return new TFRecordFile(Path.of(TFRecordFileTest.class.getResource(file).toURI()), gzip);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] record(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (size * 7 + i);
    }
    return bytes;
  }

  private static Dataset<byte[]> records() {
    return Dataset.ofList(IntStream.range(0, 40).mapToObj(TFRecordFileTest::record).toList());
  }

  private static TFExample example(int i) {
    return TFExample.builder()
        .ints("ids", i, -i, i * i)
        .floats("values", i / 4f, -0.5f)
        .texts("text", "Übung " + i)
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatPythonWrote(boolean gzip) {
    assertThat(python("bytes", gzip).records().toList())
        .usingElementComparator(Arrays::compare)
        .isEqualTo(records().toList());
    List<TFExample> examples = python("examples", gzip).examples().toList();
    assertThat(examples).hasSize(4);
    for (int i = 0; i < 4; i++) {
      TFExample read = examples.get(i);
      assertThat(read.names()).containsExactly("ids", "text", "values");
      assertThat(read.ints("ids")).containsExactly(i, -i, i * i);
      assertThat(read.longs("ids")).containsExactly(i, -i, (long) i * i);
      assertThat(read.floats("values")).containsExactly(i / 4f, -0.5f);
      assertThat(read.texts("text")).containsExactly("Übung " + i);
      assertThat(read).isEqualTo(example(i)).hasSameHashCodeAs(example(i));
    }
  }

  @Test
  void writesTheSameBytesAsPython() throws IOException {
    TFRecordFile file = TFRecordFile.of(folder.resolve("a.tfrecord"));
    assertThat(file.write(records())).isEqualTo(40);
    assertThat(file.path()).hasSameBinaryContentAs(python("bytes", false).path());
    List<TFExample> examples = IntStream.range(0, 4).mapToObj(i -> example(i)).toList();
    assertThat(file.writeExamples(Dataset.ofList(examples))).isEqualTo(4); // in place of the first
    assertThat(file.path()).hasSameBinaryContentAs(python("examples", false).path());
    assertOnlyFile("a.tfrecord");
  }

  @Test
  void readsWhatItCompressed() {
    TFRecordFile file = TFRecordFile.gzip(folder.resolve("a.gz"));
    file.write(records());
    assertThat(file.records().toList())
        .usingElementComparator(Arrays::compare)
        .isEqualTo(records().toList());
  }

  @Test
  void aWriteThatFailsLeavesWhatWasThere() throws IOException {
    TFRecordFile file = TFRecordFile.of(folder.resolve("a.tfrecord"));
    file.write(Dataset.of(record(3)));
    Dataset<byte[]> failing =
        records()
            .map(
                bytes -> {
                  if (bytes.length == 9) {
                    throw new IllegalArgumentException("nine");
                  }
                  return bytes;
                });
    assertThatThrownBy(() -> file.write(failing)).hasMessage("nine");
    assertThat(file.records().toList()).hasSize(1);
    assertOnlyFile("a.tfrecord");
    TFRecordFile nowhere = TFRecordFile.of(folder.resolve("none/a.tfrecord"));
    assertThatThrownBy(() -> nowhere.write(records()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(nowhere.path() + " cannot be written");
  }

  private void assertOnlyFile(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString())).containsExactly(name);
    }
  }

  @Test
  void everyBitThatIsFlippedIsNoticed() throws IOException {
    byte[] good = Files.readAllBytes(python("examples", false).path());
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      assertThatThrownBy(() -> read(bad, false).toList())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    byte[] good = Files.readAllBytes(python("bytes", false).path());
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      Dataset<byte[]> records = read(cut, false);
      if (isEndOfRecord(length)) {
        assertThat(records.toList()).hasSizeLessThan(40);
      } else {
        assertThatThrownBy(records::toList)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("it was cut off");
      }
    }
    byte[] compressed = Files.readAllBytes(python("bytes", true).path());
    for (int length = 20; length < compressed.length; length += 7) {
      byte[] cut = Arrays.copyOf(compressed, length);
      assertThatThrownBy(() -> read(cut, true).toList())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the compressed file is cut off");
    }
  }

  private static boolean isEndOfRecord(int length) {
    int end = 0;
    for (int size = 0; end < length; size++) {
      end += 16 + size;
    }
    return end == length;
  }

  private Dataset<byte[]> read(byte[] bytes, boolean gzip) throws IOException {
    Path path = Files.write(folder.resolve("read"), bytes);
    return new TFRecordFile(path, gzip).records();
  }

  @Test
  void messagesTellThePlace() throws IOException {
    byte[] bytes = Files.readAllBytes(python("bytes", false).path());
    bytes[16 + 17 + 12] ^= 1; // the only byte but two of record 2
    Path path = folder.resolve("read");
    assertThatThrownBy(() -> read(bytes, false).toList())
        .hasMessage(
            path
                + ", record 2, at byte 33: the checksum of its bytes is wrong: the file is damaged,"
                + " or holds no records.");
    byte[] compressed = Files.readAllBytes(python("bytes", true).path());
    assertThatThrownBy(() -> read(compressed, false).toList())
        .hasMessage(
            path
                + ", record 0, at byte 0: the file is compressed: read it with TFRecordFile.gzip.");
    assertThatThrownBy(() -> read(new byte[30], true).toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(path + " cannot be read: it is not compressed by gzip.");
    TFRecordFile none = TFRecordFile.of(folder.resolve("none"));
    assertThatThrownBy(() -> none.records().open(0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(none.path() + " cannot be read: there is no such file.");
    TFRecordFile noExamples = python("bytes", false);
    assertThatThrownBy(() -> noExamples.examples().toList())
        .hasMessageContaining("bytes.tfrecord, record ")
        .hasMessageContaining("are no tf.train.Example");
  }

  @Test
  void featuresThatAreNotThereAreTold() {
    TFExample example = example(1);
    assertThatThrownBy(() -> example.ints("id"))
        .hasMessage("the example has no feature \"id\"; it has [ids, text, values].");
    assertThatThrownBy(() -> example.ints("text"))
        .hasMessage("feature \"text\" holds bytes, not integers.");
    TFExample large = TFExample.builder().longs("n", 1L << 40).bytes("b", new byte[] {-1}).build();
    assertThat(large.longs("n")).containsExactly(1L << 40);
    assertThatThrownBy(() -> large.ints("n")).hasMessageContaining("not an int32");
    assertThat(large.bytes("b").get(0)).containsExactly(-1);
    assertThatThrownBy(() -> large.texts("b")).hasMessageContaining("not UTF-8");
  }

  @Test
  void closedCursorsCloseTheirFile() throws IOException {
    TFRecordFile file = TFRecordFile.of(folder.resolve("a.tfrecord"));
    file.write(records());
    Cursor<byte[]> cursor = file.records().prefetch(1).open(0);
    cursor.next();
    cursor.close();
    assertThat(OpenFiles.of(file.path())).isZero();
    file.records().toList();
    try (Cursor<byte[]> ended = file.records().open(0)) {
      assertThat(OpenFiles.of(file.path())).isNotZero();
      ended.forEachRemaining(bytes -> {});
      assertThat(OpenFiles.of(file.path())).isZero();
    }
  }
}
