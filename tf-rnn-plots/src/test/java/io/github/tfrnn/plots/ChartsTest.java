package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.training.History;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is seen in the files of charts. */
class ChartsTest {

  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLUE = 0xFF0072B2;
  private static final int VERMILION = 0xFFD55E00;
  private static final int FULL = 0xFF08519C;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void pixelsShowTheData(Charts chart) throws IOException {
    Path file = folder.resolve("new folder/chart.PNG");
    chart.write(file, ChartOptions.create());
    Pixels pixels = Pixels.read(file);
    assertThat(pixels.width()).as("two pixels a unit").isEqualTo(1600);
    assertThat(pixels.height()).isBetween(300, 1600);
    assertThat(pixels.at(0, 0)).as("paper").isEqualTo(WHITE);
    double paper = pixels.count(WHITE) / (double) (pixels.width() * pixels.height());
    assertThat(paper).as("paper").isBetween(0.5, 0.98);
    for (int color : chart.colors()) {
      assertThat(pixels.count(color)).as("%x", color).isGreaterThan(200);
    }
    assertThat(folder.resolve("new folder")).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @EnumSource
  void vectorsHaveTheirWordsAsText(Charts chart) throws IOException {
    Path file = folder.resolve("chart.svg");
    chart.write(file, ChartOptions.create().title("猫 & <dog>"));
    Drawn drawn = Drawn.read(file);
    assertThat(drawn.width()).isEqualTo(800);
    assertThat(drawn.texts("title")).containsExactly("猫 & <dog>");
    assertThat(allTexts(drawn)).containsAll(chart.labels());
  }

  private static List<String> allTexts(Drawn drawn) {
    return List.of("title", "axes", "legend", "curves", "cells", "bars").stream()
        .flatMap(kind -> drawn.texts(kind).stream())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyChartHasATitleOfItsOwnAndTheSizeThatIsAskedFor(Charts chart) throws IOException {
    Path file = folder.resolve("chart.svg");
    chart.write(file, ChartOptions.create().size(600, 300));
    Drawn drawn = Drawn.read(file);
    assertThat(drawn.texts("title")).singleElement().asString().isNotBlank();
    assertThat(drawn.width()).isEqualTo(600);
    if (!drawn.texts("curves").isEmpty()) {
      assertThat(drawn.height()).isEqualTo(300);
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherEndingsAreRefused(Charts chart) {
    assertThatThrownBy(() -> chart.write(folder.resolve("chart.jpg"), ChartOptions.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Plots\\.[a-zA-Z]+: .*chart.jpg: the file's name must end in .svg or .png, which"
                + " chooses the format.");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void equalNumbersGiveEqualFiles(Charts chart) {
    chart.write(folder.resolve("one.svg"), ChartOptions.create());
    chart.write(folder.resolve("other.svg"), ChartOptions.create());
    assertThat(folder.resolve("one.svg")).hasSameBinaryContentAs(folder.resolve("other.svg"));
  }

  @Test
  void lossesAreOnTheLeftAndFall() throws IOException {
    Pixels pixels = write(Charts.TRAINING);
    Rectangle top = new Rectangle(70, 170, 90, 200); // left above: where the loss begins
    Rectangle bottom = new Rectangle(70, 420, 90, 200);
    assertThat(pixels.count(BLUE, top)).isGreaterThan(100);
    assertThat(pixels.count(BLUE, bottom)).isZero();
    top.translate(800, 0); // accuracy begins below
    bottom.translate(800, 0);
    assertThat(pixels.count(BLUE, top)).isZero();
    assertThat(pixels.count(BLUE, bottom)).isGreaterThan(100);
  }

  @Test
  void aSingleEpochIsTwoPointsAPanel() throws IOException {
    Path file = folder.resolve("chart.svg");
    Plots.training(Charts.history(1), file);
    Drawn drawn = Drawn.read(file);
    assertThat(drawn.shapes("curves", "circle")).as("training").isEqualTo(2);
    assertThat(drawn.shapes("curves", "path")).as("lines").isZero();
    assertThat(drawn.texts("curves")).contains("1").doesNotContain("0", "0.5", "1.5");
  }

  @Test
  void oneCurveIsOnePath() throws IOException {
    Path file = folder.resolve("chart.svg");
    Plots.training(Charts.history(300), file);
    Drawn drawn = Drawn.read(file);
    assertThat(drawn.shapes("curves", "circle")).as("would touch one another").isZero();
    assertThat(file.toFile().length()).isLessThan(60_000);
    Plots.training(Charts.history(300), folder.resolve("chart.png"));
    assertThat(Pixels.read(folder.resolve("chart.png")).count(VERMILION)).isGreaterThan(1000);
  }

  @Test
  void rowsOfAConfusionMatrixAreTheTruth() throws IOException {
    Pixels pixels = write(Charts.CONFUSION_MATRIX);
    Rectangle cell = pixels.around(FULL, 130); // below the legend, which ends in this color too
    int side = cell.width;
    assertThat(side).as("only cats are all found").isCloseTo(144, within(2));
    int x = cell.x + 5; // beside the figure
    int y = cell.y + 5;
    assertThat(pixels.at(x, y)).as("cats: all are found").isEqualTo(FULL);
    assertThat(pixels.at(x + side, y)).as("no cat is taken for a dog").isEqualTo(WHITE);
    assertThat(pixels.at(x, y + side)).as("65 % of dogs").isEqualTo(Palette.shade(0.65).getRGB());
    assertThat(pixels.at(x + side, y + side)).isEqualTo(Palette.shade(0.35).getRGB());
    assertThat(pixels.at(x + 2 * side, y + 2 * side)).isEqualTo(Palette.shade(0.75).getRGB());
  }

  @Test
  void thirtyClassesAreReadable() throws IOException {
    List<String> names =
        HeatMap.each(30, i -> i == 7 ? "a name that is much too long for its place " + i : "c" + i);
    ConfusionMatrix matrix = ConfusionMatrix.of(counts(30), names);
    Plots.confusionMatrix(matrix, folder.resolve("chart.svg"));
    Drawn drawn = Drawn.read(folder.resolve("chart.svg"));
    assertThat(drawn.width()).isLessThan(1000);
    assertThat(drawn.texts("cells")).contains("1000", "1029").hasSize(30);
    assertThat(drawn.texts("axes"))
        .filteredOn(text -> text.startsWith("a name"))
        .hasSize(2)
        .allMatch(text -> text.contains("…") && text.endsWith("7"));
  }

  private static long[][] counts(int size) {
    long[][] counts = new long[size][size];
    for (int i = 0; i < size; i++) {
      counts[i][i] = 1000L + i;
    }
    return counts;
  }

  @Test
  void areasAreInTheLegend() throws IOException {
    boolean[] positives = {false, false, true, true};
    Scores scores = Scores.of("spam", positives, new float[] {0.1f, 0.4f, 0.35f, 0.8f});
    Plots.roc(List.of(scores), folder.resolve("roc.svg"));
    assertThat(Drawn.read(folder.resolve("roc.svg")).texts("legend"))
        .containsExactly("chance", "spam (AUC 0.750)");
    Plots.precisionRecall(List.of(scores), folder.resolve("pr.svg"));
    assertThat(Drawn.read(folder.resolve("pr.svg")).texts("legend"))
        .containsExactly("chance", "spam (AP 0.833)");
  }

  @Test
  void legendsAreOverTheCurves() throws IOException {
    Pixels pixels = write(Charts.ROC);
    Rectangle curve = pixels.around(0xFF009E73, 0); // of the best class, with its sample above
    assertThat(curve.y).as("sample").isBetween(120, 150);
    Rectangle between = new Rectangle(0, 160, pixels.width(), 10);
    for (int color : Charts.ROC.colors()) {
      assertThat(pixels.count(color, between)).isZero();
    }
  }

  @Test
  void chineseWordsAreShownOrItIsSaidThatTheyCannotBe() throws IOException {
    float[][] weights = {{0.7f, 0.3f}};
    List<String> words = List.of("那只", "猫");
    Path png = folder.resolve("chart.png");
    if (Typeface.canShow("那只") && Typeface.canShow("猫")) {
      Plots.attention(weights, List.of("cat"), words, png);
      assertThat(Pixels.read(png).count(FULL)).isPositive();
    } else {
      assertThatThrownBy(() -> Plots.attention(weights, List.of("cat"), words, png))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "Plots.attention: no font of this system can show \"那只\": install one that can");
    }
    Plots.attention(weights, List.of("cat"), words, folder.resolve("chart.svg"));
    Drawn drawn = Drawn.read(folder.resolve("chart.svg"));
    assertThat(drawn.texts("axes")).contains("那只", "猫");
    assertThat(drawn.fixedTexts("axes").contains("猫"))
        .as("a width that was guessed would stretch letters")
        .isEqualTo(Typeface.canShow("猫"));
  }

  @Test
  void severalMetricsHaveKerasNames() throws IOException {
    List<Double> values = List.of(0.5, 0.4);
    Path file = folder.resolve("chart.svg");
    Plots.training(
        new History(Map.of("loss", values, "a_loss", values, "val_loss", values, "mae", values)),
        file);
    assertThat(Drawn.read(file).texts("legend"))
        .containsExactlyInAnyOrder("loss", "val_loss", "a_loss", "training");
    assertThat(Drawn.read(file).texts("axes")).contains("losses", "mae");
  }

  private Pixels write(Charts chart) throws IOException {
    Path file = folder.resolve("chart.png");
    chart.write(file, ChartOptions.create());
    return Pixels.read(file);
  }
}
