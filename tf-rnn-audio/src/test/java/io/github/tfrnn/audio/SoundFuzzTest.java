package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged headers: an IOException at worst, at once, and in little memory. */
class SoundFuzzTest {
  private static final long MAX_NANOS = 1_000_000_000L;
  private static final long MAX_ALLOCATED = 32L << 20; // most is the buffer of 65535 channels
  private static final int[] TELLING = {0, 1, 2, 3, 6, 7, 0x7F, 0x80, 0xFE, 0xFF};

  @TempDir private Path folder;

  @Test
  void hundredsOfDamagedFilesAreNoTrouble() throws IOException {
    damage(400, 1);
  }

  @Test
  @Tag("slow")
  void thousandsOfDamagedFilesAreNoTrouble() throws IOException {
    damage(20_000, 2);
  }

  private void damage(int count, long seed) throws IOException {
    Path path = folder.resolve("damaged");
    Random random = new Random(seed);
    List<byte[]> whole = whole();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] file = mutated(whole.get(random.nextInt(whole.size())), random);
      boolean fromDisk = i % 2 == 1; // where the length is known
      if (fromDisk) {
        Files.write(path, file);
      }
      long begin = System.nanoTime();
      long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        Sound sound = fromDisk ? Sound.read(path) : Sound.read(new ByteArrayInputStream(file));
        assertThat((long) sound.frames() * sound.channels()).isLessThanOrEqualTo(file.length);
      } catch (IOException e) {
        assertThat(e).isInstanceOf(SoundFormatException.class);
        assertThat(e).hasMessageStartingWith(fromDisk ? path + ": " : "the stream: ");
        refused++;
      } catch (RuntimeException | Error e) {
        fail("seed %s, file %s: %s".formatted(seed, i, Arrays.toString(file)), e);
      }
      allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
      assertThat(allocated).as("bytes for file %s", i).isLessThan(MAX_ALLOCATED);
      assertThat(System.nanoTime() - begin).as("ns for file %s", i).isLessThan(MAX_NANOS);
    }
    assertThat(refused).isBetween(count / 10, count);
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] file = whole.clone();
    int header = Math.min(file.length, 112);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(header);
      switch (random.nextInt(6)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file[at] = (byte) TELLING[random.nextInt(TELLING.length)];
        case 2 -> file[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> // a whole field
            Arrays.fill(
                file,
                at & ~3,
                Math.min(file.length, (at & ~3) + 4),
                (byte) TELLING[random.nextInt(TELLING.length)]);
        case 4 -> { // a whole field, a little beyond the end perhaps
          int value = random.nextInt(600);
          int field = Math.min(at & ~1, file.length - 4);
          for (int b = 0; b < 4; b++) {
            file[field + b] = (byte) (value >> (8 * (random.nextBoolean() ? b : 3 - b)));
          }
        }
        default -> file = Arrays.copyOf(file, Math.max(4, random.nextInt(file.length + 8)));
      }
      header = Math.min(file.length, header);
    }
    return file;
  }

  private static List<byte[]> whole() {
    byte[] data = new byte[240];
    new Random(3).nextBytes(data);
    byte[] floats = SoundBytes.data(ByteOrder.BIG_ENDIAN, 4, new long[60]);
    return List.of(
        SoundBytes.wav(1, 1, 8000, 16, data),
        SoundBytes.wav(1, 2, 44100, 24, data),
        SoundBytes.wav(3, 2, 16000, 32, floats),
        SoundBytes.wav(7, 1, 8000, 8, data),
        SoundTest.extensible(3, 32, floats),
        ContainersTest.rifx(),
        ContainersTest.rf64(),
        ContainersTest.wave64(),
        SoundBytes.aiff("", 2, 44100, 16, 60, data),
        SoundBytes.aiff("sowt", 1, 8000, 24, 80, data),
        SoundBytes.aiff("fl32", 1, 8000, 32, 60, floats),
        SoundBytes.au(true, 3, 1, 8000, 240, data),
        SoundBytes.au(false, 1, 2, 8000, -1, data));
  }
}
