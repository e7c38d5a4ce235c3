package io.github.tfrnn.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.cli.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Trains on tones: a high and a low one. */
class DigitRunTest {
  private static final int RATE = 8000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(out, true), new PrintWriter(err, true));
  private final Random random = new Random(1);

  @TempDir private Path folder;

  private float[] tone(double hertz, double seconds) {
    float[] samples = new float[(int) (seconds * RATE)];
    double phase = random.nextDouble();
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (float)
              (0.3 * Math.sin(2 * Math.PI * (hertz * i / RATE + phase))
                  + 0.01 * random.nextGaussian());
    }
    return samples;
  }

  private float[] high() {
    return tone(1500 + 200 * random.nextGaussian(), 0.2 + 0.2 * random.nextDouble());
  }

  private float[] low() {
    return tone(400 + 50 * random.nextGaussian(), 0.2 + 0.2 * random.nextDouble());
  }

  private Path recordings() throws IOException {
    Path words = Files.createDirectory(folder.resolve("words"));
    for (int i = 0; i < 40; i++) {
      write(words, "high", i, high());
      write(words, "low", i, low());
    }
    return words;
  }

  private static void write(Path words, String name, int i, float[] samples) throws IOException {
    Path file = Files.createDirectories(words.resolve(name)).resolve(i + ".wav");
    Sound.of(RATE, samples).writeWav(file);
  }

  private static DigitSettings settings(Path data, boolean skipBroken) {
    return new DigitSettings(
        Optional.of(data), new DigitSplit("official"), skipBroken, RATE, 8, 0, 6, 8, 0.01, true, 1);
  }

  @Test
  void tellsTonesApartInFilesAndInALongRecording() throws IOException {
    Path words = recordings();
    RunFolder output = new RunFolder("digits", Optional.of(folder.resolve("out")));
    double accuracy = new DigitRun(settings(words, false), output, console).run();

    assertThat(accuracy).isEqualTo(1);
    assertThat(out.toString())
        .contains("Recordings: 80", "Features: Mfcc", "All were recognized.", "loaded again");
    assertThat(out.toString().strip().lines().reduce((a, b) -> b).orElseThrow())
        .matches("RESULT test_accuracy=1\\.0000 task=digits split=\\S+ .* classes=2 .*");
    for (String picture : new String[] {"training", "confusion", "mfcc"}) {
      assertThat(folder.resolve("out/" + picture + ".png")).isNotEmptyFile();
    }

    float[] silence = new float[RATE / 2];
    float[][] said = {silence, low(), silence, high(), silence, low()};
    int length = 0;
    for (float[] each : said) {
      length += each.length;
    }
    float[] samples = new float[length];
    int at = 0;
    for (float[] each : said) {
      System.arraycopy(each, 0, samples, at, each.length);
      at += each.length;
    }
    Path recording = folder.resolve("long.wav");
    Sound.of(RATE, samples).resample(16_000).writeWav(recording);
    CommandLine predict = new CommandLine(new DigitsPredictCommand());
    StringWriter predicted = new StringWriter();
    predict.setOut(new PrintWriter(predicted, true));
    int code =
        predict.execute(
            "--model",
            folder.resolve("out/model").toString(),
            "--stream",
            recording.toString(),
            words.resolve("high/0.wav").toString());
    assertThat(code).isZero();
    assertThat(predicted.toString().lines().map(line -> line.replaceAll("  [0-9.]+ %", "")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("0.wav  high"),
            line -> assertThat(line).matches(" +0\\.4\\d s to .*  low"),
            line -> assertThat(line).endsWith("  high"),
            line -> assertThat(line).endsWith("  low"),
            line -> assertThat(line).isEqualTo("RESULT task=digits-predict files=1 words=3"));
  }

  @ParameterizedTest
  @EnumSource
  void everyModelLearnsAndIsExported(DigitArchitecture architecture) throws IOException {
    DigitSettings settings =
        new DigitSettings(
            Optional.of(recordings()),
            new DigitSplit("random"),
            false,
            RATE,
            architecture,
            6,
            0,
            4,
            8,
            0.01,
            architecture == DigitArchitecture.GRU,
            1);
    RunFolder output = new RunFolder("digits", Optional.of(folder.resolve("out")));
    assertThat(new DigitRun(settings, output, console).run()).isGreaterThan(0.8);
    assertThat(out.toString()).contains("RESULT ").contains(" model=" + architecture + " ");
  }

  @Test
  void brokenFilesStopTheRunOrAreToldAndLeftOut() throws IOException {
    Path words = recordings();
    Files.writeString(words.resolve("low/broken.wav"), "no sound");
    RunFolder output = new RunFolder("digits", Optional.of(folder.resolve("out")));
    assertThatThrownBy(() -> new DigitRun(settings(words, false), output, console).run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("broken.wav");
    DigitData data = DigitData.read(settings(words, true), console);
    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(80);
    assertThat(err.toString()).contains("left out: ").contains("broken.wav");
  }

  @Test
  void synthesizedDigitsAreSpokenAlikeEachTimeAndTestedOtherwise() {
    List<LabelledSound> test = SynthesizedDigits.test();
    assertThat(test)
        .hasSize(120)
        .isEqualTo(SynthesizedDigits.test())
        .allSatisfy(
            each -> {
              assertThat(each.sound().sampleRate()).isEqualTo(16_000);
              assertThat(each.sound().durationSeconds()).isBetween(0.2, 2.0);
            });
    assertThat(test).extracting(LabelledSound::sound).doesNotHaveDuplicates();
    assertThat(SynthesizedDigits.train())
        .hasSize(400)
        .extracting(LabelledSound::sound)
        .doesNotContainAnyElementsOf(test.stream().map(LabelledSound::sound).toList());
  }

  @Test
  void aFolderOfTheDataSetIsReadAsItsZipIs() throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("copy/recordings"));
    for (int take = 0; take < 40; take++) {
      Sound.of(RATE, take % 2 == 0 ? low() : high())
          .writeWav(recordings.resolve(take % 2 + "_somebody_" + take + ".wav"));
    }
    DigitData data = DigitData.read(settings(folder.resolve("copy"), false), console);
    assertThat(data.classNames()).containsExactly("0", "1");
    assertThat(data.test()).hasSize(5); // takes 0 to 4
  }

  @Test
  void splitsTakeSpeakersOrTakesForTheTest() {
    assertThat(new DigitSplit("official").test(1))
        .accepts("recordings/7_jackson_4.wav")
        .rejects("recordings/7_jackson_5.wav");
    assertThat(new DigitSplit("speaker:theo").test(1))
        .accepts("7_theo_32.wav")
        .rejects("7_jackson_0.wav");
    assertThatThrownBy(() -> new DigitSplit("speaker:"))
        .hasMessage("--split must be official, random or speaker:NAME, got \"speaker:\"");
    assertThatThrownBy(() -> new DigitSplit("official").test(1).test("yes/1.wav"))
        .hasMessageContaining("use --split random");
    assertThat(DigitSplit.digit("a/b/3_x_1.wav")).hasValue("3");
    assertThat(DigitSplit.digit("readme.md")).isEmpty();
  }
}
