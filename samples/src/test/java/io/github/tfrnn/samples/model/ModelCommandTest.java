package io.github.tfrnn.samples.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.Npy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;
import picocli.CommandLine;

/** Are models shown, converted, asked and compared, and mistakes told in sentences? */
class ModelCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.add(argument.replace("DIR", folder.toString()));
    }
    return new CommandLine(new ModelCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println(failure.getMessage());
              return 1;
            })
        .execute(all.toArray(String[]::new));
  }

  private static Model model(long seed) {
    Model model =
        Sequential.seeded(seed, Embedding.of(10, 4), LSTM.of(3), Dense.of(2, Activation.SOFTMAX));
    model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    return model;
  }

  @BeforeEach
  void save() {
    try (Model model = model(1);
        Model other = model(2)) {
      Models.save(model, folder.resolve("a.keras"));
      Models.save(other, folder.resolve("other.keras"));
    }
  }

  @Test
  void showsAModel() {
    assertThat(run("inspect", "DIR/a.keras")).isZero();
    assertThat(out.toString())
        .contains("Total params", "Adam", "embedding/embeddings", "[10, 4]")
        .contains("RESULT task=model-inspect weights=6 parameters=144");
  }

  @ParameterizedTest
  @CsvSource({
    "a.h5",
    "saved",
    "a.json",
    "a.weights.h5",
    "a.npz",
  })
  void whatIsConvertedIsTheSameModel(String name) {
    assertThat(run("convert", "DIR/a.keras", "DIR/" + name)).as(err.toString()).isZero();
    assertThat(run("inspect", "DIR/" + name)).as(err.toString()).isZero();
    boolean alone = name.endsWith(".weights.h5") || name.endsWith(".npz");
    if (alone) {
      assertThat(run("convert", "DIR/" + name, "DIR/back.keras")).isEqualTo(2);
      assertThat(err.toString()).contains("holds weights alone: --architecture");
      assertThat(
              run("convert", "DIR/" + name, "DIR/back.keras", "--architecture", "DIR/other.keras"))
          .isZero();
    } else {
      assertThat(run("convert", "DIR/" + name, "DIR/back.keras")).as(err.toString()).isZero();
    }
    assertThat(run("diff", "DIR/a.keras", "DIR/back.keras")).as(err.toString()).isZero();
    if (name.endsWith(".json")) {
      assertThat(out.toString()).doesNotContain("weights=0.00"); // they are new
    } else {
      assertThat(out.toString()).contains("RESULT task=model-diff weights=0.00 predictions=0.00");
    }
  }

  @Test
  void anExportIsComparedWithItsModel() {
    run("convert", "DIR/a.keras", "DIR/saved");
    assertThat(run("diff", "DIR/a.keras", "DIR/saved")).as(err.toString()).isZero();
    assertThat(out.toString()).containsPattern("weights=0\\.00 predictions=[\\d.]+(e-0[789])?");
    assertThat(run("diff", "DIR/a.keras", "DIR/other.keras")).isZero();
    assertThat(out.toString()).doesNotContain("weights=0.00");
  }

  @Test
  void aModelThatInsistsOnABatchSizeGetsIt() {
    try (Model model =
        Sequential.seeded(
            1, Input.ofBatch(4, 3, 2), LSTM.builder(3).stateful(true).build(), Dense.of(2))) {
      Models.save(model, folder.resolve("batches.keras"));
    }
    run("convert", "DIR/batches.keras", "DIR/batches");
    assertThat(run("diff", "DIR/batches.keras", "DIR/batches")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("weights=0.00 predictions=");
  }

  @ParameterizedTest
  @CsvSource({"json, npy, a.keras", "csv, csv, a.keras", "npy, json, saved"})
  void predicts(String input, String output, String model) throws IOException {
    run("convert", "DIR/a.keras", "DIR/saved");
    Files.writeString(folder.resolve("x.csv"), "1,2,3\n4,5,0\n");
    Files.writeString(folder.resolve("x.json"), "[[1, 2, 3], [4, 5, 0]]");
    Npy.write(
        folder.resolve("x.npy"), FloatRows.ofFlat(new float[] {1, 2, 3, 4, 5, 0}, Shape.of(2, 3)));
    assertThat(
            run(
                "predict",
                "--model",
                "DIR/" + model,
                "--input",
                "DIR/x." + input,
                "--output",
                "DIR/y." + output))
        .as(err.toString())
        .isZero();
    double[] values = NumberFile.read(folder.resolve("y." + output)).values();
    try (Model loaded = Models.load(folder.resolve("a.keras"))) {
      float[][] expected = loaded.predict(new int[][] {{1, 2, 3}, {4, 5, 0}});
      for (int i = 0; i < 4; i++) {
        assertThat((float) values[i]).isEqualTo(expected[i / 2][i % 2]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[1, 2], [3]] | its lists must be of equal length",
        "[[1, 2.5]] | the model takes token ids, got 2.5",
        "[[1, \"a\"]] | \"a\" is no number",
        "[[1, 2] | it is no JSON",
        "[1, 2] | the model takes inputs [?, ?], got [2]",
        "[[1, 10]] | 10"
      })
  void tellsWhatIsWrongWithAnInput(String json, String sentence) throws IOException {
    Files.writeString(folder.resolve("x.json"), json);
    int code =
        run("predict", "--model", "DIR/a.keras", "--input", "DIR/x.json", "--output", "DIR/y.npy");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains(sentence);
    assertThat(folder.resolve("y.npy")).doesNotExist();
  }

  @Test
  void tellsWhatIsWrongWithFiles() throws IOException {
    Files.writeString(folder.resolve("text.keras"), "hello");
    assertThat(run("inspect", "DIR/text.keras")).isEqualTo(1);
    assertThat(err.toString()).contains("text.keras holds no model");
    assertThat(run("inspect", "DIR/none.keras")).isEqualTo(1);
    assertThat(err.toString()).contains("none.keras");
    assertThat(run("convert", "DIR/a.keras", "DIR/other.keras")).isEqualTo(1);
    assertThat(err.toString()).contains("exists: choose another name, or --force");
    assertThat(run("convert", "DIR/a.keras", "DIR/other.keras", "--force")).isZero();
    assertThat(
            run(
                "predict",
                "--model",
                "DIR/a.keras",
                "--input",
                "DIR/x.txt",
                "--output",
                "DIR/y.npy"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("must end with .npy, .csv or .json");
    assertThat(run("predict", "--model", "DIR/a.keras")).isEqualTo(2);
  }
}
