package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.text.LabelIndex;
import java.nio.file.Path;
import java.util.Map;

/** A model of the command {@code digits} that was exported. Whoever loads one closes it. */
final class ExportedDigits implements AutoCloseable {
  private static final String SIGNATURE = "audio";

  /**
   * What a sound was taken for.
   *
   * @param probability in [0, 1]
   */
  record Heard(String className, double probability) {}

  private final ExportedModel model;
  private final int sampleRate;
  private final LabelIndex classes;

  private ExportedDigits(ExportedModel model) {
    this.model = model;
    this.sampleRate = Mfcc.from(model).sampleRate();
    this.classes = LabelIndex.from(model);
    checkArgument(
        !classes.names().contains(DigitStringModel.BLANK),
        "it hears strings, digit-strings-predict asks it");
    checkArgument(
        model.signatures().containsKey(SIGNATURE), "there is no signature \"%s\"", SIGNATURE);
  }

  /**
   * Loads what {@link DigitModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedDigits load(Path directory) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new ExportedDigits(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command digits: " + e.getMessage(), e);
    }
  }

  /** Returns the rate that it hears at, in Hz. */
  int sampleRate() {
    return sampleRate;
  }

  /** Returns the probabilities of the classes, of a sound as it is. */
  float[] probabilities(Sound sound) {
    checkArgument(
        sound.channels() == 1 && sound.sampleRate() == sampleRate,
        "the model hears one channel at %s Hz, got %s at %s Hz",
        sampleRate,
        sound.channels(),
        sound.sampleRate());
    return model
        .run(SIGNATURE, Map.of(SIGNATURE, TensorValue.ofFloats(sound.samples(), 1, sound.frames())))
        .values()
        .iterator()
        .next()
        .floats();
  }

  /** Returns what a sound of any rate and number of channels is taken for. */
  Heard hear(Sound sound) {
    float[] probabilities = probabilities(DigitData.prepared(sound, sampleRate));
    Predictions prediction = Predictions.of(new float[][] {probabilities});
    int best = prediction.best(0);
    return new Heard(classes.name(best), prediction.probability(0, best));
  }

  @Override
  public void close() {
    model.close();
  }
}
