package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.saving.Asset;
import java.util.OptionalInt;

/** Computes features; what {@link Mfcc} and {@link MelSpectrogram} share. Immutable. */
final class FeatureComputer {
  private final String what;
  private final FeatureSettings settings;
  private final Dither dither;
  private final FrameFeatures.Tables tables;

  FeatureComputer(String what, FeatureSettings settings, Dither dither) {
    this.what = what;
    this.settings = settings;
    this.dither = dither;
    this.tables = new FrameFeatures.Tables(settings);
  }

  FeatureSettings settings() {
    return settings;
  }

  Dither dither() {
    return dither;
  }

  int frames(int samples) {
    checkArgument(samples >= 0, "%s: expected a number of samples, got %s", what, samples);
    return (int) settings.frames(samples);
  }

  float[][] of(Sound sound) {
    checkArgument(
        sound.channels() == 1,
        "%s: expected sound of one channel, got %s: Sound.mono() mixes them",
        what,
        sound.channels());
    checkArgument(
        sound.sampleRate() == settings.sampleRate(),
        "%s: expected sound at %s Hz, got %s Hz: Sound.resample(%s)",
        what,
        settings.sampleRate(),
        sound.sampleRate(),
        settings.sampleRate());
    return of(sound.samples());
  }

  float[][] of(float[] samples) {
    return of(samples, dither.seed());
  }

  float[][] of(float[] samples, long ditherSeed) {
    Dither noise = new Dither(dither.amount(), ditherSeed);
    int frames = frames(samples.length);
    if (frames == 0) {
      return new float[0][];
    }
    SampleFilter filter = new SampleFilter(what, settings);
    filter.requireFinite(samples, 0);
    float[][] rows =
        settings.compression().needsTheWhole()
            ? relativeRows(samples, filter, frames, noise)
            : rows(samples, filter, frames, noise);
    float[][] withSlopes =
        settings.deltaWidth() == 0 ? rows : Deltas.append(rows, settings.deltaWidth());
    return settings.normalized() ? Cmvn.perRecording(withSlopes) : withSlopes;
  }

  private float[][] rows(float[] samples, SampleFilter filter, int frames, Dither noise) {
    FrameFeatures computer = new FrameFeatures(tables, noise);
    double[] mel = new double[settings.melBins()];
    float[][] rows = new float[frames][];
    for (int f = 0; f < frames; f++) {
      fill(computer.frame(), samples, filter, f);
      computer.melOfFrame(f, mel);
      rows[f] = computer.features(mel, computer.energy());
    }
    return rows;
  }

  /** Of values that are relative to the loudest of all frames. */
  private float[][] relativeRows(float[] samples, SampleFilter filter, int frames, Dither noise) {
    FrameFeatures computer = new FrameFeatures(tables, noise);
    double[][] mel = new double[frames][settings.melBins()];
    double[] energies = new double[frames];
    for (int f = 0; f < frames; f++) {
      fill(computer.frame(), samples, filter, f);
      computer.melOfFrame(f, mel[f]);
      energies[f] = computer.energy();
    }
    settings.compression().limit(mel);
    float[][] rows = new float[frames][];
    for (int f = 0; f < frames; f++) {
      rows[f] = computer.features(mel[f], energies[f]);
    }
    return rows;
  }

  /** Puts the samples of a frame, or what stands for those beyond the ends, into an array. */
  private void fill(double[] frame, float[] samples, SampleFilter filter, int f) {
    Framing framing = settings.framing();
    int extent = settings.extent();
    long from = (long) f * settings.frameStep() - framing.before(extent, settings.frameStep());
    if (from >= 0 && from + extent <= samples.length) {
      filter.apply(samples, (int) from, frame, extent);
      return;
    }
    for (int i = 0; i < extent; i++) {
      int source = framing.source((int) (from + i), samples.length);
      frame[i] =
          source < 0 ? 0 : filter.apply(source == 0 ? 0 : samples[source - 1], samples[source]);
    }
  }

  FeatureStream stream() {
    checkState(
        !settings.compression().needsTheWhole(),
        "%s: a stream does not know the loudest of its sound, which %s are relative to: set"
            + " compression(Compression.decibels(1, 1e-10, Double.POSITIVE_INFINITY))",
        what,
        settings.compression());
    checkState(
        !settings.framing().mirrors(),
        "%s: a stream has no ends to mirror, which framing %s does: set"
            + " framing(Framing.WHOLE_FRAMES)",
        what,
        settings.framing());
    checkState(
        settings.deltaWidth() == 0 && !settings.normalized(),
        "%s: deltas and normalization look ahead, which a stream does not: stream without them",
        what);
    return new FeatureStream(what, settings, new FrameFeatures(tables, dither));
  }

  Asset[] assets(OptionalInt frames) {
    frames.ifPresent(
        count -> checkArgument(count >= 1, "%s: frames must be at least 1, got %s", what, count));
    return new Asset[] {new AudioJson(settings, frames)};
  }
}
