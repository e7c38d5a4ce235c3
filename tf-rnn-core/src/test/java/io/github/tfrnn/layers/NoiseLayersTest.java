package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Is the noise of layers what they promise? Tolerances are five standard errors. */
class NoiseLayersTest {

  private static final int ROWS = 500;
  private static final int TIMESTEPS = 10;
  private static final int FEATURES = 4;
  private static final int COUNT = ROWS * TIMESTEPS * FEATURES;

  /** What training makes of inputs that are all 2. */
  private static float[] ofTwos(Layer layer) {
    Shape inputs = Shape.of(Shapes.UNKNOWN, TIMESTEPS, FEATURES);
    Example twos =
        new Example(Shape.of(ROWS, TIMESTEPS, FEATURES), LayerProbe.constant(COUNT, 2), null);
    try (LayerProbe probe = new LayerProbe(List.of(layer), inputs, false, Mode.TRAINING, 3)) {
      float[] first = probe.call(twos, 1, 1).output();
      assertThat(probe.call(twos, 1, 2).output()).as("another step").isNotEqualTo(first);
      return first;
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double stddev(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  @Test
  void gaussianNoiseHasMeanZeroAndItsDeviation() {
    float[] noisy = ofTwos(GaussianNoise.of(0.5));
    assertThat(mean(noisy)).isCloseTo(2, within(5 * 0.5 / Math.sqrt(COUNT)));
    assertThat(stddev(noisy)).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(2.0 * COUNT)));
    long beyondTwo = 0; // 4.55 % of a normal distribution are beyond two deviations
    for (float value : noisy) {
      beyondTwo += Math.abs(value - 2) > 1 ? 1 : 0;
    }
    assertThat((double) beyondTwo / COUNT)
        .isCloseTo(0.0455, within(5 * Math.sqrt(0.0455 * 0.9545 / COUNT)));
  }

  @Test
  void gaussianDropoutMultipliesByNoiseOfMeanOne() {
    float[] noisy = ofTwos(GaussianDropout.of(0.2));
    double deviation = 2 * Math.sqrt(0.2 / 0.8);
    assertThat(mean(noisy)).isCloseTo(2, within(5 * deviation / Math.sqrt(COUNT)));
    assertThat(stddev(noisy)).isCloseTo(deviation, within(5 * deviation / Math.sqrt(2.0 * COUNT)));
  }

  @Test
  void spatialDropoutDropsAFeatureAtEveryTimestep() {
    float[] dropped = ofTwos(SpatialDropout1D.of(0.25));
    int zeros = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int feature = 0; feature < FEATURES; feature++) {
        float first = dropped[row * TIMESTEPS * FEATURES + feature];
        assertThat(first == 0 || Math.abs(first - 2 / 0.75f) < 1e-6).isTrue();
        zeros += first == 0 ? 1 : 0;
        for (int step = 1; step < TIMESTEPS; step++) {
          assertThat(dropped[(row * TIMESTEPS + step) * FEATURES + feature]).isEqualTo(first);
        }
      }
    }
    double count = ROWS * FEATURES;
    assertThat(zeros / count).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / count)));
  }

  @Test
  void dropoutDropsTogetherWhatLiesAlongAxesOfSizeOne() {
    assertThat(ofTwos(Dropout.of(0.25).withNoiseShape(-1, 1, -1)))
        .satisfies(x -> assertThat(differing(x, ROWS, TIMESTEPS, FEATURES)).isZero())
        .satisfies(x -> assertThat(differing(x, 1, ROWS, TIMESTEPS * FEATURES)).isPositive())
        .satisfies(x -> assertThat(differing(x, ROWS * TIMESTEPS, FEATURES, 1)).isPositive());
    assertThat(ofTwos(Dropout.of(0.25).withNoiseShape(1, TIMESTEPS, 1)))
        .satisfies(x -> assertThat(differing(x, 1, ROWS, TIMESTEPS * FEATURES)).isZero())
        .satisfies(x -> assertThat(differing(x, ROWS * TIMESTEPS, FEATURES, 1)).isZero())
        .satisfies(x -> assertThat(differing(x, ROWS, TIMESTEPS, FEATURES)).isPositive());
  }

  /** How many values of {@code [outer, axis, inner]} differ from the first along the axis. */
  private static int differing(float[] values, int outer, int axis, int inner) {
    int found = 0;
    for (int i = 0; i < outer * axis * inner; i++) {
      int first = i / (axis * inner) * axis * inner + i % inner;
      found += values[i] == values[first] ? 0 : 1;
    }
    return found;
  }
}
