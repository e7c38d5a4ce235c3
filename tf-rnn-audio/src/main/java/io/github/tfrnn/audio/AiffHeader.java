package io.github.tfrnn.audio;

import java.io.IOException;

/**
 * Headers of AIFF and AIFF-C files.
 *
 * <p>Source: Apple, Audio Interchange File Format 1.3 (1989) and AIFF-C draft (1991).
 */
final class AiffHeader {
  private static final int MAX_CHUNKS = 10_000;

  private final ByteSource source;
  private boolean known;
  private long channels;
  private long frames;
  private long sampleRate;
  private int bytesPerSample;
  private SampleEncoding encoding = SampleEncoding.SIGNED;
  private boolean bigEndian = true;

  private AiffHeader(ByteSource source) {
    this.source = source;
    source.setBigEndian(true);
  }

  static SampleLayout read(ByteSource source) throws IOException {
    return new AiffHeader(source).read();
  }

  private SampleLayout read() throws IOException {
    String of = "the AIFF header";
    source.bytes(8, of);
    String form = source.fourCharacters(of);
    boolean compressed = form.equals("AIFC");
    if (!compressed && !form.equals("AIFF")) {
      throw source.error(
          "expected AIFF or AIFC after the size, got %s: another kind of FORM file, without sound",
          ByteSource.shown(form));
    }
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      if (source.peek(1).length == 0) {
        throw source.error(
            "the AIFF file ends at byte %s without a chunk \"SSND\"%s. Was it cut off?",
            source.position(), known ? "" : " or \"COMM\"");
      }
      String id = source.fourCharacters("the header of a chunk");
      long size = source.int32("the header of a chunk");
      if (id.equals("SSND")) {
        return layout(size);
      }
      long begin = source.position();
      if (id.equals("COMM")) {
        common(compressed, size);
      }
      long rest = size + size % 2 - (source.position() - begin);
      if (rest < 0 || !source.skip(rest)) {
        throw source.error(
            "the file ends within the chunk %s of %s bytes, without a chunk \"SSND\"",
            ByteSource.shown(id), size);
      }
    }
    throw source.error("over %s chunks before the samples: the file is damaged", MAX_CHUNKS);
  }

  private void common(boolean compressed, long size) throws IOException {
    String of = "the chunk \"COMM\"";
    if (size < (compressed ? 22 : 18)) {
      throw source.error(
          "the chunk \"COMM\" has %s bytes, expected at least %s: the file is damaged",
          size, compressed ? 22 : 18);
    }
    channels = source.int16(of);
    frames = source.int32(of);
    int bits = source.int16(of);
    sampleRate = Math.round(extended(source.int16(of), source.int64(of)));
    known = true;
    bytesPerSample = (bits + 7) / 8;
    if (compressed) {
      compression(source.fourCharacters(of));
    }
    if (encoding == SampleEncoding.SIGNED && (bytesPerSample < 1 || bytesPerSample > 4)) {
      throw source.error("the header says PCM of %s bits, expected 1 to 32: it is damaged", bits);
    }
  }

  private void compression(String type) throws IOException {
    switch (type) {
      case "NONE", "twos" -> {}
      case "sowt" -> bigEndian = false;
      case "in16" -> bytesPerSample = 2;
      case "in24" -> bytesPerSample = 3;
      case "in32" -> bytesPerSample = 4;
      case "raw " -> set(SampleEncoding.UNSIGNED, 1);
      case "fl32", "FL32" -> set(SampleEncoding.FLOAT, 4);
      case "fl64", "FL64" -> set(SampleEncoding.FLOAT, 8);
      case "alaw", "ALAW" -> set(SampleEncoding.A_LAW, 1);
      case "ulaw", "ULAW" -> set(SampleEncoding.MU_LAW, 1);
      default ->
          throw source.error(
              "the compression is %s; of AIFF-C, NONE, twos, sowt, in16, in24, in32, raw, fl32,"
                  + " fl64, alaw and ulaw are read%s",
              ByteSource.shown(type), ByteSource.CONVERT);
    }
  }

  private void set(SampleEncoding encoding, int bytes) {
    this.encoding = encoding;
    this.bytesPerSample = bytes;
  }

  private SampleLayout layout(long size) throws IOException {
    if (!known) {
      throw source.error(
          "the AIFF file has no chunk \"COMM\" before its samples at byte %s, so what they are is"
              + " not known",
          source.position());
    }
    long offset = source.int32("the chunk \"SSND\"");
    source.int32("the chunk \"SSND\""); // size of blocks, which only matters to players
    if (!source.skip(offset)) {
      throw source.error("the file ends %s bytes after the header of \"SSND\"", offset);
    }
    SampleLayout layout =
        SampleLayout.checked(
            source, "AIFF", sampleRate, channels, encoding, bytesPerSample, bigEndian, frames);
    // Written to a pipe: neither the chunk nor the number of frames is known.
    if (size == 0xFFFF_FFFFL || (size == 0 && frames == 0 && source.peek(1).length > 0)) {
      return withFrames(layout, SampleLayout.UNKNOWN);
    }
    long there = Math.max(0, size - 8 - offset) / layout.bytesPerFrame();
    if (frames > there) {
      throw source.error(
          "the header says %s frames, but the chunk of samples has room for %s: it is damaged",
          frames, there);
    }
    return layout;
  }

  private static SampleLayout withFrames(SampleLayout layout, long frames) {
    return new SampleLayout(
        layout.container(),
        layout.sampleRate(),
        layout.channels(),
        layout.encoding(),
        layout.bytesPerSample(),
        layout.bigEndian(),
        frames);
  }

  /** Returns a number of 80 bits: sign, 15 bits of exponent, 64 bits with the leading 1. */
  private static double extended(int signAndExponent, long mantissa) {
    if ((signAndExponent & 0x8000) != 0 || (signAndExponent & 0x7FFF) == 0x7FFF) {
      return -1; // refused as a sample rate
    }
    double high = (mantissa >>> 1) * 2.0; // as unsigned
    return Math.scalb(high, signAndExponent - 16383 - 63);
  }
}
