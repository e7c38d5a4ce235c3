package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Silence;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.audio.data.LabelledSounds;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.ClassCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recordings of one channel at one rate, without the quiet around them: to learn from, to watch, to
 * test with.
 */
record DigitData(
    List<String> classNames,
    List<LabelledSound> train,
    List<LabelledSound> validation,
    List<LabelledSound> test) {
  private static final double QUIET = 40; // decibels below the loudest
  private static final int VALIDATION = 10; // one of so many
  private static final int READERS = 2;

  DigitData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    checkArgument(
        !train.isEmpty() && !validation.isEmpty() && !test.isEmpty(),
        "there are %s recordings to learn from, %s to watch and %s to test with: each needs some",
        train.size(),
        validation.size(),
        test.size());
  }

  /** Reads what the settings ask for, and tells what was left out. */
  static DigitData read(DigitSettings settings, Console console) {
    if (settings.data().isEmpty()) {
      return of(
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
          SynthesizedDigits.train(),
          SynthesizedDigits.test(),
          settings);
    }
    LabelledSounds all = sounds(settings.data().get()).threads(READERS);
    if (settings.skipBroken()) {
      all = all.skippingBroken(reason -> console.progress("left out: " + reason));
    }
    Predicate<String> test = split(all, settings).test(settings.seed());
    return of(
        all.classNames(), all.where(test.negate()).toList(), all.where(test).toList(), settings);
  }

  /** Folders of classes have no takes and speakers. */
  private static DigitSplit split(LabelledSounds sounds, DigitSettings settings) {
    boolean told = DigitSplit.digit(sounds.names().get(0)).isPresent();
    return told ? settings.split() : new DigitSplit("random");
  }

  private static LabelledSounds sounds(Path data) {
    checkArgument(Files.exists(data), "%s: there is no such file or folder", data);
    if (!Files.isDirectory(data)) {
      return LabelledSounds.zip(data, DigitSplit::digit);
    }
    try (Stream<Path> files = Files.walk(data)) {
      boolean named =
          files.anyMatch(file -> DigitSplit.digit(file.getFileName().toString()).isPresent());
      return named ? LabelledSounds.folder(data, DigitSplit::digit) : LabelledSounds.folder(data);
    } catch (IOException e) {
      throw new UncheckedIOException(data + ": cannot be listed: " + e, e);
    }
  }

  private static DigitData of(
      List<String> classNames,
      List<LabelledSound> learning,
      List<LabelledSound> test,
      DigitSettings settings) {
    List<LabelledSound> train = new ArrayList<>();
    List<LabelledSound> validation = new ArrayList<>();
    Random random = new Random(settings.seed());
    for (LabelledSound each : learning) {
      (random.nextInt(VALIDATION) == 0 ? validation : train).add(prepared(each, settings));
    }
    return new DigitData(
        classNames,
        train,
        validation,
        test.stream().map(each -> prepared(each, settings)).toList());
  }

  private static LabelledSound prepared(LabelledSound recording, DigitSettings settings) {
    return recording.with(prepared(recording.sound(), settings.sampleRate()));
  }

  /** Returns a sound as the model hears it; whole if it is all quiet. */
  static Sound prepared(Sound sound, int sampleRate) {
    Sound heard = sound.mono().resample(sampleRate);
    Sound trimmed = Silence.trim(heard, QUIET);
    return trimmed.frames() == 0 ? heard : trimmed;
  }

  /** Tells what there is. */
  @Override
  public String toString() {
    double[] seconds =
        Stream.of(train, validation, test)
            .flatMap(List::stream)
            .mapToDouble(each -> each.sound().durationSeconds())
            .sorted()
            .toArray();
    ClassCounts counts = new ClassCounts(classNames);
    counts.add("training", labels(train));
    counts.add("validation", labels(validation));
    counts.add("test", labels(test));
    return String.format(
        Locale.ROOT,
        "Recordings: %,d, %.2f to %.2f s long without the quiet around them, median %.2f s%n%s",
        seconds.length,
        seconds[0],
        seconds[seconds.length - 1],
        seconds[seconds.length / 2],
        counts);
  }

  static int[] labels(List<LabelledSound> recordings) {
    return recordings.stream().mapToInt(LabelledSound::label).toArray();
  }
}
