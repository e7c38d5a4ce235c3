package io.github.tfrnn.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Does a training that was killed again and again (SIGKILL, at any moment) end with the same bits
 * as one that nobody disturbed?
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledTrainingTest {

  @TempDir private Path folder;

  @Test
  void killedThreeTimes() throws IOException, InterruptedException {
    killed("arrays", 3);
  }

  /** As Ctrl-C does. */
  @Test
  void toldToEndItFinishesItsBatchAndKeepsABackup() throws IOException, InterruptedException {
    Path quiet = Files.createDirectory(folder.resolve("quiet"));
    List<String> undisturbed = run(quiet, "arrays", Long.MAX_VALUE, Process::destroy);
    Path told = Files.createDirectory(folder.resolve("told"));
    List<String> first = run(told, "arrays", 100, Process::destroy);
    assertThat(first).contains("begun");
    assertThat(told.resolve("backup")).isNotEmptyDirectory();
    // What comes after fit may have been begun, or not, before the program ended.
    Files.deleteIfExists(told.resolve("weights.npz"));
    List<String> second = run(told, "arrays", Long.MAX_VALUE, Process::destroy);
    assertThat(second.get(second.size() - 1)).isEqualTo(undisturbed.get(undisturbed.size() - 1));
    assertThat(told.resolve("weights.npz")).hasSameBinaryContentAs(quiet.resolve("weights.npz"));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"arrays", "dataset"})
  void killedTwentyTimes(String kind) throws IOException, InterruptedException {
    killed(kind, 20);
  }

  private void killed(String kind, int times) throws IOException, InterruptedException {
    Path quiet = Files.createDirectory(folder.resolve("quiet"));
    long start = System.nanoTime();
    List<String> undisturbed = run(quiet, kind, Long.MAX_VALUE, Process::destroyForcibly);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(undisturbed).last().asString().startsWith("history ");

    long seed = System.nanoTime();
    System.out.println("seed of the moments: " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Path disturbed = Files.createDirectory(folder.resolve("disturbed"));
    List<String> last = List.of();
    int kills = 0;
    while (last.stream().noneMatch(line -> line.startsWith("history "))) {
      boolean kill = kills < times;
      long moment = random.nextLong(Math.max(1, millis / 4));
      last = run(disturbed, kind, kill ? moment : Long.MAX_VALUE, Process::destroyForcibly);
      kills += kill ? 1 : 0;
    }
    assertThat(kills).as("it was killed before it was done").isGreaterThanOrEqualTo(2);
    assertThat(last.get(last.size() - 1)).isEqualTo(undisturbed.get(undisturbed.size() - 1));
    for (String file : List.of("weights.npz", "log.csv")) {
      assertThat(disturbed.resolve(file)).hasSameBinaryContentAs(quiet.resolve(file));
    }
    assertThat(disturbed.resolve("backup")).isEmptyDirectory();
  }

  /**
   * Returns what the training printed until it ended or, so long after it had begun, was killed.
   */
  private static List<String> run(
      Path folder, String kind, long killAfterMillis, Consumer<Process> end)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledMain.class.getName(),
                folder.toString(),
                kind)
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.equals("begun") && killAfterMillis < Long.MAX_VALUE) {
          if (!process.waitFor(killAfterMillis, TimeUnit.MILLISECONDS)) {
            end.accept(process); // closes the stream too
            break;
          }
        }
      }
    }
    process.waitFor();
    return lines;
  }
}
