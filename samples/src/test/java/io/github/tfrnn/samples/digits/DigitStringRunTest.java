package io.github.tfrnn.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.decoding.CTCDecoder;
import io.github.tfrnn.metrics.EditDistance;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Trains on strings of tones: high and low ones. */
class DigitStringRunTest {
  private static final int RATE = 8000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(err, true));
  private final Random random = new Random(1);

  @TempDir private Path folder;

  private float[] tone(double hertz) {
    float[] samples = new float[RATE / 5];
    for (int i = 0; i < samples.length; i++) {
      double envelope = Math.sin(Math.PI * i / samples.length); // so that equal ones are two
      samples[i] =
          (float)
              (0.3 * envelope * Math.sin(2 * Math.PI * hertz * i / RATE)
                  + 0.001 * random.nextGaussian());
    }
    return samples;
  }

  private float[] high() {
    return tone(2000 + 200 * random.nextGaussian());
  }

  private float[] low() {
    return tone(400 + 30 * random.nextGaussian());
  }

  private Path recordings() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("high", i, high());
      write("low", i, low());
    }
    return folder.resolve("words");
  }

  private void write(String name, int i, float[] samples) throws IOException {
    Path file = Files.createDirectories(folder.resolve("words").resolve(name)).resolve(i + ".wav");
    Sound.of(RATE, samples).writeWav(file);
  }

  private static DigitStringSettings settings(Path data) {
    DigitSettings training =
        new DigitSettings(
            Optional.of(data),
            new DigitSplit("official"),
            false,
            RATE,
            12,
            0,
            16,
            8,
            0.02,
            true,
            1);
    return new DigitStringSettings(training, 80, 30, 4);
  }

  @Test
  void readsStringsOfTones() throws IOException {
    RunFolder output = new RunFolder("digit-strings", Optional.of(folder.resolve("out")));
    double error = new DigitStringRun(settings(recordings()), output, console).run();

    assertThat(error).isLessThan(0.25);
    assertThat(out.toString())
        .contains(
            "Recordings: 80",
            "Strings: 80 for each epoch, of 3 to 7 recordings",
            "test: 30 strings",
            "Features: Mfcc",
            "Test, greedy: ",
            "Test, beam of 4: ",
            "it hears the same in 30 strings");
    assertThat(out.toString().strip().lines().reduce((a, b) -> b).orElseThrow())
        .matches(
            "RESULT character_error=0\\.\\d+ task=digit-strings character_error_greedy=0\\.\\d+"
                + " exact_strings=[01]\\.\\d+ .* strings=80 test_strings=30 beam=4 .*"
                + " train_seconds=\\S+ total_seconds=\\S+");
    assertThat(folder.resolve("out/training.png")).isNotEmptyFile();

    Path model = folder.resolve("out/model");
    try (ExportedDigitStrings exported = ExportedDigitStrings.load(model)) {
      Sound said = Sound.of(RATE, joined(low(), high(), low(), high()));
      assertThat(exported.hear(said.resample(16_000), CTCDecoder.beamSearch(4)))
          .containsExactly("low", "high", "low", "high");
      assertThatThrownBy(() -> exported.logits(said.resample(16_000)))
          .hasMessage("the model hears one channel at 8000 Hz, got 1 at 16000 Hz");
    }
    Path file = folder.resolve("said.wav");
    Sound.of(RATE, joined(high(), low(), high())).writeWav(file);
    CommandLine predict = new CommandLine(new DigitStringsPredictCommand());
    StringWriter predicted = new StringWriter();
    predict.setOut(new PrintWriter(predicted, true));
    assertThat(predict.execute("--model", model.toString(), file.toString())).isZero();
    assertThat(predicted.toString().lines())
        .containsExactly(
            file + "  high low high", "RESULT task=digit-strings-predict files=1 digits=3");
    assertThatThrownBy(() -> ExportedDigits.load(model))
        .hasMessage(
            model
                + ": no model of the command digits: it hears strings, digit-strings-predict asks"
                + " it");
  }

  /** A tenth of a second of quiet before, between and after them. */
  private static float[] joined(float[]... parts) {
    int pause = RATE / 10;
    int each = pause + parts[0].length;
    float[] all = new float[parts.length * each + pause];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(parts[i], 0, all, i * each + pause, parts[0].length);
    }
    return all;
  }

  /** Recordings whose samples all are their own number, so that strings tell what is in them. */
  private static List<LabelledSound> numbered(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i -> {
              float[] samples = new float[RATE / 10];
              Arrays.fill(samples, i / 100f);
              return new LabelledSound(i + ".wav", Sound.of(RATE, samples), i % 10, "" + i % 10);
            })
        .toList();
  }

  @Test
  void stringsAreDrawnAnewInEachPassAndAlikeForEqualSeeds() {
    Dataset<DigitString> strings = DigitStrings.drawn(numbered(40), 50, 3);
    List<DigitString> first = pass(strings, 0);
    assertThat(first).hasSize(50).isEqualTo(pass(DigitStrings.drawn(numbered(40), 50, 3), 0));
    assertThat(pass(strings, 1)).hasSize(50).doesNotContainAnyElementsOf(first);
    assertThat(pass(DigitStrings.drawn(numbered(40), 50, 4), 0)).isNotEqualTo(first);
    assertThat(first).extracting(each -> each.classes().size()).contains(3, 4, 5, 6, 7);
    assertThat(first).allSatisfy(DigitStringRunTest::holdsItsRecordingsInOrder);
  }

  private static List<DigitString> pass(Dataset<DigitString> strings, long number) {
    List<DigitString> all = new ArrayList<>();
    try (Cursor<DigitString> cursor = strings.open(number)) {
      cursor.forEachRemaining(all::add);
    }
    return all;
  }

  private static void holdsItsRecordingsInOrder(DigitString string) {
    List<Integer> found = new ArrayList<>();
    float[] samples = string.sound().samples();
    int at = 0;
    while (at < samples.length) {
      if (samples[at] == 0) { // a pause
        at++;
      } else {
        found.add(Math.round(100 * samples[at]) % 10);
        at += RATE / 10;
      }
    }
    assertThat(found).isEqualTo(string.classes());
    assertThat(found).hasSizeBetween(3, 7);
    double spoken = 0.1 * found.size();
    assertThat(string.sound().durationSeconds())
        .isBetween(spoken, spoken + 0.2 * (found.size() + 1));
  }

  @Test
  void labelsBeginAtOneAsTheBlankIsZero() {
    DigitString string = new DigitString(List.of(0, 9, 9), Sound.of(RATE, new float[RATE]));
    IntRows labels =
        (IntRows) string.examples(DigitModel.features(RATE, 0.02)).y().orElseThrow().rows().get(0);
    assertThat(IntStream.range(0, 3).map(labels::flat)).containsExactly(1, 10, 10);
    float[][] logits = new float[4][11];
    int[] best = {1, 10, 0, 10};
    for (int t = 0; t < best.length; t++) {
      logits[t][best[t]] = 9;
    }
    assertThat(DigitReader.read(logits, CTCDecoder.greedy())).isEqualTo(string.classes());
  }

  @Test
  void errorsAreThoseOfAllStringsTogether() {
    Sound none = Sound.of(RATE, new float[0]);
    List<DigitString> said =
        List.of(
            new DigitString(List.of(1, 2, 3), none),
            new DigitString(List.of(4, 5, 6, 7), none),
            new DigitString(List.of(8, 9, 0), none));
    StringErrors errors =
        StringErrors.of(said, List.of(List.of(1, 2, 3), List.of(4, 5, 7), List.of(8, 1, 0, 0)));
    assertThat(errors).isEqualTo(new StringErrors(new EditDistance(1, 1, 1, 10), 1, 3));
    assertThat(errors)
        .hasToString(
            "30.00 % character error (of 10 digits 1 taken for others, 1 missing; 1 too many),"
                + " 33.3 % of the strings exact");
  }

  @Test
  void wrongOptionsAndOtherModelsAreTold() throws IOException {
    CommandLine command = new CommandLine(new DigitStringsCommand());
    StringWriter told = new StringWriter();
    command.setErr(new PrintWriter(told, true));
    assertThat(command.execute("--beam", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(told.toString()).startsWith("--beam must be at least 1, got 0");
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    assertThatThrownBy(() -> ExportedDigitStrings.load(nothing))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("nothing");
  }
}
