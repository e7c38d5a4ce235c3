package io.github.tfrnn.audio;

import static io.github.tfrnn.audio.SoundBytes.data;
import static io.github.tfrnn.audio.SoundBytes.wav;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound files that are made here. */
class SoundTest {
  private static final float[] EXPECTED = {0, 0.5f, -1, -0.25f};

  private static byte[] halves(ByteOrder order, int bytes) {
    long one = 1L << (8 * bytes - 1);
    return data(order, bytes, 0, one >>> 1, -one, -(one >>> 2));
  }

  private static byte[] floats(ByteOrder order) {
    int[] bits = new int[4];
    Arrays.setAll(bits, i -> Float.floatToIntBits(EXPECTED[i]));
    return data(order, 4, bits[0], bits[1], bits[2], bits[3]);
  }

  private static byte[] doubles(ByteOrder order) {
    long[] bits = new long[4];
    Arrays.setAll(bits, i -> Double.doubleToLongBits(EXPECTED[i]));
    return data(order, 8, bits);
  }

  static byte[] extensible(int tag, int bits, byte[] data) {
    return SoundBytes.littleEndian()
        .id("RIFF")
        .int32(0xFFFFFFFFL)
        .id("WAVE")
        .id("fmt ")
        .int32(40)
        .int16(0xFFFE)
        .int16(1)
        .int32(8000)
        .int32(8000L * bits / 8)
        .int16(bits / 8)
        .int16(bits)
        .int16(22)
        .int16(bits)
        .int32(4)
        .int16(tag)
        .int16(0)
        .raw(new byte[] {0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71})
        .id("data")
        .int32(0xFFFFFFFFL)
        .raw(data)
        .bytes();
  }

  static Stream<Arguments> files() {
    byte[] bytes8 = {(byte) 128, (byte) 192, 0, 96};
    return Stream.of(
        Arguments.of("WAV of 8 bits", wav(1, 1, 8000, 8, bytes8)),
        Arguments.of("WAV of 16 bits", wav(1, 1, 8000, 16, halves(LITTLE_ENDIAN, 2))),
        Arguments.of("WAV of 24 bits", wav(1, 1, 8000, 24, halves(LITTLE_ENDIAN, 3))),
        Arguments.of("WAV of 32 bits", wav(1, 1, 8000, 32, halves(LITTLE_ENDIAN, 4))),
        Arguments.of("WAV of 64 bits", wav(1, 1, 8000, 64, halves(LITTLE_ENDIAN, 8))),
        Arguments.of("WAV of float 32", wav(3, 1, 8000, 32, floats(LITTLE_ENDIAN))),
        Arguments.of("WAV of float 64", wav(3, 1, 8000, 64, doubles(LITTLE_ENDIAN))),
        Arguments.of("extensible WAV of PCM", extensible(1, 16, halves(LITTLE_ENDIAN, 2))),
        Arguments.of("extensible WAV of float", extensible(3, 32, floats(LITTLE_ENDIAN))),
        Arguments.of("AIFF of 8 bits", SoundBytes.aiff("", 1, 8000, 8, 4, halves(BIG_ENDIAN, 1))),
        Arguments.of("AIFF of 16", SoundBytes.aiff("", 1, 8000, 16, 4, halves(BIG_ENDIAN, 2))),
        Arguments.of("AIFF of 24", SoundBytes.aiff("", 1, 8000, 24, 4, halves(BIG_ENDIAN, 3))),
        Arguments.of("AIFF of 32", SoundBytes.aiff("", 1, 8000, 32, 4, halves(BIG_ENDIAN, 4))),
        Arguments.of(
            "AIFC sowt", SoundBytes.aiff("sowt", 1, 8000, 16, 4, halves(LITTLE_ENDIAN, 2))),
        Arguments.of("AIFC NONE", SoundBytes.aiff("NONE", 1, 8000, 24, 4, halves(BIG_ENDIAN, 3))),
        Arguments.of("AIFC raw", SoundBytes.aiff("raw ", 1, 8000, 8, 4, bytes8)),
        Arguments.of("AIFC fl32", SoundBytes.aiff("fl32", 1, 8000, 32, 4, floats(BIG_ENDIAN))),
        Arguments.of("AIFC fl64", SoundBytes.aiff("FL64", 1, 8000, 64, 4, doubles(BIG_ENDIAN))),
        Arguments.of("AU of 8 bits", SoundBytes.au(true, 2, 1, 8000, 4, halves(BIG_ENDIAN, 1))),
        Arguments.of("AU of 16", SoundBytes.au(true, 3, 1, 8000, 8, halves(BIG_ENDIAN, 2))),
        Arguments.of("AU of 24", SoundBytes.au(true, 4, 1, 8000, 12, halves(BIG_ENDIAN, 3))),
        Arguments.of("AU of 32", SoundBytes.au(true, 5, 1, 8000, 16, halves(BIG_ENDIAN, 4))),
        Arguments.of("AU of float 32", SoundBytes.au(true, 6, 1, 8000, -1, floats(BIG_ENDIAN))),
        Arguments.of("AU of float 64", SoundBytes.au(true, 7, 1, 8000, -1, doubles(BIG_ENDIAN))),
        Arguments.of(
            "AU backwards", SoundBytes.au(false, 3, 1, 8000, 8, halves(LITTLE_ENDIAN, 2))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isReadAsItsSamples(String name, byte[] file) throws IOException {
    Sound sound = Sound.read(new ByteArrayInputStream(file));
    assertThat(sound).isEqualTo(Sound.of(8000, EXPECTED));
    assertThat(sound.durationSeconds()).isEqualTo(0.0005);
  }

  @Test
  void lawsHaveTheirEndsAndTheirMiddle() throws IOException {
    byte[] codes = {(byte) 0x80, 0, (byte) 0xFF, 0x7F};
    assertThat(read(wav(7, 1, 8000, 8, codes)).samples())
        .containsExactly(32124 / 32768f, -32124 / 32768f, 0, 0);
    byte[] aCodes = {(byte) 0xAA, 0x2A, (byte) 0xD5, 0x55};
    assertThat(read(wav(6, 1, 8000, 8, aCodes)).samples())
        .containsExactly(32256 / 32768f, -32256 / 32768f, 8 / 32768f, -8 / 32768f);
  }

  @Test
  void streamsOfUnknownLengthEndWhereTheyEnd() throws IOException {
    for (long size : new long[] {0, 0xFFFFFFFFL, 0x7FFFF000L}) {
      byte[] bytes = wav(1, 1, 8000, 16, new byte[200_001]); // with half a sample
      for (int i = 0; i < 4; i++) {
        bytes[4 + i] = (byte) ((size == 0 ? 0 : 0xFFFFFFFFL) >> (8 * i));
        bytes[40 + i] = (byte) (size >> (8 * i));
      }
      assertThat(read(bytes).frames()).isEqualTo(100_000);
    }
  }

  @Test
  void lessThanPromisedIsAnErrorUnlessAccepted() throws IOException {
    byte[] cut = Arrays.copyOf(wav(1, 2, 8000, 16, new byte[400]), 44 + 203);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(SoundFormatException.class)
        .hasMessage(
            "the stream: truncated: the header promises 100 frames, the file ends after 50. Was it"
                + " cut off in transfer? ReadOptions.acceptTruncated(true) reads what there is.");
    ReadOptions accepting = ReadOptions.defaults().acceptTruncated(true);
    assertThat(Sound.read(new ByteArrayInputStream(cut), accepting).frames()).isEqualTo(50);
  }

  @Test
  @Timeout(10)
  void anEndlessStreamStopsAtTheLimit() {
    byte[] header = wav(1, 1, 8000, 16, new byte[0]);
    Arrays.fill(header, 4, 8, (byte) 0xFF);
    Arrays.fill(header, 40, 44, (byte) 0xFF);
    InputStream endless = new SequenceInputStream(new ByteArrayInputStream(header), new Endless());
    assertThatThrownBy(() -> Sound.read(endless, ReadOptions.defaults().maxSamples(1_000_000)))
        .isInstanceOf(SoundFormatException.class)
        .hasMessageContaining("limit of 1000000 samples")
        .hasMessageContaining("SoundBlocks");
  }

  /** Silence for ever. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }
  }

  @Test
  void aLimitThatIsJustReachedIsNone() throws IOException {
    byte[] file = wav(1, 2, 8000, 16, new byte[4000]);
    ReadOptions enough = ReadOptions.defaults().maxSamples(2000);
    assertThat(Sound.read(new ByteArrayInputStream(file), enough).frames()).isEqualTo(1000);
    assertThatThrownBy(() -> Sound.read(new ByteArrayInputStream(file), enough.maxSamples(1999)))
        .isInstanceOf(SoundFormatException.class);
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    byte[] data = data(LITTLE_ENDIAN, 4, 0, 0, Float.floatToIntBits(Float.NaN), 0);
    assertThatThrownBy(() -> read(wav(3, 2, 8000, 32, data)))
        .isInstanceOf(SoundFormatException.class)
        .hasMessageContaining("sample 2 is NaN (frame 1 of channel 0)");
  }

  @Test
  void aMissingFileIsToldWithItsWholePath() {
    Path missing = Path.of("no-such-file.wav");
    assertThatThrownBy(() -> Sound.read(missing))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SoundFormatException.class)
        .hasMessageContaining(missing.toAbsolutePath().toString());
  }

  @Test
  void channelsAreTakenAndMixed() {
    Sound stereo = Sound.of(100, new float[] {1, 0.5f}, new float[] {0, -0.5f});
    assertThat(stereo.samples(1)).containsExactly(0, -0.5f);
    assertThat(stereo.interleaved()).containsExactly(1, 0, 0.5f, -0.5f);
    assertThat(stereo.mono()).isEqualTo(Sound.of(100, new float[] {0.5f, 0}));
    assertThat(stereo.slice(1, 2).interleaved()).containsExactly(0.5f, -0.5f);
    assertThatThrownBy(stereo::samples)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mono()");
    assertThatThrownBy(() -> stereo.slice(1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sound.of(100, new float[2], new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Sound: channel 0 has 2 frames, channel 1 has 1");
  }

  private static Sound read(byte[] file) throws IOException {
    return Sound.read(new ByteArrayInputStream(file));
  }
}
