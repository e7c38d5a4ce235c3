package io.github.tfrnn.audio;

import java.io.IOException;
import java.util.Locale;

/**
 * Headers of WAV files and their kin: RIFX (big-endian), RF64 and BW64 (over 4 GiB), Wave64.
 *
 * <p>Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0
 * (1991); EBU Tech 3306 for RF64.
 */
final class WavHeader {
  private static final long UNKNOWN_32 = 0xFFFF_FFFFL;
  private static final int MAX_CHUNKS = 10_000;

  private final ByteSource source;
  private final String container;
  private final boolean wave64;
  private final boolean bigEndian;

  private long riffEnd; // position behind the last chunk, or UNKNOWN
  private long longDataSize = SampleLayout.UNKNOWN; // of RF64
  private WavFormat format;

  private WavHeader(ByteSource source, String magic) {
    this.source = source;
    this.wave64 = magic.equals("riff");
    this.bigEndian = magic.equals("RIFX");
    this.container = wave64 ? "Wave64" : magic.equals("RIFF") ? "WAV" : magic;
    source.setBigEndian(bigEndian);
  }

  static boolean isWav(String magic) {
    return switch (magic) {
      case "RIFF", "RIFX", "RF64", "BW64", "riff" -> true;
      default -> false;
    };
  }

  /** Reads up to the first sample. */
  static SampleLayout read(ByteSource source, String magic) throws IOException {
    return new WavHeader(source, magic).read();
  }

  private SampleLayout read() throws IOException {
    String of = "the " + container + " header";
    source.bytes(wave64 ? 16 : 4, of);
    long size = wave64 ? source.int64(of) : source.int32(of);
    String form = source.fourCharacters(of);
    if (!form.equals(wave64 ? "wave" : "WAVE")) {
      throw source.error(
          "expected WAVE after the size in the %s header, got %s: another kind of %s file, without"
              + " sound",
          container, ByteSource.shown(form), container);
    }
    if (wave64) {
      source.bytes(12, of);
    }
    boolean unknown = size == 0 || (!wave64 && size == UNKNOWN_32);
    riffEnd = unknown ? SampleLayout.UNKNOWN : wave64 ? size : size + 8;
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      if (source.peek(1).length == 0) {
        throw source.error(
            "the %s file ends at byte %s without a chunk \"data\"%s. Was it cut off?",
            container, source.position(), format == null ? " or \"fmt \"" : "");
      }
      SampleLayout layout = chunk();
      if (layout != null) {
        return layout;
      }
    }
    throw source.error("over %s chunks before the samples: the file is damaged", MAX_CHUNKS);
  }

  /** Reads a chunk; returns the layout if the samples begin here, else null. */
  private SampleLayout chunk() throws IOException {
    String of = "the header of a chunk";
    String id = source.fourCharacters(of);
    long size;
    if (wave64) {
      source.bytes(12, of);
      size = source.int64(of) - 24;
      if (size < 0) {
        throw source.error(
            "the chunk %s at byte %s is shorter than its header: the file is damaged",
            ByteSource.shown(id), source.position() - 24);
      }
    } else {
      size = source.int32(of);
    }
    switch (id.toLowerCase(Locale.ROOT)) { // Wave64 has small letters, a few programs capitals
      case "data" -> {
        return layout(size);
      }
      case "fmt " -> {
        long begin = source.position();
        format = WavFormat.read(source, container, size);
        skip(size - (source.position() - begin), size, id);
      }
      case "ds64" -> {
        long begin = source.position();
        source.int64("ds64");
        longDataSize = source.int64("ds64");
        skip(size - (source.position() - begin), size, id);
      }
      default -> skip(size, size, id);
    }
    return null;
  }

  /** Moves to the next chunk, over the byte that follows an odd one. */
  private void skip(long rest, long size, String id) throws IOException {
    if (rest < 0 || !source.skip(rest)) {
      throw source.error(
          "the file ends within the chunk %s of %s bytes, without a chunk \"data\"",
          ByteSource.shown(id), size);
    }
    if (wave64) {
      source.skip(-size & 7);
    } else if (size % 2 != 0) {
      byte[] next = source.peek(1);
      // Some programs forget it: then this is the first letter of the next chunk.
      if (next.length == 1 && next[0] == 0) {
        source.skip(1);
      }
    }
  }

  private SampleLayout layout(long size) throws IOException {
    if (format == null) {
      throw source.error(
          "the %s file has no chunk \"fmt \" before its samples at byte %s, so what they are is not"
              + " known",
          container, source.position());
    }
    long bytes = size;
    if (longDataSize >= 0 && (size == UNKNOWN_32 || size == 0)) {
      bytes = longDataSize;
    } else if (!wave64 && isUnknown(size)) {
      bytes = SampleLayout.UNKNOWN;
    } else if (size == 0
        && (riffEnd == SampleLayout.UNKNOWN || riffEnd <= source.position())
        && source.peek(1).length > 0) {
      bytes = SampleLayout.UNKNOWN; // a recorder that never came back to write the size
    }
    long frames =
        bytes == SampleLayout.UNKNOWN ? SampleLayout.UNKNOWN : bytes / format.bytesPerFrame();
    return SampleLayout.checked(
        source,
        container,
        format.sampleRate(),
        format.channels(),
        format.encoding(),
        format.bytesPerSample(),
        bigEndian,
        frames);
  }

  /** Returns whether a size is what ffmpeg, or sox, writes to a pipe. */
  private boolean isUnknown(long size) {
    return size == UNKNOWN_32
        || size == 0x7FFF_F000L / format.bytesPerFrame() * format.bytesPerFrame();
  }
}
