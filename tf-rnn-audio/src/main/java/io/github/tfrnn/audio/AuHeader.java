package io.github.tfrnn.audio;

import java.io.IOException;

/** Headers of Sun's and NeXT's AU files, in either order of bytes. */
final class AuHeader {

  static SampleLayout read(ByteSource source, String magic) throws IOException {
    String of = "the AU header";
    boolean bigEndian = magic.equals(".snd");
    source.setBigEndian(bigEndian);
    source.bytes(4, of);
    long begin = source.int32(of);
    long bytes = source.int32(of);
    long code = source.int32(of);
    long sampleRate = source.int32(of);
    long channels = source.int32(of);
    if (begin < 24) {
      throw source.error(
          "the AU header says that it has %s bytes, expected at least 24: it is damaged", begin);
    }
    SampleEncoding encoding =
        switch ((int) code) {
          case 1 -> SampleEncoding.MU_LAW;
          case 2, 3, 4, 5 -> SampleEncoding.SIGNED;
          case 6, 7 -> SampleEncoding.FLOAT;
          case 27 -> SampleEncoding.A_LAW;
          default ->
              throw source.error(
                  "the encoding of the AU file is %s; 1 to 7 (mu-law, PCM, float) and 27 (A-law)"
                      + " are read%s",
                  code, ByteSource.CONVERT);
        };
    int bytesPerSample =
        switch ((int) code) {
          case 3 -> 2;
          case 4 -> 3;
          case 5, 6 -> 4;
          case 7 -> 8;
          default -> 1;
        };
    SampleLayout layout =
        SampleLayout.checked(
            source,
            "AU",
            sampleRate,
            channels,
            encoding,
            bytesPerSample,
            bigEndian,
            bytes == 0xFFFF_FFFFL || channels == 0
                ? SampleLayout.UNKNOWN
                : bytes / (channels * bytesPerSample));
    if (!source.skip(begin - 24)) {
      throw source.error("the file ends within the AU header of %s bytes", begin);
    }
    return layout;
  }

  private AuHeader() {}
}
