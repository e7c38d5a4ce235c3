package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing WAV files, and reading them as a whole and in blocks. */
class SoundBlocksTest {
  @TempDir private Path folder;

  private static Sound noise(int frames) {
    Random random = new Random(4);
    float[][] channels = new float[2][frames];
    for (float[] channel : channels) {
      for (int i = 0; i < frames; i++) {
        channel[i] = (random.nextInt(65536) - 32768) / 32768f;
      }
    }
    return Sound.of(16_000, channels);
  }

  @ParameterizedTest
  @EnumSource(WavEncoding.class)
  void whatIsWrittenIsRead(WavEncoding encoding) throws IOException {
    for (int frames : new int[] {0, 1, 40_001}) {
      Path file = folder.resolve("noise.wav");
      noise(frames).writeWav(file, encoding);
      assertThat(Sound.read(file)).isEqualTo(noise(frames));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void blocksAreThePartsOfTheWhole() throws IOException {
    Path file = folder.resolve("noise.wav");
    Sound sound = noise(70_001);
    sound.writeWav(file);
    for (int size : new int[] {1000, 70_001, 100_000}) {
      List<Sound> read = new ArrayList<>();
      try (SoundBlocks blocks = Sound.blocks(file, size)) {
        assertThat(blocks.frames()).hasValue(70_001);
        assertThat(blocks.channels()).isEqualTo(2);
        assertThat(blocks.sampleRate()).isEqualTo(16_000);
        for (Optional<Sound> block = blocks.next(); block.isPresent(); block = blocks.next()) {
          read.add(block.get());
        }
        assertThat(blocks.next()).isEmpty();
      }
      assertThat(read).hasSize((70_000 + size) / size);
      for (int i = 0; i < read.size(); i++) {
        assertThat(read.get(i)).isEqualTo(sound.slice(i * size, Math.min(70_001, (i + 1) * size)));
      }
    }
  }

  @Test
  void fullScaleFitsAndWhatIsBeyondIsRefused() throws IOException {
    Path file = folder.resolve("loud.wav");
    Sound.of(8000, new float[] {1, -1}).writeWav(file);
    assertThat(Sound.read(file).samples()).containsExactly(32767 / 32768f, -1);
    Sound loud = Sound.of(8000, new float[] {0, 1.5f});
    assertThatThrownBy(() -> loud.writeWav(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1.5 in frame 1")
        .hasMessageContaining("FLOAT_32");
    loud.writeWav(file, WavEncoding.FLOAT_32);
    assertThat(Sound.read(file)).isEqualTo(loud);
  }

  @Test
  void blocksOverTheLimitAreRefused() throws IOException {
    Path file = folder.resolve("noise.wav");
    noise(10).writeWav(file);
    assertThatThrownBy(() -> SoundBlocks.open(file, 6, ReadOptions.defaults().maxSamples(11)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SoundBlocks.open(file, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SoundBlocks: framesPerBlock must be at least 1, got 0");
  }
}
