package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.saving.UnequalInputTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Whatever the options, graphs and streams make Java's features. */
class RandomSettingsTest {
  private static final float TOLERANCE = 1e-4f;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static <T> T one(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  private static Mfcc mfcc(Random random) {
    int fftLength = 16 + random.nextInt(500);
    int bins = 2 + random.nextInt(30);
    double low = random.nextInt(1000);
    Mfcc.Builder builder =
        Mfcc.preset(one(random, Preset.values()))
            .sampleRate(8000)
            .sampleScale(one(random, new Double[] {1.0, 32768.0}))
            .removeDcOffset(random.nextBoolean())
            .preEmphasis(one(random, new Double[] {0.0, 0.97}))
            .fftLength(fftLength)
            .frameLength(1 + random.nextInt(fftLength))
            .frameStep(1 + random.nextInt(300))
            .window(one(random, WindowFunction.values()))
            .framing(one(random, Framing.values()))
            .spectrum(one(random, Spectrum.values()))
            .melBins(bins)
            .lowHertz(low)
            .highHertz(low + 500 + random.nextInt(2500))
            .melScale(one(random, MelScale.values()))
            .filterShape(one(random, FilterShape.values()))
            .slaneyNorm(random.nextBoolean())
            .deltas(random.nextInt(3))
            .coefficients(1 + random.nextInt(bins))
            .dctNorm(one(random, DctNorm.values()))
            .lifter(one(random, new Double[] {0.0, 22.0}))
            .energy(one(random, Energy.values()));
    return builder
        .compression(
            switch (random.nextInt(5)) {
              case 0 -> Compression.log(1e-6);
              case 1 -> Compression.logPlus(1e-3);
              case 2 -> Compression.logZeroAs(1e-3);
              case 3 -> Compression.decibels(0.5, 1e-6, 60);
              default -> Compression.decibels(1, 1e-6, Double.POSITIVE_INFINITY);
            })
        .build();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void graphsAndStreamsMakeJavasFeatures(long seed) {
    Random random = new Random(seed);
    Mfcc mfcc = mfcc(random);
    float[] noise = Golden.signal("noise").samples();
    int count = mfcc.leastSamples() + random.nextInt(noise.length - mfcc.leastSamples());
    float[] samples = Arrays.copyOf(noise, count);
    float[][] expected = mfcc.of(samples);
    assertThat(expected).as("%s", mfcc).hasNumberOfRows(mfcc.frames(count));
    requireClose(mfcc, graph(mfcc, samples), expected);
    if (isStreamed(mfcc.settings())) {
      FeatureStream stream = mfcc.stream();
      List<float[]> rows = new ArrayList<>(List.of(stream.accept(samples)));
      rows.addAll(List.of(stream.finish()));
      assertThat(rows.toArray(float[][]::new)).as("%s", mfcc).isDeepEqualTo(expected);
    }
  }

  private static boolean isStreamed(FeatureSettings settings) {
    return !settings.framing().mirrors()
        && !settings.compression().needsTheWhole()
        && settings.deltaWidth() == 0;
  }

  private static void requireClose(Mfcc mfcc, float[][] actual, float[][] expected) {
    assertThat(actual).as("%s", mfcc).hasSameDimensionsAs(expected);
    for (int f = 0; f < expected.length; f++) {
      for (int i = 0; i < expected[f].length; i++) {
        float allowed = TOLERANCE * Math.max(1, Math.abs(expected[f][i]));
        assertThat(Math.abs(actual[f][i] - expected[f][i]))
            .as("%s: frame %s, number %s", mfcc, f, i)
            .isLessThanOrEqualTo(allowed);
      }
    }
  }

  private static float[][] graph(Mfcc mfcc, float[] samples) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 batch = TFloat32.tensorOf(Shape.of(1, samples.length))) {
      StdArrays.copyTo(new float[][] {samples}, batch);
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE);
      Operand<TFloat32> given = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> made =
          GraphFeatures.of(tf, given, UnequalInputTransform.longest(tf, given), mfcc.settings())
              .rows();
      try (var result = session.runner().feed(given, batch).fetch(made).run()) {
        return StdArrays.array3dCopyOf((TFloat32) result.get(0))[0];
      }
    }
  }
}
