package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a JVM with a small heap get native memory all the same? The process comes to ten times these
 * heaps.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmallHeapTest {

  @TempDir private Path folder;

  @Test
  void trainsAndExportsAndLoads() throws IOException, InterruptedException {
    String model = folder.resolve("model").toString();
    ChildJvm trained = ChildJvm.run(SmallHeapMain.class, List.of("-Xmx32m"), model);
    assertThat(trained.output()).contains("trained").doesNotContain("OutOfMemoryError");
    assertThat(trained.exit()).isZero();
    ChildJvm loaded = ChildJvm.run(SmallHeapMain.class, List.of("-Xmx24m"), model, "load");
    assertThat(loaded.output()).contains("loaded 4").doesNotContain("OutOfMemoryError");
    assertThat(loaded.exit()).isZero();
  }

  @Test
  void keepsALimitThatTheUserSets() throws IOException, InterruptedException {
    ChildJvm ended =
        ChildJvm.run(
            SmallHeapMain.class,
            List.of("-Xmx64m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=100m"),
            folder.resolve("model").toString());
    assertThat(ended.exit()).isNotZero();
    assertThat(ended.output()).contains("Physical memory usage is too high");
  }
}
