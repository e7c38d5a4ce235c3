package io.github.tfrnn.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * The chunk "fmt " of a WAV file: what its samples are.
 *
 * @param sampleRate in hertz
 * @param channels at least 1
 * @param encoding of each sample
 * @param bytesPerSample of each sample
 */
record WavFormat(long sampleRate, int channels, SampleEncoding encoding, int bytesPerSample) {
  private static final int EXTENSIBLE = 0xFFFE;

  /** What the GUIDs of all format tags end in. */
  private static final int[] GUID_END = {0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71};

  int bytesPerFrame() {
    return channels * bytesPerSample;
  }

  static WavFormat read(ByteSource source, String container, long size) throws IOException {
    String of = "the chunk \"fmt \"";
    if (size < 14) {
      throw source.error(
          "the chunk \"fmt \" has %s bytes, expected at least 16: the file is damaged", size);
    }
    int tag = source.int16(of);
    int channels = source.int16(of);
    long sampleRate = source.int32(of);
    source.int32(of); // bytes a second, which follow from the others
    int bytesPerFrame = source.int16(of);
    int bits = size >= 16 ? source.int16(of) : 0;
    if (tag == EXTENSIBLE && size >= 40) {
      source.bytes(8, of); // size of this, valid bits, places of the loudspeakers
      tag = source.int16(of);
      byte[] rest = source.bytes(14, of);
      if (!isGuidOfTags(rest)) {
        throw source.error(
            "the encoding is none of Microsoft's (its GUID ends in %s)%s",
            Arrays.toString(rest), ByteSource.CONVERT);
      }
    }
    if (channels == 0) {
      throw source.error(
          "the header of the %s file says 0 channels, expected 1 to 65535: it is damaged",
          container);
    }
    int bytesPerSample = bytesPerSample(source, channels, bytesPerFrame, bits);
    return new WavFormat(
        sampleRate, channels, encoding(source, tag, bytesPerSample, bits), bytesPerSample);
  }

  private static boolean isGuidOfTags(byte[] rest) {
    int from = rest.length - GUID_END.length;
    for (int i = 0; i < GUID_END.length; i++) {
      if ((rest[from + i] & 0xFF) != GUID_END[i]) {
        return false;
      }
    }
    return rest[0] == 0 && rest[1] == 0;
  }

  /** Samples narrower than whole bytes, or than their place in the frame, stand to the left. */
  private static int bytesPerSample(ByteSource source, int channels, int bytesPerFrame, int bits)
      throws IOException {
    int needed = (bits + 7) / 8;
    if (bytesPerFrame == 0) {
      return needed;
    }
    int size = bytesPerFrame / channels;
    if (bytesPerFrame % channels != 0 || size < needed) {
      throw source.error(
          "the header says %s bytes a frame, which are not %s channels of %s bits: it is damaged",
          bytesPerFrame, channels, bits);
    }
    return size;
  }

  private static SampleEncoding encoding(ByteSource source, int tag, int bytes, int bits)
      throws IOException {
    SampleEncoding encoding =
        switch (tag) {
          case 1 -> bytes == 1 ? SampleEncoding.UNSIGNED : SampleEncoding.SIGNED;
          case 3 -> SampleEncoding.FLOAT;
          case 6 -> SampleEncoding.A_LAW;
          case 7 -> SampleEncoding.MU_LAW;
          default ->
              throw source.error(
                  "the encoding is %s (format tag 0x%04X); PCM, float, A-law and mu-law are"
                      + " read%s",
                  name(tag), tag, ByteSource.CONVERT);
        };
    boolean possible =
        switch (encoding) {
          case UNSIGNED, SIGNED -> (bytes >= 1 && bytes <= 4 && bits >= 1) || bytes == 8;
          case FLOAT -> (bytes == 4 && bits == 32) || (bytes == 8 && bits == 64);
          case A_LAW, MU_LAW -> bytes == 1;
        };
    if (!possible) {
      throw source.error(
          "%s samples of %s bits in %s bytes are not read; expected PCM of 8, 16, 24, 32 or 64"
              + " bits, or float of 32 or 64: the header is damaged, or rare%s",
          encoding, bits, bytes, ByteSource.CONVERT);
    }
    return encoding;
  }

  private static String name(int tag) {
    return switch (tag) {
      case 0x0002 -> "Microsoft ADPCM";
      case 0x0011 -> "IMA ADPCM";
      case 0x0031 -> "GSM 6.10";
      case 0x0050 -> "MPEG layer I or II";
      case 0x0055 -> "MP3";
      case 0x00FF, 0x1610 -> "AAC";
      case 0x0160, 0x0161, 0x0162 -> "Windows Media Audio";
      default -> "unknown";
    };
  }
}
