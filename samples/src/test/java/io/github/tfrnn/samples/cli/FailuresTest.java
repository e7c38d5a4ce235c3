package io.github.tfrnn.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void repeatsAnExplanation() {
    assertThat(Failures.sentence(new IOException("x.tsv: there is no such file")))
        .isEqualTo("error: x.tsv: there is no such file");
  }

  @Test
  void namesTheTypeOfAFault() {
    assertThat(Failures.sentence(new NullPointerException("x is null")))
        .isEqualTo("error: java.lang.NullPointerException: x is null; --verbose tells where");
    assertThat(Failures.sentence(new IllegalStateException()))
        .isEqualTo("error: java.lang.IllegalStateException; --verbose tells where");
  }

  @Test
  void saysHowToGetMemory() {
    assertThat(Failures.sentence(new OutOfMemoryError("Java heap space")))
        .startsWith("error: out of memory (Java heap space); give Java more than its ")
        .contains("SAMPLES_JAVA_OPTS");
  }
}
