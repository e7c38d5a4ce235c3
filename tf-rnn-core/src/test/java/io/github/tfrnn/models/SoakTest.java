package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Does native memory stay flat over long work? Each work runs in a JVM of its own whose heap is
 * touched from the start, so that the resident memory grows by native memory alone.
 */
@Tag("soak")
class SoakTest {

  private static final List<String> FIXED_HEAP =
      List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");

  /** In kB: what malloc and the JIT compiler still take after the warm-up. */
  private static final long SLACK = 25_000;

  @BeforeEach
  void onlyLinuxTellsItsResidentMemory() {
    assumeTrue(
        Files.isReadable(Path.of("/proc/self/status")),
        "resident memory is read from /proc/self/status, which only Linux has");
  }

  /** Runs a work; returns the numbers it printed, by the word before them. */
  private static Map<String, List<Long>> run(String work) throws IOException, InterruptedException {
    ChildJvm ended = ChildJvm.run(SoakMain.class, FIXED_HEAP, work);
    assertThat(ended.exit()).as(ended.output()).isZero();
    Map<String, List<Long>> numbers =
        ended
            .output()
            .lines()
            .filter(line -> line.matches("(warm|end|operations)( \\d+)+"))
            .map(line -> List.of(line.split(" ", -1)))
            .collect(
                Collectors.toMap(
                    words -> words.get(0),
                    words -> words.stream().skip(1).map(Long::valueOf).toList()));
    System.getLogger(SoakTest.class.getName())
        .log(System.Logger.Level.INFO, "{0}: {1}", work, numbers);
    long growth = numbers.get("end").get(0) - numbers.get("warm").get(0);
    assertThat(growth).as("growth in kB of %s: %s", work, numbers).isLessThan(SLACK);
    return numbers;
  }

  @Test
  void memoryStaysFlatOver300Epochs() throws IOException, InterruptedException {
    assertThat(run("fit")).hasSize(2);
  }

  @Test
  void predictionsOfManyThreadsEqualThoseOfOne() throws IOException, InterruptedException {
    assertThat(run("predict")).hasSize(2); // it ends in an error if one differs
  }

  @Test
  void theGraphStaysAsItIsOverManyLengths() throws IOException, InterruptedException {
    List<Long> operations = run("lengths").get("operations");
    assertThat(operations.get(1)).isEqualTo(operations.get(0)).isPositive();
  }

  @Test
  void closedModelsLeaveNothingBehind() throws IOException, InterruptedException {
    assertThat(run("models")).hasSize(2);
  }
}
