package io.github.tfrnn.audio;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What stands around samples, and what is said where it cannot be. */
class ContainersTest {
  private static final byte[] LITTLE = SoundBytes.data(LITTLE_ENDIAN, 2, 0, 8192, -16384);
  private static final byte[] BIG = SoundBytes.data(BIG_ENDIAN, 2, 0, 8192, -16384);
  private static final Sound EXPECTED = Sound.of(8000, new float[] {0, 0.25f, -0.5f});

  private static SoundBytes format(SoundBytes bytes) {
    return bytes.int16(1).int16(1).int32(8000).int32(16_000).int16(2).int16(16);
  }

  static byte[] rifx() {
    SoundBytes bytes = SoundBytes.bigEndian().id("RIFX").int32(42).id("WAVE").id("fmt ").int32(16);
    return format(bytes).id("data").int32(BIG.length).raw(BIG).bytes();
  }

  static byte[] rf64() {
    SoundBytes bytes =
        SoundBytes.littleEndian()
            .id("RF64")
            .int32(0xFFFFFFFFL)
            .id("WAVEds64")
            .int32(28)
            .int64(78)
            .int64(LITTLE.length)
            .int64(3)
            .int32(0)
            .id("fmt ")
            .int32(16);
    return format(bytes).id("data").int32(0xFFFFFFFFL).raw(LITTLE).raw(new byte[9]).bytes();
  }

  static byte[] wave64() {
    byte[] rest = new byte[12];
    SoundBytes bytes =
        SoundBytes.littleEndian()
            .id("riff")
            .raw(rest)
            .int64(134)
            .id("wave")
            .raw(rest)
            .id("junk")
            .raw(rest)
            .int64(24 + 3)
            .raw(new byte[8]) // three and what fills them up to eight
            .id("fmt ")
            .raw(rest)
            .int64(24 + 16);
    return format(bytes)
        .id("data")
        .raw(rest)
        .int64(24 + LITTLE.length)
        .raw(LITTLE)
        .raw(new byte[9])
        .bytes();
  }

  private static SoundBytes begun() {
    return SoundBytes.littleEndian().id("RIFF").int32(500).id("WAVE");
  }

  @Test
  void kinOfWavAreRead() throws IOException {
    assertThat(read(rifx())).isEqualTo(EXPECTED);
    assertThat(read(rf64())).isEqualTo(EXPECTED);
    assertThat(read(wave64())).isEqualTo(EXPECTED);
  }

  @Test
  void otherChunksAreReadOver() throws IOException {
    for (byte[] filled : new byte[][] {{1, 2, 3, 0}, {1, 2, 3}}) { // or the zero forgotten
      byte[] file =
          format(begun().id("LIST").int32(3).raw(filled).id("fmt ").int32(16))
              .id("fact")
              .int32(4)
              .int32(3)
              .id("data")
              .int32(LITTLE.length)
              .raw(LITTLE)
              .id("LIST")
              .int32(2)
              .raw(new byte[2])
              .bytes();
      assertThat(read(file)).isEqualTo(EXPECTED);
    }
  }

  @Test
  void aFileOfNoFramesIsOne() throws IOException {
    assertThat(read(SoundBytes.wav(1, 2, 8000, 16, new byte[0])).frames()).isZero();
    assertThat(read(SoundBytes.aiff("", 1, 8000, 16, 0, new byte[0])).frames()).isZero();
    assertThat(read(SoundBytes.au(true, 3, 1, 8000, 0, new byte[0])).frames()).isZero();
  }

  @Test
  void errorsSayWhatCameAndWhatToDo() {
    requireError(new byte[0], "expected a WAV, AIFF or AU file, got 0 bytes: the file is empty");
    requireError(
        "<!doctype html>".getBytes(ISO_8859_1), "begins with \"<!doctype ht\"", "Convert it");
    requireError("fLaC56789012".getBytes(ISO_8859_1), "is FLAC, for which no javax.sound.sampled");
    requireError("OggS56789012".getBytes(ISO_8859_1), "is Ogg, for which no");
    requireError("ID3456789012".getBytes(ISO_8859_1), "is MP3 or AAC, for which no");
    requireError("MThd56789012".getBytes(ISO_8859_1), "MIDI, which is notes");
    requireError("RIFF5678AVI 9012".getBytes(ISO_8859_1), "expected WAVE", "got \"AVI \"");
    requireError("FORM5678ILBM9012".getBytes(ISO_8859_1), "expected AIFF or AIFC", "got \"ILBM\"");
    requireError(SoundBytes.wav(0x11, 1, 8000, 8, new byte[4]), "IMA ADPCM (format tag 0x0011)");
    requireError(SoundBytes.wav(0x4321, 1, 8000, 8, new byte[4]), "unknown (format tag 0x4321)");
    requireError(SoundBytes.wav(1, 0, 8000, 16, new byte[4]), "0 channels, expected 1 to 65535");
    requireError(SoundBytes.wav(1, 1, 0, 16, new byte[4]), "sample rate of 0 Hz");
    requireError(SoundBytes.wav(3, 1, 8000, 16, new byte[4]), "FLOAT samples of 16 bits");
    requireError(SoundBytes.wav(1, 1, 8000, 40, new byte[5]), "SIGNED samples of 40 bits");
    requireError(begun().id("data").int32(4).int32(0).bytes(), "no chunk \"fmt \" before");
    requireError(begun().bytes(), "without a chunk \"data\" or \"fmt \"");
    requireError(format(begun().id("fmt ").int32(16)).bytes(), "without a chunk \"data\". Was it");
    requireError(begun().id("LIST").int32(400).bytes(), "ends within the chunk \"LIST\" of 400");
    requireError(begun().id("LIST").int32(0xF0000000L).bytes(), "damaged or endless");
    requireError(begun().id("fmt ").int32(9).raw(new byte[9]).bytes(), "expected at least 16");
    requireError(Arrays.copyOf(rifx(), 30), "ends within the chunk \"fmt \"", "got ");
    requireError(SoundBytes.aiff("ima4", 1, 8000, 16, 4, new byte[8]), "compression is \"ima4\"");
    requireError(SoundBytes.aiff("", 1, 8000, 16, 9, new byte[8]), "9 frames, but", "room for 4");
    requireError(SoundBytes.au(true, 23, 1, 8000, 8, new byte[8]), "encoding of the AU file is 23");
    requireError(SoundBytes.au(true, 3, 0, 8000, 8, new byte[8]), "0 channels");
  }

  private static void requireError(byte[] file, String... parts) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(SoundFormatException.class)
        .hasMessageStartingWith("the stream: ")
        .hasMessageContainingAll(parts);
  }

  private static Sound read(byte[] file) throws IOException {
    return Sound.read(new ByteArrayInputStream(file));
  }
}
