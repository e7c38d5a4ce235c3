package io.github.tfrnn.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does a JVM with a small heap get native memory all the same? */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmallHeapTest {

  @TempDir private Path folder;

  private record Ended(int exit, String output) {}

  /** Runs {@link SmallHeapMain}; heaps below are a tenth of what the process comes to. */
  private static Ended run(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SmallHeapMain.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void trainsAndExportsAndLoads() throws IOException, InterruptedException {
    String model = folder.resolve("model").toString();
    Ended trained = run(List.of("-Xmx32m"), model);
    assertThat(trained.output()).contains("trained").doesNotContain("OutOfMemoryError");
    assertThat(trained.exit()).isZero();
    Ended loaded = run(List.of("-Xmx24m"), model, "load");
    assertThat(loaded.output()).contains("loaded 4").doesNotContain("OutOfMemoryError");
    assertThat(loaded.exit()).isZero();
  }

  @Test
  void keepsALimitThatTheUserSets() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of("-Xmx64m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=100m"),
            folder.resolve("model").toString());
    assertThat(ended.exit()).isNotZero();
    assertThat(ended.output()).contains("Physical memory usage is too high");
  }
}
