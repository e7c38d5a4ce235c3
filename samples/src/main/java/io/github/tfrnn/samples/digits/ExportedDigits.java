package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.samples.reports.Predictions;
import java.nio.file.Path;

/** A model of the command {@code digits} that was exported. Whoever loads one closes it. */
final class ExportedDigits implements AutoCloseable {

  /**
   * What a sound was taken for.
   *
   * @param probability in [0, 1]
   */
  record Heard(String className, double probability) {}

  private final SoundModel model;

  private ExportedDigits(SoundModel model) {
    this.model = model;
  }

  /**
   * Loads what {@link DigitModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedDigits load(Path directory) {
    return new ExportedDigits(
        SoundModel.load(
            directory,
            "digits",
            names ->
                checkArgument(
                    !names.contains(DigitStringModel.BLANK),
                    "it hears strings, digit-strings-predict asks it")));
  }

  /** Returns the rate that it hears at, in Hz. */
  int sampleRate() {
    return model.sampleRate();
  }

  /** Returns the probabilities of the classes, of a sound as it is. */
  float[] probabilities(Sound sound) {
    return model.outputs(sound);
  }

  /** Returns what a sound of any rate and number of channels is taken for. */
  Heard hear(Sound sound) {
    float[] probabilities = probabilities(DigitData.prepared(sound, sampleRate()));
    Predictions prediction = Predictions.of(new float[][] {probabilities});
    int best = prediction.best(0);
    return new Heard(model.classNames().get(best), prediction.probability(0, best));
  }

  @Override
  public void close() {
    model.close();
  }
}
