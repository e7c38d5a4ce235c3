package io.github.tfrnn.samples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {
  @TempDir private Path folder;

  @Test
  void readsTheColumnsThatAreNumbers() throws IOException {
    Series series = read("day,a,place,b\nMonday,1,x,2\nTuesday,3,y,4.5\n", null, List.of(), null);
    assertThat(series.columns()).containsExactly("a", "b");
    assertThat(series.skipped()).containsExactly("day", "place");
    assertThat(series.targetName()).isEqualTo("b");
    assertThat(series.values()).isEqualTo(new float[][] {{1, 2}, {3, 4.5f}});
    assertThat(series.targetValues()).containsExactly(2, 4.5f);
  }

  @Test
  void readsTheColumnsThatAreAskedFor() throws IOException {
    String text = "n,a,b,c\n1,2,3,4\n";
    Series all = read(text, "a", List.of(), "n");
    assertThat(all.columns()).containsExactly("a", "b", "c");
    assertThat(all.targetName()).isEqualTo("a");
    Series some = read(text, "b", List.of("c"), "n");
    assertThat(some.columns()).containsExactly("b", "c");
    assertThat(some.targetName()).isEqualTo("b");
  }

  @Test
  void tellsWhereACellIsBad() {
    assertThatThrownBy(() -> read("a,b\n1,2\n3,NA\n", "a", List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("series.csv") + ", line 3, column \"b\": \"NA\" is");
    assertThatThrownBy(() -> read("a,b\n1,x\n", "b", List.of(), null))
        .hasMessageStartingWith(folder.resolve("series.csv") + ", line 2, column \"b\": \"x\" is");
  }

  @Test
  void tellsThatThereIsNoSuchColumn() {
    assertThatThrownBy(() -> read("a,b\n1,2\n", "c", List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder.resolve("series.csv")
                + ": there is no column \"c\", which --target names; the columns are [a, b]");
    assertThatThrownBy(() -> read("a,b\n1,2\n", "b", List.of("a", "d"), null))
        .hasMessageContaining("no column \"d\", which --features names");
    assertThatThrownBy(() -> read("a,b\n1,2\n", "b", List.of(), "e"))
        .hasMessageContaining("no column \"e\", which --date names");
  }

  @Test
  void tellsThatThereIsNothing() {
    assertThatThrownBy(() -> read("a,b\n", null, List.of(), null))
        .hasMessageContaining("there is no row below the names of the columns");
    assertThatThrownBy(() -> read("a,b\nx,y\n", null, List.of(), null))
        .hasMessageContaining("line 2: no column begins with a number; the columns are [a, b]");
  }

  private Series read(String text, String target, List<String> features, String date)
      throws IOException {
    Path file = Files.writeString(folder.resolve("series.csv"), text);
    return new SeriesFile(file, Optional.ofNullable(target), features, Optional.ofNullable(date))
        .read();
  }
}
