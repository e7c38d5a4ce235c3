package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in README.md is the code here. */
class ReadmeTest {

  @Test
  void theCodeOfTheReadmeRuns(@TempDir Path folder) {
    // tag::readme[]
    SymbolicTensor review = Input.tensor("review", 100);
    SymbolicTensor facts = Input.tensor("facts", 12);
    SymbolicTensor read = LSTM.of(128).apply(Embedding.of(20_000, 128).apply(review));
    SymbolicTensor both = Concatenate.create().apply(read, facts);
    SymbolicTensor rating = Dense.of(5, Activation.SOFTMAX).named("rating").apply(both);
    try (Functional model = Model.of(List.of(review, facts), List.of(rating))) {
      Plots.model(model, folder.resolve("model.svg")); // or .png
      Plots.model(
          model,
          folder.resolve("wide.png"),
          PlotOptions.create().rankdir(PlotOptions.Direction.LEFT_TO_RIGHT));
    }
    // end::readme[]
    assertThat(folder.resolve("model.svg")).content().contains(">rating<", ">[?, 5]<");
    assertThat(folder.resolve("wide.png")).isNotEmptyFile();
  }

  @Test
  void theCodeIsQuotedWordForWord() throws IOException {
    String quoted =
        Files.readString(Path.of("src/test/java/io/github/tfrnn/plots/ReadmeTest.java"))
            .lines()
            .dropWhile(line -> !line.strip().equals("// tag::readme[]"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end::readme[]"))
            .collect(Collectors.joining("\n"));
    assertThat(quoted).isNotBlank();
    assertThat(Files.readString(Path.of("README.md"))).contains(quoted);
  }
}
