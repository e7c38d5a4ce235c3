package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkState;

import com.sun.speech.freetts.audio.AudioPlayer;
import io.github.tfrnn.audio.Sound;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/** Keeps what FreeTTS says instead of playing it. For one thread. */
final class CollectingPlayer implements AudioPlayer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private AudioFormat format;
  private float volume = 1;

  /** Returns what was said since the last call. */
  Sound take() {
    checkState(
        format != null && format.getSampleSizeInBits() == 16 && format.getChannels() == 1,
        "FreeTTS speaks in an unexpected format: %s",
        format);
    ByteBuffer said =
        ByteBuffer.wrap(bytes.toByteArray())
            .order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    bytes.reset();
    float[] samples = new float[said.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = said.getShort() / 32768f;
    }
    return Sound.of((int) format.getSampleRate(), samples);
  }

  @Override
  public void setAudioFormat(AudioFormat newFormat) {
    format = newFormat;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean write(byte[] data) {
    return write(data, 0, data.length);
  }

  @Override
  public boolean write(byte[] data, int offset, int size) {
    bytes.write(data, offset, size);
    return true;
  }

  @Override
  public float getVolume() {
    return volume;
  }

  @Override
  public void setVolume(float newVolume) {
    volume = newVolume;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public long getTime() {
    return -1; // nothing is played
  }

  @Override
  public void begin(int size) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}
