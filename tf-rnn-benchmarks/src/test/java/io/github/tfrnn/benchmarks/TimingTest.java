package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void shortEpochsAreTimedMoreOften() {
    assertThat(Timing.epochs(0.01)).isEqualTo(10);
    assertThat(Timing.epochs(0.3)).isEqualTo(6);
    assertThat(Timing.epochs(2)).isEqualTo(4);
    assertThat(Timing.epochs(5.1)).isEqualTo(2);
  }

  @Test
  void theEpochThatWarmsUpDoesNotCount() {
    Iterator<Double> seconds = List.of(1.0, 3.0, 2.5, 2.0, 4.0).iterator();
    assertThat(Timing.best(seconds::next)).isEqualTo(2);
    assertThat(seconds).isExhausted();
  }

  @Test
  void percentilesAreTakenAsThePeersTakeThem() {
    double[] values = DoubleStream.iterate(500, value -> value - 1).limit(500).toArray();
    assertThat(Timing.percentile(values, 0.5)).isEqualTo(251);
    assertThat(Timing.percentile(values, 0.99)).isEqualTo(496);
    assertThat(values[0]).as("the values stay as they are").isEqualTo(500);
    assertThat(Timing.percentile(new double[] {7}, 0.99)).isEqualTo(7);
    assertThatThrownBy(() -> Timing.percentile(new double[0], 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theGeometricMeanOfHalfAndDoubleIsOne() {
    assertThat(Timing.geometricMean(List.of(0.5, 2.0))).isCloseTo(1, within(1e-12));
    assertThat(Timing.geometricMean(List.of())).isNaN();
  }
}
