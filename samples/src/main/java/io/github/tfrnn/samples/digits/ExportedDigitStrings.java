package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.decoding.CTCDecoder;
import java.nio.file.Path;
import java.util.List;

/** A model of the command {@code digit-strings} that was exported. Whoever loads one closes it. */
final class ExportedDigitStrings implements AutoCloseable {
  private final SoundModel model; // the blank is its first class

  private ExportedDigitStrings(SoundModel model) {
    this.model = model;
  }

  /**
   * Loads what {@link DigitStringModel#export} wrote.
   *
   * @throws IllegalArgumentException if the folder holds no such model
   */
  static ExportedDigitStrings load(Path directory) {
    return new ExportedDigitStrings(
        SoundModel.load(
            directory,
            "digit-strings",
            names ->
                checkArgument(
                    names.get(0).equals(DigitStringModel.BLANK),
                    "its first class is %s, expected %s",
                    names.get(0),
                    DigitStringModel.BLANK)));
  }

  /** Returns the logits {@code [timesteps][classes]} of a sound as it is. */
  float[][] logits(Sound sound) {
    float[] flat = model.outputs(sound);
    int classes = model.classNames().size();
    float[][] logits = new float[flat.length / classes][classes];
    for (int t = 0; t < logits.length; t++) {
      System.arraycopy(flat, t * classes, logits[t], 0, classes);
    }
    return logits;
  }

  /** Returns the names of what is said in a sound of any rate and number of channels. */
  List<String> hear(Sound sound, CTCDecoder decoder) {
    Sound prepared = DigitData.prepared(sound, model.sampleRate());
    return DigitReader.read(logits(prepared), decoder).stream()
        .map(digit -> model.classNames().get(1 + digit))
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
