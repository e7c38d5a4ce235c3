package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes WAV files. */
final class WavWriter {
  private static final int HEADER = 44;
  private static final int BLOCK_SAMPLES = 1 << 14;
  private static final long MAX_DATA = 0xFFFF_FFFFL - HEADER - 14;

  static void write(Path file, Sound sound, WavEncoding encoding) throws IOException {
    int size = encoding == WavEncoding.PCM_16 ? Short.BYTES : Float.BYTES;
    long bytes = (long) sound.frames() * sound.channels() * size;
    checkArgument(
        bytes <= MAX_DATA && sound.channels() * size <= 0xFFFF,
        "%s: %s channels of %s frames do not fit a WAV file",
        file,
        sound.channels(),
        sound.frames());
    if (encoding == WavEncoding.PCM_16) {
      requireInRange(file, sound);
    }
    try {
      AtomicFile.write(
          file,
          out -> {
            out.write(header(sound, encoding, size, bytes));
            writeSamples(out, sound, encoding, size);
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
  }

  private static void requireInRange(Path file, Sound sound) {
    int samples = sound.frames() * sound.channels();
    for (int i = 0; i < samples; i++) {
      checkArgument(
          Math.abs(sound.sample(i)) <= 1,
          "%s: samples of 16-bit PCM must be in [-1, 1], got %s in frame %s: scale the sound, or"
              + " write FLOAT_32",
          file,
          sound.sample(i),
          i / sound.channels());
    }
  }

  private static byte[] header(Sound sound, WavEncoding encoding, int size, long bytes) {
    boolean pcm = encoding == WavEncoding.PCM_16;
    int format = pcm ? 16 : 18; // of others than PCM, the size of an extension follows
    int fact = pcm ? 0 : 12;
    ByteBuffer header = ByteBuffer.allocate(28 + format + fact).order(ByteOrder.LITTLE_ENDIAN);
    id(header, "RIFF").putInt((int) (20 + format + fact + bytes));
    id(header, "WAVE");
    id(header, "fmt ").putInt(format);
    header.putShort((short) (pcm ? 1 : 3)).putShort((short) sound.channels());
    header.putInt(sound.sampleRate());
    header.putInt(sound.sampleRate() * sound.channels() * size);
    header.putShort((short) (sound.channels() * size)).putShort((short) (8 * size));
    if (!pcm) {
      header.putShort((short) 0);
      id(header, "fact").putInt(4).putInt(sound.frames());
    }
    id(header, "data").putInt((int) bytes);
    return header.array();
  }

  private static ByteBuffer id(ByteBuffer header, String id) {
    return header.put(id.getBytes(StandardCharsets.US_ASCII));
  }

  private static void writeSamples(OutputStream out, Sound sound, WavEncoding encoding, int size)
      throws IOException {
    int samples = sound.frames() * sound.channels();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_SAMPLES * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < samples; from += BLOCK_SAMPLES) {
      block.clear();
      int to = Math.min(samples, from + BLOCK_SAMPLES);
      for (int i = from; i < to; i++) {
        if (encoding == WavEncoding.PCM_16) {
          block.putShort((short) Math.min(Math.round(sound.sample(i) * 32768f), Short.MAX_VALUE));
        } else {
          block.putFloat(sound.sample(i));
        }
      }
      out.write(block.array(), 0, block.position());
    }
  }

  private WavWriter() {}
}
