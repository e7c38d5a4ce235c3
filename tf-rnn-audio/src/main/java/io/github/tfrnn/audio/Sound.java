package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Recorded sound: samples of one or several channels at a sample rate.
 *
 * <pre>{@code
 * Sound word = Sound.read(file).mono().resample(8000);
 * float[] samples = word.samples();
 * }</pre>
 *
 * <p>Samples are amplitudes in [-1, 1]: whole numbers of b bits are divided by 2^(b-1). Those of
 * float files stay as they are, and may be beyond. No sample is infinite or NaN.
 *
 * <p>Immutable, safe for use by several threads; arrays are copied.
 */
public final class Sound {
  /** As long as arrays can be on every virtual machine. */
  static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private static final int FIRST_SAMPLES = 1 << 16;

  private final int sampleRate;
  private final int channels;
  private final float[] samples; // frame by frame

  private Sound(int sampleRate, int channels, float[] samples) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.samples = samples;
  }

  /** Takes over the array, which is checked. */
  static Sound takingOver(int sampleRate, int channels, float[] interleaved) {
    return new Sound(sampleRate, channels, interleaved);
  }

  /**
   * Returns sound of samples.
   *
   * @param sampleRate frames a second, at least 1
   * @param channels the samples of each channel, all as many; at least one channel
   * @throws IllegalArgumentException if the channels differ in length, or a sample is not finite
   */
  public static Sound of(int sampleRate, float[]... channels) {
    checkArgument(sampleRate >= 1, "Sound: the sample rate must be at least 1, got %s", sampleRate);
    checkArgument(channels.length >= 1, "Sound: expected at least one channel, got none");
    int frames = channels[0].length;
    checkArgument(
        (long) frames * channels.length <= MAX_ARRAY,
        "Sound: %s channels of %s frames are more than an array holds",
        channels.length,
        frames);
    float[] samples = new float[frames * channels.length];
    for (int c = 0; c < channels.length; c++) {
      checkArgument(
          channels[c].length == frames,
          "Sound: channel 0 has %s frames, channel %s has %s",
          frames,
          c,
          channels[c].length);
      for (int i = 0; i < frames; i++) {
        checkArgument(
            Float.isFinite(channels[c][i]),
            "Sound: sample %s of channel %s is %s, expected a finite number",
            i,
            c,
            channels[c][i]);
        samples[i * channels.length + c] = channels[c][i];
      }
    }
    return new Sound(sampleRate, channels.length, samples);
  }

  /** As {@link #read(Path, ReadOptions)} with the default options. */
  public static Sound read(Path file) throws IOException {
    return read(file, ReadOptions.defaults());
  }

  /**
   * Reads a recording.
   *
   * <p>WAV (PCM of 8, 16, 24, 32 and 64 bits, float of 32 and 64, A-law, mu-law; plain and
   * extensible; also RIFX, RF64, BW64 and Wave64), AIFF and AIFF-C (PCM, sowt, float, A-law,
   * mu-law) and AU. Other formats, such as FLAC, MP3 and Ogg, are read if the class path has a
   * {@code javax.sound.sampled} provider for them. The format is told by the content, not by the
   * name.
   *
   * @throws SoundFormatException if it is no sound that can be read: another format or encoding,
   *     damaged, cut off, or longer than the options allow
   * @throws IOException if there is no such file, or it cannot be read
   */
  public static Sound read(Path file, ReadOptions options) throws IOException {
    try (SampleReader reader = SampleReader.open(file, options)) {
      return whole(reader, options);
    }
  }

  /** As {@link #read(InputStream, ReadOptions)} with the default options. */
  public static Sound read(InputStream in) throws IOException {
    return read(in, ReadOptions.defaults());
  }

  /**
   * As {@link #read(Path, ReadOptions)} for a stream, which stays open; more of it may be read than
   * the sound.
   */
  @SuppressWarnings("resource") // the stream is its caller's
  public static Sound read(InputStream in, ReadOptions options) throws IOException {
    return whole(SampleReader.of(in, options), options);
  }

  /** Reads a file in blocks; see {@link SoundBlocks}. The caller closes them. */
  public static SoundBlocks blocks(Path file, int framesPerBlock) throws IOException {
    return SoundBlocks.open(file, framesPerBlock);
  }

  private static Sound whole(SampleReader reader, ReadOptions options) throws IOException {
    int channels = reader.layout().channels();
    long most = reader.mostFrames();
    if (reader.lengthIsKnown() && most * channels > options.maxSamples()) {
      throw tooLong(reader, most + " frames of " + channels + " channels are", options);
    }
    // Of what a header promises, no more is believed than has come.
    int limit = (int) (options.maxSamples() / channels);
    int capacity = (int) Math.min(Math.min(limit, most), Math.max(1, FIRST_SAMPLES / channels));
    float[] samples = new float[capacity * channels];
    int frames = 0;
    while (true) {
      int read = reader.read(samples, frames * channels, capacity - frames);
      frames += read;
      if (frames < capacity || frames == most) {
        break;
      }
      if (capacity == limit) {
        if (reader.read(new float[channels], 0, 1) == 0) {
          break;
        }
        throw tooLong(reader, "there are", options);
      }
      capacity = (int) Math.min(Math.min(limit, most), 2L * Math.max(1, capacity));
      samples = Arrays.copyOf(samples, capacity * channels);
    }
    reader.requireWhole();
    float[] kept =
        samples.length == frames * channels ? samples : Arrays.copyOf(samples, frames * channels);
    return new Sound(reader.layout().sampleRate(), channels, kept);
  }

  private static SoundFormatException tooLong(
      SampleReader reader, String what, ReadOptions options) {
    return new SoundFormatException(
        "%s: %s more than the limit of %s samples. SoundBlocks reads it in blocks;"
                .formatted(reader.name(), what, options.maxSamples())
            + " ReadOptions.maxSamples sets another limit.");
  }

  /** Returns the frames a second, in hertz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Returns the number of channels, at least 1. */
  public int channels() {
    return channels;
  }

  /** Returns the number of frames: of samples of each channel. */
  public int frames() {
    return samples.length / channels;
  }

  /** Returns how long it lasts. */
  public double durationSeconds() {
    return (double) frames() / sampleRate;
  }

  /**
   * Returns the samples {@code [frames]} of the only channel.
   *
   * @throws IllegalStateException if there are several channels
   */
  public float[] samples() {
    checkState(
        channels == 1,
        "Sound: there are %s channels: mono() mixes them, samples(channel) takes one",
        channels);
    return samples.clone();
  }

  /**
   * Returns the samples {@code [frames]} of a channel.
   *
   * @param channel in [0, channels)
   * @throws IllegalArgumentException if there is no such channel
   */
  public float[] samples(int channel) {
    checkArgument(
        channel >= 0 && channel < channels,
        "Sound: channel must be in [0, %s), got %s",
        channels,
        channel);
    float[] one = new float[frames()];
    for (int i = 0; i < one.length; i++) {
      one[i] = samples[i * channels + channel];
    }
    return one;
  }

  /** Returns all samples {@code [frames · channels]}, frame by frame. */
  public float[] interleaved() {
    return samples.clone();
  }

  /** Returns the sound of one channel: the mean of the channels in each frame. */
  public Sound mono() {
    if (channels == 1) {
      return this;
    }
    float[] mixed = new float[frames()];
    for (int i = 0; i < mixed.length; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += samples[i * channels + c];
      }
      mixed[i] = (float) (sum / channels);
    }
    return new Sound(sampleRate, 1, mixed);
  }

  /**
   * Returns the sound at another sample rate, without what that cannot hold: frequencies from half
   * the lower of the two rates on.
   *
   * <p>Filters with a sinc under a Kaiser window (beta 5), as {@code scipy.signal.resample_poly}
   * does by default. There are {@code ceil(frames · rate / sampleRate())} frames then. Samples near
   * full scale may come out a little beyond [-1, 1].
   *
   * @param rate frames a second, at least 1
   * @throws IllegalArgumentException if the result would not fit an array, or the rates in lowest
   *     terms are over 1,000,000
   */
  public Sound resample(int rate) {
    checkArgument(rate >= 1, "Sound: the sample rate must be at least 1, got %s", rate);
    if (rate == sampleRate) {
      return this;
    }
    Resampler resampler = Resampler.of(sampleRate, rate);
    float[][] resampled = new float[channels][];
    for (int c = 0; c < channels; c++) {
      resampled[c] = resampler.resample(channels == 1 ? samples : samples(c));
    }
    return channels == 1 ? new Sound(rate, 1, resampled[0]) : of(rate, resampled);
  }

  /**
   * Returns the frames of a range.
   *
   * @param from the first frame
   * @param to the frame after the last
   * @throws IllegalArgumentException unless 0 &le; from &le; to &le; frames()
   */
  public Sound slice(int from, int to) {
    checkArgument(
        from >= 0 && from <= to && to <= frames(),
        "Sound: slices must be within [0, %s], got [%s, %s)",
        frames(),
        from,
        to);
    return new Sound(
        sampleRate, channels, Arrays.copyOfRange(samples, from * channels, to * channels));
  }

  /**
   * Writes a WAV file of 16-bit PCM, in place of one that is there: whole, or not at all.
   *
   * @throws IllegalArgumentException if a sample is beyond [-1, 1]
   * @throws IOException if it cannot be written; what was there is unchanged then
   */
  public void writeWav(Path file) throws IOException {
    writeWav(file, WavEncoding.PCM_16);
  }

  /** As {@link #writeWav(Path)} in an encoding; {@link WavEncoding#FLOAT_32} takes any sample. */
  public void writeWav(Path file, WavEncoding encoding) throws IOException {
    WavWriter.write(file, this, Objects.requireNonNull(encoding, "writeWav: encoding is null"));
  }

  float sample(int index) {
    return samples[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sound that
        && sampleRate == that.sampleRate
        && channels == that.channels
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sampleRate, channels, Arrays.hashCode(samples));
  }

  @Override
  public String toString() {
    return "Sound[sampleRate=%s, channels=%s, frames=%s]".formatted(sampleRate, channels, frames());
  }
}
