package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** CSV files of many kinds, and what is said about those that are not. */
class CsvFileTest {

  private static final String FLOWERS =
      """
      length,width,kind
      5.1,3.5,setosa
      7,-3.2e0,virginica
       6.3 ,.5,setosa
      """;

  @TempDir Path folder;

  private CsvFile csv(String text) {
    return CsvFile.of(write(text, StandardCharsets.UTF_8));
  }

  private Path write(String text, Charset charset) {
    try {
      return Files.write(folder.resolve("a.csv"), text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRow(Examples example, int label, float... features) {
    FloatRows x = (FloatRows) example.x().rows().get(0);
    assertThat(x.shape()).isEqualTo(Shape.of(1, features.length));
    assertThat(x.toFlat()).containsExactly(features);
    IntRows y = (IntRows) example.y().orElseThrow().rows().get(0);
    assertThat(y.shape()).isEqualTo(Shape.of(1));
    assertThat(y.flat(0)).isEqualTo(label);
  }

  @Test
  void numbersAndNamedClasses() {
    CsvFile file = csv(FLOWERS);
    List<String> kinds = file.classNames("kind");
    assertThat(kinds).containsExactly("setosa", "virginica");
    List<Examples> rows = file.examples("length", "width").className("kind", kinds).toList();
    assertThat(rows).hasSize(3);
    assertRow(rows.get(0), 0, 5.1f, 3.5f);
    assertRow(rows.get(1), 1, 7, -3.2f);
    assertRow(rows.get(2), 0, 6.3f, 0.5f);
    assertRow(file.examples(1).className(2, kinds).toList().get(1), 1, -3.2f);
  }

  @Test
  void numbersAsLabels() {
    CsvFile file = csv("1,2,0.5\n3,4,1.5\n").noHeader();
    Examples last = file.examples("0", "1").target("2").toList().get(1);
    assertThat(((FloatRows) last.y().orElseThrow().rows().get(0)).toFlat()).containsExactly(1.5f);
    assertRow(file.examples(2).classNumber(0).toList().get(1), 3, 1.5f);
    assertThat(file.examples(0, 1).toList().get(0).y()).isEmpty();
    CsvFile named = file.noHeader("a", "b", "c");
    assertRow(named.examples("c").classNumber("b").toList().get(0), 2, 0.5f);
  }

  @Test
  void quotesDelimitersAndLineBreaks() {
    CsvFile file = csv("id;text\r\n1;\"a;b \"\"c\"\"\r\nd\"\r\n\r\n2; x \n3;").delimiter(';');
    List<CsvRow> rows = file.rows().toList();
    assertThat(rows.stream().map(row -> row.text("text")))
        .containsExactly("a;b \"c\"\r\nd", " x ", "");
    assertThat(rows.stream().map(CsvRow::line)).containsExactly(2L, 5L, 6L);
    assertThat(rows.get(0).columns()).containsExactly("id", "text");
    assertThat(rows.get(1).integer("id")).isEqualTo(2);
    CsvFile single = csv("a,b\n'x,y',2\n").quote('\'');
    assertThat(single.rows().toList().get(0).text(0)).isEqualTo("x,y");
  }

  @Test
  void tabsWithoutQuotes() {
    CsvFile file = CsvFile.tsv(write("a\tb\nsaid \"no\t1\n", StandardCharsets.UTF_8));
    assertThat(file.rows().toList().get(0).text("a")).isEqualTo("said \"no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "GB18030"})
  void encodings(String name) {
    Charset charset = Charset.forName(name);
    String word = name.equals("GB18030") ? "天气" : "Übung";
    CsvFile file = CsvFile.of(write(word + ",b\n" + word + ",1\n", charset)).charset(charset);
    assertThat(file.rows().toList().get(0).text(word)).isEqualTo(word);
  }

  @Test
  void aByteOrderMarkIsNoPartOfAName() {
    assertThat(csv("\uFEFFa,b\n1,2\n").rows().toList().get(0).number("a")).isEqualTo(1);
    assertThat(csv("\uFEFF\"a\",b\n1,2\n").rows().toList().get(0).number("a")).isEqualTo(1);
    assertThat(csv("\uFEFF1,2\n").noHeader().rows().toList().get(0).number(0)).isEqualTo(1);
  }

  @Test
  void compressedFiles() throws IOException {
    Path path = folder.resolve("a.CSV.GZ");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(FLOWERS.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CsvFile.of(path).rows().toList()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"x", "''", "1f", "2D", "0x1p3", "NaN", "Infinity", "1e99", "'1,5'", "1 2"})
  void cellsThatAreNoNumbersAreTold(String cell) {
    CsvFile file = csv("a,b\n1,2\n3,\"" + cell + "\"\n");
    assertThatThrownBy(() -> file.examples("a", "b").toList())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 3, column \"b\": \""
                + cell
                + "\" is no number: correct it, leave the row out with filter, or make a number of"
                + " the text in a map of rows().");
  }

  @Test
  void otherMistakesAreTold() {
    String path = folder.resolve("a.csv").toString();
    assertTold(
        csv(FLOWERS).examples("length").classNumber("kind"),
        path
            + ", line 2, column \"kind\": \"setosa\" is no whole number between -2147483648 and"
            + " 2147483647.");
    assertTold(
        csv(FLOWERS).examples("length").className("kind", List.of("setosa")),
        path + ", line 3, column \"kind\": \"virginica\" is none of the classes [setosa].");
    assertTold(
        csv(FLOWERS).examples("size"),
        path + " has no column \"size\"; it has [length, width, kind].");
    assertTold(csv(FLOWERS).examples(3), path + " has no column 3; it has 3, counted from 0.");
    assertTold(
        csv("1,x\n").noHeader().examples(1),
        path
            + ", line 1, column 1: \"x\" is no number: correct it, leave the row out with filter,"
            + " or make a number of the text in a map of rows().");
    assertTold(
        csv("a,b\n1,2\n1,2,3\n").examples("a"),
        path
            + ", line 3 has 3 cells, there are 2 columns [a, b]: is \",\" between cells, and \""
            + " around those that hold one?");
    assertTold(
        csv("1,2\n1\n").noHeader().examples(0),
        path
            + ", line 2 has 1 cells, there are 2 columns [0, 1]: is \",\" between cells, and \""
            + " around those that hold one?");
    assertTold(csv("").examples("a"), path + " is empty: the names of the columns are missing.");
    assertTold(
        csv("a,b,a\n").examples("a"),
        path
            + " has two columns \"a\": read it with noHeader and names of your own, and"
            + " rows().skip(1).");
    assertThatThrownBy(() -> csv("a,b\n1,2\n3,\"4\n").rows().toList())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path + ", line ")
        .hasMessageContaining("noQuotes()");
    assertThatThrownBy(
            () -> CsvFile.of(write("a\nÜ\n", StandardCharsets.ISO_8859_1)).rows().toList())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this is not UTF-8; say with charset what it is.");
    assertThatThrownBy(() -> csv("a\nx\n").examples("a").className("a", List.of("x", "x")))
        .hasMessage("class \"x\" is named twice.");
    assertThatThrownBy(() -> csv("a\n").examples(new String[0]))
        .hasMessageContaining("at least one column");
    assertThatThrownBy(() -> CsvFile.of(folder.resolve("none.csv")).rows().toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(folder.resolve("none.csv") + " cannot be read: there is no such file.");
    assertThat(csv("a\n1.5 m\n").rows().toList().get(0).mistake("a", "is no length"))
        .hasMessage(path + ", line 2, column \"a\": \"1.5 m\" is no length.");
  }

  private static void assertTold(CsvExamples examples, String message) {
    assertThatThrownBy(examples::toList)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void largeFilesAreReadAsTheyAreAskedFor() throws IOException {
    Path path = folder.resolve("large.csv");
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] line = "1,2,3\n".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 300_000; i++) {
        out.write(line);
      }
    }
    CsvFile file = CsvFile.of(path).noHeader();
    try (Cursor<CsvRow> cursor = file.rows().skip(5).open(0)) {
      assertThat(cursor.next().line()).isEqualTo(6);
      assertThat(OpenFiles.of(path)).isEqualTo(1);
    }
    assertThat(OpenFiles.of(path)).isZero();
  }
}
