package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.networks.Network;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How pictures become files, and what is said if they do not. */
class PlotFilesTest {

  @TempDir private Path folder;

  static List<String> models() {
    return DrawnModels.names();
  }

  @ParameterizedTest
  @MethodSource("models")
  void pixelsAreTwoForEachUnitOfTheVectors(String model) throws IOException {
    Path png = folder.resolve("new folder/within/model.PNG");
    Path svg = folder.resolve("model.svg");
    Network network = DrawnModels.named(model);
    Plots.model(network, png);
    Plots.model(network, svg);
    BufferedImage image = ImageIO.read(png.toFile());
    Drawn drawn = Drawn.read(svg);
    assertThat(image.getWidth())
        .isBetween((int) (2 * drawn.width() - 2), (int) (2 * drawn.width()));
    assertThat(image.getHeight())
        .isBetween((int) (2 * drawn.height() - 2), (int) (2 * drawn.height()));
    assertThat(image.getRGB(0, 0)).as("paper").isEqualTo(0xFFFFFFFF);
    assertThat(share(image, 0xFFFFFFFF)).as("ink").isBetween(0.3, 0.98);
    assertThat(share(image, 0xFF000000 | Tint.INPUT.fill().getRGB())).isPositive();
  }

  /** Of every third pixel of every third row. */
  private static double share(BufferedImage image, int color) {
    int seen = 0;
    int found = 0;
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        seen++;
        found += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return found / (double) seen;
  }

  @Test
  void drawsModels() throws IOException {
    Path file = folder.resolve("model.svg");
    try (Sequential model = Sequential.of(Input.of(4), Dense.of(3).named("only"))) {
      Plots.model(model, file);
    }
    assertThat(Drawn.read(file).box("Dense \"only\"").texts()).contains("[?, 3]", "15");
  }

  @Test
  void aModelMustKnowItsInputs() {
    try (Sequential model = Sequential.of(Dense.of(3))) {
      assertThatThrownBy(() -> Plots.model(model, folder.resolve("model.svg")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not know its input shape yet");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void replacesAnOlderFileAndLeavesNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("model.svg"), "old");
    Plots.model(DrawnModels.sequential(), file);
    assertThat(file).content().startsWith("<?xml");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void equalModelsGiveEqualFiles() throws IOException {
    Path one = folder.resolve("one.svg");
    Path other = folder.resolve("other.svg");
    Plots.model(DrawnModels.random(3), one);
    Plots.model(DrawnModels.random(3), other);
    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void manyThreadsDrawAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> drawn =
          IntStream.range(0, 16)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> Plots.model(DrawnModels.shared(), folder.resolve(i + ".svg"))))
              .toList();
      for (Future<?> one : drawn) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    for (int i = 1; i < 16; i++) {
      assertThat(folder.resolve(i + ".svg")).hasSameBinaryContentAs(folder.resolve("0.svg"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.pdf", "model", "svg", "model.svg.gz", "model."})
  void otherEndingsAreRefused(String name) {
    assertThatThrownBy(() -> Plots.model(DrawnModels.sequential(), folder.resolve(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Plots.model: %s: the file's name must end in .svg or .png, which chooses the format.",
            folder.resolve(name));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("model.svg"));
    assertThatThrownBy(() -> Plots.model(DrawnModels.sequential(), taken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Plots.model: %s is a folder: name a file within it.", taken);
    assertThat(taken).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Path within = file.resolve("model.png");
    assertThatThrownBy(() -> Plots.model(DrawnModels.sequential(), within))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "Plots.model: %s cannot be written (may its folder be made and written to?): ", within);
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void aPngThatWouldFillTheMemoryIsRefused() {
    Picture huge = new Picture(10_000, 8000, List.of());
    assertThatThrownBy(() -> Format.PNG.encode(huge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Plots.model: a PNG of this model would have 20000 × 16000 pixels, more than 250000000:"
                + " choose a file that ends in .svg.");
  }
}
