package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.text.LabelIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An exported model that takes samples and knows its classes. Whoever loads one closes it. */
final class SoundModel implements AutoCloseable {
  private static final String SIGNATURE = "audio";

  private final ExportedModel model;
  private final int sampleRate;
  private final List<String> classNames;

  private SoundModel(ExportedModel model, Consumer<List<String>> classCheck) {
    this.model = model;
    this.sampleRate = Mfcc.from(model).sampleRate();
    this.classNames = LabelIndex.from(model).names();
    classCheck.accept(classNames);
    checkArgument(
        model.signatures().containsKey(SIGNATURE), "there is no signature \"%s\"", SIGNATURE);
  }

  /**
   * Loads what a command exported.
   *
   * @param classCheck throws an {@link IllegalArgumentException} if the classes are those of
   *     another command
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static SoundModel load(Path directory, String command, Consumer<List<String>> classCheck) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new SoundModel(model, classCheck);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command " + command + ": " + e.getMessage(), e);
    }
  }

  /** Returns the rate that it hears at, in Hz. */
  int sampleRate() {
    return sampleRate;
  }

  List<String> classNames() {
    return classNames;
  }

  /** Returns what the model says of a sound of one channel at its rate. */
  float[] outputs(Sound sound) {
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

  @Override
  public void close() {
    model.close();
  }
}
