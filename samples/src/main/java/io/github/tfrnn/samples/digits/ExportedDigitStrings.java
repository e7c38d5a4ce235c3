package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.decoding.CTCDecoder;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.text.LabelIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model of the command {@code digit-strings} that was exported. Whoever loads one closes it. */
final class ExportedDigitStrings implements AutoCloseable {
  private static final String SIGNATURE = "audio";

  private final ExportedModel model;
  private final int sampleRate;
  private final List<String> names; // the blank's first

  private ExportedDigitStrings(ExportedModel model) {
    this.model = model;
    this.sampleRate = Mfcc.from(model).sampleRate();
    this.names = LabelIndex.from(model).names();
    checkArgument(
        names.get(0).equals(DigitStringModel.BLANK),
        "its first class is %s, expected %s",
        names.get(0),
        DigitStringModel.BLANK);
    checkArgument(
        model.signatures().containsKey(SIGNATURE), "there is no signature \"%s\"", SIGNATURE);
  }

  /**
   * Loads what {@link DigitStringModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedDigitStrings load(Path directory) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new ExportedDigitStrings(model);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new IllegalArgumentException(
          directory + ": no model of the command digit-strings: " + e.getMessage(), e);
    }
  }

  /** Returns the logits {@code [timesteps][classes]} of a sound as it is. */
  float[][] logits(Sound sound) {
    checkArgument(
        sound.channels() == 1 && sound.sampleRate() == sampleRate,
        "the model hears one channel at %s Hz, got %s at %s Hz",
        sampleRate,
        sound.channels(),
        sound.sampleRate());
    TensorValue outputs =
        model
            .run(
                SIGNATURE,
                Map.of(SIGNATURE, TensorValue.ofFloats(sound.samples(), 1, sound.frames())))
            .values()
            .iterator()
            .next();
    float[] flat = outputs.floats();
    float[][] logits = new float[flat.length / names.size()][names.size()];
    for (int t = 0; t < logits.length; t++) {
      System.arraycopy(flat, t * names.size(), logits[t], 0, names.size());
    }
    return logits;
  }

  /** Returns the names of what is said in a sound of any rate and number of channels. */
  List<String> hear(Sound sound, CTCDecoder decoder) {
    Sound prepared = DigitData.prepared(sound, sampleRate);
    return DigitReader.read(logits(prepared), decoder).stream()
        .map(digit -> names.get(1 + digit))
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
