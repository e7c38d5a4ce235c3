package io.github.tfrnn.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.hdf5.Hdf5File;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Node;
import io.github.tfrnn.hdf5.Hdf5Tree;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.saving.KerasArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/**
 * Are files that are damaged, or made to do harm, refused in order, and leave models as they were?
 */
class HostileFilesTest {

  private static final String[] FILES = {"text-3.15.keras", "text-3.15.weights.h5", "text-2.15.h5"};
  private static final long LONGEST_NANOS = 5_000_000_000L; // seen: 0.2 s

  @TempDir private Path folder;

  @Test
  void mutationsAreReadOrRefused() throws IOException {
    mutate(100);
  }

  @Test
  @Tag("slow")
  void tenThousandMutationsAreReadOrRefused() throws IOException {
    mutate(10_000);
  }

  private void mutate(int each) throws IOException {
    long seed = new Random().nextLong();
    for (String name : FILES) {
      byte[] whole = Files.readAllBytes(KerasExample.file(name));
      Random random = new Random(seed);
      Path file = folder.resolve(name);
      int refused = 0;
      try (Model model = KerasExample.text()) {
        for (int i = 0; i < each; i++) {
          Files.write(file, mutated(whole, random));
          Map<String, FloatRows> before = model.getWeights();
          long began = System.nanoTime();
          try {
            KerasFile.read(file);
            model.loadWeights(file);
          } catch (UncheckedIOException | IllegalArgumentException e) {
            refused++;
            assertThat(e.getMessage()).contains(name).doesNotContain("(null");
          } catch (Throwable e) {
            throw new AssertionError("%s, seed %d, mutation %d".formatted(name, seed, i), e);
          }
          assertThat(System.nanoTime() - began)
              .as("%s %d %d", name, seed, i)
              .isLessThan(LONGEST_NANOS);
          assertThat(model.getWeights().keySet()).isEqualTo(before.keySet());
        }
      }
      assertThat(refused).isPositive();
    }
  }

  /** Bytes that tell where things are matter most: those around what is not zero. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      while (bytes[at] == 0 && random.nextInt(8) > 0) {
        at = random.nextInt(bytes.length);
      }
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = -1;
        default -> // a piece of the file in another place
            System.arraycopy(
                whole,
                random.nextInt(bytes.length - 16),
                bytes,
                Math.min(at, bytes.length - 16),
                1 + random.nextInt(15));
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/etc/a", "a/../../b", "C:\\a", "a\\..\\b"})
  void entriesThatLeadOutAreRefused(String entry) throws IOException {
    Path file = archive(Map.of(entry, new byte[1]));
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("leads out of it");
  }

  @Test
  void entriesOfOneNameAreRefused() throws IOException {
    Path file = archive(Map.of("config.jsoX", new byte[1]));
    byte[] bytes = Files.readAllBytes(file);
    byte[] name = "config.jsoX".getBytes(UTF_8);
    for (int i = 0; i + name.length < bytes.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + name.length), name)) {
        bytes[i + name.length - 1] = 'n';
      }
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("two entries \"config.json\"");
  }

  @Test
  void aBombIsRefused() throws IOException {
    Path file = folder.resolve("bomb.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write("{}".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write("{\"a\":\"".getBytes(UTF_8));
      for (int i = 0; i < 200; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("claims to grow");
  }

  @Test
  void whatIsNoJsonIsRefused() throws IOException {
    for (String config : new String[] {"", "[]", "{", "{\"a\":".repeat(5000)}) {
      Path file = archive(Map.of("config.json", config.getBytes(UTF_8)));
      assertThatThrownBy(() -> KerasFile.read(file))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("config.json is no JSON");
    }
  }

  @Test
  void missingAndSuperfluousWeightsAndWrongShapesAreNamed() throws IOException {
    assertRefused("layers/lstm/cell/vars/1", null, "there is no layers/lstm/cell/vars/1");
    assertRefused("layers/lstm/cell/vars/3", floats(1), "the model does not have: [layers/lstm");
    assertRefused("layers/dense_1/vars/0", floats(1), "[layers/dense_1/vars/0]");
    assertRefused("layers/dense/vars/0", floats(4, 3), "[4, 3], the model's classes/kernel [4, 2]");
    assertRefused("layers/dense/vars/0/0", floats(4, 3), "holds no floating-point numbers");
  }

  private void assertRefused(String path, Hdf5Node array, String message) throws IOException {
    Hdf5Group root = Hdf5File.read(KerasExample.file("text-3.15.weights.h5"));
    Map<String, Hdf5Node> arrays = new LinkedHashMap<>(root.arrays());
    arrays.keySet().removeIf(name -> name.startsWith("optimizer") || path.startsWith(name));
    if (array != null) {
      arrays.put(path, array);
    }
    Hdf5Tree tree = new Hdf5Tree();
    arrays.forEach(tree::put);
    Path file = folder.resolve("changed.weights.h5");
    Files.write(file, Hdf5File.bytes(tree.build()));
    try (Model model = KerasExample.text()) {
      Map<String, FloatRows> before = model.getWeights();
      assertThatThrownBy(() -> model.loadWeights(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("changed.weights.h5")
          .hasMessageContaining(message);
      model
          .getWeights()
          .forEach((name, rows) -> assertThat(rows.toFlat()).isEqualTo(before.get(name).toFlat()));
    }
  }

  private static Hdf5Node floats(long... axes) {
    Shape shape = Shape.of(axes);
    return new Hdf5Floats(FloatRows.ofFlat(new float[(int) shape.size()], shape));
  }

  /** A whole file with some entries changed or added. */
  private Path archive(Map<String, byte[]> changed) throws IOException {
    KerasArchive whole = KerasArchive.read(KerasExample.file("text-3.15.keras"));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("metadata.json", whole.metadata().toString().getBytes(UTF_8));
    entries.put("config.json", whole.config().toString().getBytes(UTF_8));
    entries.put("model.weights.h5", Hdf5File.bytes(whole.weights().root()));
    entries.putAll(changed);
    Path file = folder.resolve("changed.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
