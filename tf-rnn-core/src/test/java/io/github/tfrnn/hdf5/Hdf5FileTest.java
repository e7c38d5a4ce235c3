package io.github.tfrnn.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.FloatRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Are trees read as they were written, and files that were made to do harm refused? */
class Hdf5FileTest {

  private static Hdf5Group tree() {
    Hdf5Tree tree = new Hdf5Tree();
    tree.text("name", "größer");
    tree.list("names", List.of("a", "much longer", "日本"));
    tree.list("none", List.of());
    tree.put("x/y/0", floats(Shape.of(2, 3), 1, 2, 3, 4, 5, Float.NaN));
    tree.put("x/y/1", floats(Shape.scalar(), -0.5f));
    tree.put("x/count", Hdf5Integers.scalar(1L << 40));
    tree.put("x/nothing", floats(Shape.of(0, 2)));
    tree.group("empty/group");
    return tree.build();
  }

  private static Hdf5Floats floats(Shape shape, float... values) {
    return new Hdf5Floats(FloatRows.ofFlat(values, shape));
  }

  @Test
  void aTreeIsReadAsItWasWritten() throws IOException {
    Hdf5Group read = Hdf5File.read(Hdf5File.bytes(tree()));
    assertThat(read.texts()).isEqualTo(tree().texts());
    assertThat(read.lists()).isEqualTo(tree().lists());
    assertThat(read.arrays().keySet())
        .containsExactlyInAnyOrder("x/y/0", "x/y/1", "x/count", "x/nothing");
    assertThat(read.at("x/count")).contains(Hdf5Integers.scalar(1L << 40));
    assertThat(read.at("empty/group")).contains(Hdf5Group.EMPTY);
    FloatRows values = ((Hdf5Floats) read.at("x/y/0").orElseThrow()).values();
    assertThat(values.shape().asArray()).containsExactly(2, 3);
    assertThat(values.toFlat()).containsExactly(1, 2, 3, 4, 5, Float.NaN);
    assertThat(((Hdf5Floats) read.at("x/y/1").orElseThrow()).values().toFlat())
        .containsExactly(-0.5f);
  }

  @Test
  void equalTreesMakeEqualBytes() {
    assertThat(Hdf5File.bytes(tree())).isEqualTo(Hdf5File.bytes(tree()));
  }

  @Test
  void aGroupOfThousandsIsRead() throws IOException {
    Hdf5Tree tree = new Hdf5Tree();
    for (int i = 0; i < 5000; i++) {
      tree.put("vars/" + i, floats(Shape.of(1), i));
    }
    assertThat(Hdf5File.read(Hdf5File.bytes(tree.build())).arrays()).hasSize(5000);
  }

  @Test
  void aGroupThatLeadsToItselfIsRefused() {
    Hdf5Header header = new Hdf5Header();
    header.groupInfo();
    header.link("again", Hdf5Superblock.SIZE);
    assertRefused(file(header, 4096), "deeper than 64 levels");
  }

  @Test
  void groupsThatMultiplyAreRefused() {
    Hdf5Header header = new Hdf5Header();
    header.groupInfo();
    for (int i = 0; i < 10; i++) {
      header.link("again" + i, Hdf5Superblock.SIZE);
    }
    assertRefused(file(header, 100_000), "");
  }

  @Test
  void anArrayThatCannotBeInTheFileIsRefused() {
    for (Shape shape :
        List.of(
            Shape.of(1 << 14, 1 << 14),
            Shape.of(1 << 20, 1 << 20),
            Shape.of(Integer.MAX_VALUE),
            Shape.of(Long.MAX_VALUE),
            Shape.of(1L << 31, 1L << 31, 4))) {
      Hdf5Header root = new Hdf5Header();
      root.groupInfo();
      root.link("x", Hdf5Superblock.SIZE + 1024);
      Hdf5Header array = new Hdf5Header();
      array.array(true, shape, 2048, shape.size() * 4);
      byte[] file = file(root, 4096);
      byte[] header = array.bytes();
      System.arraycopy(header, 0, file, Hdf5Superblock.SIZE + 1024, header.length);
      assertRefused(file, "");
    }
  }

  @Test
  void whatIsCutOffAnywhereIsRefused() {
    byte[] whole = Hdf5File.bytes(tree());
    List<Integer> read = new ArrayList<>();
    for (int length = 0; length < whole.length - 8; length++) { // padding may be missing
      try {
        Hdf5File.read(Arrays.copyOf(whole, length));
        read.add(length);
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
    assertThat(read).allMatch(length -> length >= whole.length - 16);
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> Hdf5File.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private static byte[] file(Hdf5Header root, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Hdf5Superblock.bytes(Hdf5Superblock.SIZE, size));
    out.writeBytes(root.bytes());
    return Arrays.copyOf(out.toByteArray(), size);
  }
}
