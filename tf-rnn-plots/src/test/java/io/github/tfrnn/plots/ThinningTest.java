package io.github.tfrnn.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.plots.Curve.Look;
import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Test
  void fewPointsStay() {
    Curve curve = curve(500);
    assertThat(Thinning.of(curve)).isSameAs(curve);
  }

  @Test
  void ofManyPointsPeaksAndEndsStay() {
    Curve thin = Thinning.of(curve(100_000));
    assertThat(thin.x()).hasSizeBetween(2000, 8004).isSorted().startsWith(0.0).endsWith(99_999.0);
    int peak = thin.x().indexOf(54_321.0);
    assertThat(thin.y().get(peak)).as("a single high point").isEqualTo(7);
    assertThat(thin.y().stream().mapToDouble(y -> y).min()).hasValue(-1);
  }

  @Test
  void pointsOverOneAnotherAreOneColumn() {
    List<Double> zeros = DoubleStream.generate(() -> 0).limit(9000).boxed().toList();
    List<Double> rising = IntStream.range(0, 9000).mapToObj(i -> (double) i).toList();
    Curve thin = Thinning.of(new Curve("", zeros, rising, Color.BLACK, Look.SOLID));
    assertThat(thin.y()).containsExactly(0.0, 8999.0);
  }

  private static Curve curve(int size) {
    List<Double> x = IntStream.range(0, size).mapToObj(i -> (double) i).toList();
    List<Double> y =
        IntStream.range(0, size).mapToObj(i -> i == 54_321 ? 7.0 : i % 3 - 1.0).toList();
    return new Curve("", x, y, Color.BLACK, Look.SOLID);
  }
}
