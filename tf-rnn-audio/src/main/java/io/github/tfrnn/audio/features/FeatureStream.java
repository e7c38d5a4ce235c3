package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes features of samples that come bit by bit, as from a microphone: the same rows as {@link
 * AudioFeatures#of(float[])} makes of them all. Holds the samples of a frame, however long it runs.
 *
 * <pre>{@code
 * FeatureStream stream = mfcc.stream();
 * while (…) {
 *   for (float[] row : stream.accept(samples)) { … }
 * }
 * for (float[] row : stream.finish()) { … }
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public final class FeatureStream {
  private final FeatureSettings settings;
  private final FrameFeatures computer;
  private final SampleFilter filter;
  private final double[] mel;
  private final double[] held; // the samples of the next frame that have come
  private int count; // of them
  private float previous;
  private long toSkip; // samples between frames
  private long samples;
  private long frames;
  private boolean finished;

  FeatureStream(String what, FeatureSettings settings, FrameFeatures computer) {
    this.settings = settings;
    this.computer = computer;
    this.filter = new SampleFilter(what, settings);
    this.mel = new double[settings.melBins()];
    this.held = new double[settings.extent()];
    this.count = settings.framing().before(settings.extent(), settings.frameStep()); // zeros
  }

  /**
   * Takes the next samples, any number of them.
   *
   * @param samples amplitudes in [-1, 1]
   * @return {@code [frames, size]} of the frames that are whole with them; often without rows
   * @throws IllegalArgumentException if a sample is not finite
   * @throws IllegalStateException if the stream is finished
   */
  public float[][] accept(float[] samples) {
    checkState(!finished, "FeatureStream: it is finished: a new sound needs a new stream");
    List<float[]> rows = new ArrayList<>();
    filter.requireFinite(samples, this.samples);
    for (float sample : samples) {
      add(filter.apply(previous, sample), rows);
      previous = sample;
    }
    this.samples += samples.length;
    return rows.toArray(float[][]::new);
  }

  /**
   * Ends the sound.
   *
   * @return {@code [frames, size]} of the frames that reach beyond its end, if the framing has such
   * @throws IllegalStateException if the stream was finished before
   */
  public float[][] finish() {
    checkState(!finished, "FeatureStream: it is finished already");
    finished = true;
    List<float[]> rows = new ArrayList<>();
    long all = settings.frames(samples);
    while (frames < all) {
      add(0, rows);
    }
    return rows.toArray(float[][]::new);
  }

  private void add(double sample, List<float[]> rows) {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    held[count++] = sample;
    if (count < held.length) {
      return;
    }
    System.arraycopy(held, 0, computer.frame(), 0, held.length);
    computer.melOfFrame(frames, mel);
    rows.add(computer.features(mel, computer.energy()));
    frames++;
    int step = settings.frameStep();
    count = Math.max(0, held.length - step);
    toSkip = Math.max(0, step - held.length);
    System.arraycopy(held, held.length - count, held, 0, count);
    Arrays.fill(held, count, held.length, 0);
  }
}
