package io.github.tfrnn.samples.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.samples.reports.ConfusionMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotsTest {

  @TempDir private Path folder;

  @BeforeAll
  static void drawWithoutAScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  @Test
  void drawsTrainingCurvesOfBothParts() throws IOException {
    Path file = folder.resolve("new folder/curves.png");
    TrainingCurves.save(
        Map.of(
            "loss", List.of(1.2, 0.7),
            "val_loss", List.of(0.8, 0.6),
            "accuracy", List.of(0.5f, 0.8f),
            "val_accuracy", List.of(0.7f, 0.75f)),
        file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(900);
    assertThat(hasColor(image, 0x1F77B4)).as("training").isTrue();
    assertThat(hasColor(image, 0xFF7F0E)).as("validation").isTrue();
  }

  @Test
  void drawsTrainingCurvesWithoutValidation() throws IOException {
    Path file = folder.resolve("curves.png");
    TrainingCurves.save(Map.of("loss", List.of(1.2), "accuracy", List.of(0.5)), file);
    assertThat(hasColor(ImageIO.read(file.toFile()), 0xFF7F0E)).isFalse();
  }

  @Test
  void drawsTrainingCurvesOfAnotherMetric() throws IOException {
    Path file = folder.resolve("curves.png");
    List<Double> falling = List.of(1.0, 0.5, 0.1);
    TrainingCurves.save(
        Map.of("val_loss", falling, "loss", falling, "rate", falling), "rate", file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(hasColor(image.getSubimage(450, 0, 450, 380), 0x1F77B4)).as("training").isTrue();
  }

  @Test
  void wantsAnEpoch() {
    assertThatThrownBy(() -> TrainingCurves.save(Map.of(), folder.resolve("curves.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one epoch");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 14, 60, 300})
  void drawsAConfusionMatrixOfAnySize(int classes) throws IOException {
    List<String> names =
        IntStream.range(0, classes).mapToObj(i -> "the class with number " + i).toList();
    int[] labels = IntStream.range(0, classes).toArray();
    Path file = folder.resolve("confusion.png");
    ConfusionHeatMap.save(ConfusionMatrix.of(names, labels, labels), file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(hasColor(image, 0x08519C)).as("diagonal").isTrue();
    assertThat(image.getWidth()).isBetween(640, 1500);
  }

  @Test
  void replacesAnOlderFileAndLeavesNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("confusion.png"), "old");
    ConfusionHeatMap.save(ConfusionMatrix.of(List.of("a"), new int[1], new int[1]), file);
    assertThat(ImageIO.read(file.toFile())).isNotNull();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static boolean hasColor(BufferedImage image, int rgb) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .anyMatch(
            i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == rgb);
  }
}
