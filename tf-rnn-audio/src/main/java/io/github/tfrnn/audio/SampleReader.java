package io.github.tfrnn.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads the samples of a recording from front to back. */
final class SampleReader implements Closeable {
  private static final int CHUNK_BYTES = 1 << 16;

  private final ByteSource source;
  private final SampleLayout layout;
  private final SampleDecoder decoder;
  private final ReadOptions options;
  private final byte[] bytes;
  private long framesRead;

  private SampleReader(ByteSource source, SampleLayout layout, ReadOptions options) {
    this.source = source;
    this.layout = layout;
    this.decoder = new SampleDecoder(layout);
    this.options = options;
    int frame = layout.bytesPerFrame();
    this.bytes = new byte[Math.max(1, CHUNK_BYTES / frame) * frame];
  }

  /** Opens a file; closing the reader closes it. */
  static SampleReader open(Path file, ReadOptions options) throws IOException {
    InputStream in;
    long length;
    try {
      in = Files.newInputStream(file);
      length = Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + e, e);
    }
    try {
      return of(new ByteSource(file.toString(), in, length), options);
    } catch (SoundFormatException | RuntimeException e) {
      in.close();
      throw e;
    } catch (IOException e) {
      in.close();
      throw new IOException(file + ": cannot be read: " + e, e);
    }
  }

  /** Reads the header of a stream. */
  static SampleReader of(InputStream in, ReadOptions options) throws IOException {
    return of(new ByteSource("the stream", in, -1), options);
  }

  private static SampleReader of(ByteSource source, ReadOptions options) throws IOException {
    byte[] begin = source.peek(12);
    if (begin.length < 4) {
      throw source.error(
          "expected a WAV, AIFF or AU file, got %s bytes%s",
          begin.length, begin.length == 0 ? ": the file is empty" : "");
    }
    String magic = new String(begin, 0, 4, StandardCharsets.ISO_8859_1);
    if (WavHeader.isWav(magic)) {
      return new SampleReader(source, WavHeader.read(source, magic), options);
    }
    return switch (magic) {
      case "FORM" -> new SampleReader(source, AiffHeader.read(source), options);
      case ".snd", "dns." -> new SampleReader(source, AuHeader.read(source, magic), options);
      default -> {
        ProvidedSound provided = ProvidedSound.open(source, begin);
        yield new SampleReader(provided.source(), provided.layout(), options);
      }
    };
  }

  SampleLayout layout() {
    return layout;
  }

  String name() {
    return source.name();
  }

  /** Returns how many frames the header promises, if it does. */
  OptionalLong frames() {
    return layout.frames() == SampleLayout.UNKNOWN
        ? OptionalLong.empty()
        : OptionalLong.of(layout.frames());
  }

  boolean lengthIsKnown() {
    return source.remaining() != Long.MAX_VALUE;
  }

  /** Returns how many frames there can be, by the header and the length of the file. */
  long mostFrames() {
    long there = source.remaining() / layout.bytesPerFrame();
    return layout.frames() == SampleLayout.UNKNOWN ? there : Math.min(there, layout.frames());
  }

  /**
   * Reads frames into an array, channel by channel; fewer than asked for only at the end.
   *
   * @param offset of the first sample in the array
   * @return how many frames were read; 0 at the end
   */
  int read(float[] to, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      long left =
          layout.frames() == SampleLayout.UNKNOWN ? Long.MAX_VALUE : layout.frames() - framesRead;
      int wanted =
          (int) Math.min(Math.min(left, frames - done), bytes.length / layout.bytesPerFrame());
      if (wanted == 0) {
        break;
      }
      int read = source.read(bytes, wanted * layout.bytesPerFrame()) / layout.bytesPerFrame();
      int samples = read * layout.channels();
      int at = offset + done * layout.channels();
      decoder.decode(bytes, samples, to, at);
      if (layout.encoding() == SampleEncoding.FLOAT) {
        requireFinite(to, at, samples);
      }
      framesRead += read;
      done += read;
      if (read < wanted) {
        requireWhole();
        break;
      }
    }
    return done;
  }

  /** Says, at the end of the source, if that came too early. */
  void requireWhole() throws SoundFormatException {
    if (framesRead < layout.frames() && !options.acceptTruncated()) {
      throw source.error(
          "truncated: the header promises %s frames, the file ends after %s. Was it cut off in"
              + " transfer? ReadOptions.acceptTruncated(true) reads what there is.",
          layout.frames(), framesRead);
    }
  }

  /** One such number makes every weight of a network the like. */
  private void requireFinite(float[] samples, int from, int count) throws SoundFormatException {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(samples[i])) {
        int sample = i - from;
        throw source.error(
            "sample %s is %s (frame %s of channel %s), expected finite numbers: whatever wrote the"
                + " file went wrong there",
            framesRead * layout.channels() + sample,
            samples[i],
            framesRead + sample / layout.channels(),
            sample % layout.channels());
      }
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
