package io.github.tfrnn.huggingface;

import static io.github.tfrnn.text.PadOptions.maxlen;
import static io.github.tfrnn.text.PadSequences.padSequences;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in README.md is the code here. */
class ReadmeTest {

  @Test
  void theCodeOfTheReadmeRuns(@TempDir Path folder) throws IOException {
    Path file = Tokenizers.file("wordpiece");
    List<String> texts = List.of("The river is high.", "今天天气很好");
    Path modelFolder = folder.resolve("model");
    // tag::huggingface[]
    try (TokenizerFile tokenizer =
            TokenizerFile.read(file, TokenizerOptions.asInFile().maxlen(128));
        Sequential model =
            Sequential.of(
                Embedding.builder(tokenizer.size(), 64).maskZero(true).build(),
                GRU.of(64),
                Dense.of(2, Activation.SOFTMAX))) {
      int[][] ids = padSequences(tokenizer.ids(texts), maxlen(128)); // for fit and predict
      model.predict(ids);
      model.export(modelFolder, tokenizer);
    }
    try (ExportedModel model = ExportedModel.load(modelFolder);
        TokenizerFile tokenizer = TokenizerFile.from(model)) {
      float[][] outputs = model.predict(padSequences(tokenizer.ids(texts), maxlen(128)));
      System.out.println(Arrays.deepToString(outputs));
    }
    // end::huggingface[]
    try (ExportedModel model = ExportedModel.load(modelFolder);
        TokenizerFile tokenizer = TokenizerFile.from(model)) {
      assertThat(tokenizer.text(tokenizer.ids("rain rain"))).isEqualTo("rain rain");
    }
  }

  @Test
  void theCodeIsQuotedWordForWord() throws IOException {
    String quoted =
        Files.readString(Path.of("src/test/java/io/github/tfrnn/huggingface/ReadmeTest.java"))
            .lines()
            .dropWhile(line -> !line.strip().equals("// tag::huggingface[]"))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end::huggingface[]"))
            .collect(Collectors.joining("\n"));
    assertThat(quoted).isNotBlank();
    assertThat(Files.readString(Path.of("README.md"))).contains(quoted);
  }
}
