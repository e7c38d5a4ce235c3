package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.saving.UnequalInputTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Does the graph make the features that Java makes? */
class GraphFeaturesTest {
  private static final Logger LOG = LoggerFactory.getLogger(GraphFeaturesTest.class);
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @EnumSource(Preset.class)
  void equalsJavaWithTheOptionsOfTheGoldenValues(Preset preset) {
    double largest = 0;
    List<FeatureCases> cases = FeatureCases.of(preset.text()).toList();
    for (FeatureCases golden : cases) {
      float[] samples = golden.sound().samples();
      float[] quiet = new float[samples.length]; // with a loudest of its own
      Random random = new Random(8);
      for (int i = 0; i < quiet.length; i++) {
        quiet[i] = samples[samples.length - 1 - i] * 0.01f + random.nextFloat() * 0.001f;
      }
      try (Runner runner = new Runner(golden.features())) {
        float[][] batch = {samples, quiet};
        largest = Math.max(largest, runner.difference(batch, golden.toString()));
      }
    }
    LOG.info("{}: largest difference of {} graphs {}", preset.text(), cases.size(), largest);
    assertThat(largest).isLessThanOrEqualTo(TOLERANCE);
  }

  static Stream<AudioFeatures> framings() {
    return Arrays.stream(Framing.values())
        .flatMap(
            framing ->
                Stream.of(7, 160, 301)
                    .map(
                        step ->
                            Mfcc.preset("kaldi")
                                .sampleRate(8000)
                                .framing(framing)
                                .frameStep(step)
                                .build()));
  }

  @ParameterizedTest
  @MethodSource("framings")
  void framesAreCountedAndFilledAsInJava(AudioFeatures features) {
    float[] word = Golden.signal("word").samples();
    try (Runner runner = new Runner(features)) {
      int least = features.leastSamples();
      for (int count :
          new int[] {least, least + 1, 301, 450, 199, 200, 201, 300, 301, 499, 501, 1000}) {
        if (count < least) {
          continue;
        }
        float[][] batch = {Arrays.copyOfRange(word, 1000, 1000 + count)};
        assertThat(runner.difference(batch, "" + count)).isLessThanOrEqualTo(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void slopesAndNormalizationAreThoseOfJava(Preset preset) {
    float[] word = Golden.signal("word").samples();
    float[] noise = Arrays.copyOf(Golden.signal("noise").samples(), word.length);
    for (boolean normalized : new boolean[] {false, true}) {
      Mfcc mfcc =
          Mfcc.preset(preset)
              .sampleRate(8000)
              .coefficients(13)
              .deltas(2)
              .normalized(normalized)
              .build();
      assertThat(mfcc.size()).isEqualTo(39);
      try (Runner runner = new Runner(mfcc)) {
        assertThat(runner.difference(new float[][] {word, noise}, preset.text()))
            .isLessThanOrEqualTo(TOLERANCE);
        assertThat(runner.difference(new float[1][1500], preset.text())) // silence
            .isLessThanOrEqualTo(TOLERANCE);
      }
    }
  }

  @Test
  void silenceIsTakenAndTooFewSamplesAreRefused() {
    for (Preset preset : Preset.values()) {
      Mfcc mfcc = Mfcc.preset(preset).sampleRate(8000).build();
      try (Runner runner = new Runner(mfcc)) {
        assertThat(runner.difference(new float[2][3000], preset.text()))
            .isLessThanOrEqualTo(TOLERANCE);
        int least = mfcc.leastSamples();
        assertThat(runner.difference(new float[2][least], preset.text()))
            .isLessThanOrEqualTo(TOLERANCE);
        assertThatThrownBy(() -> runner.run(new float[2][least - 1]))
            .hasMessageContaining("audio: a frame needs at least " + least + " samples at 8000 Hz");
      }
    }
  }

  static Stream<AudioFeatures> ofUnequalLength() {
    return Stream.concat(
        framings(),
        Arrays.stream(Preset.values())
            .map(
                preset -> Mfcc.preset(preset).sampleRate(8000).deltas(2).normalized(true).build()));
  }

  /** Behind the end of a sound may stand anything, and a louder sound beside it. */
  @ParameterizedTest
  @MethodSource("ofUnequalLength")
  void shorterSoundsGetWhatTheyGetAlone(AudioFeatures features) {
    float[] noise = Golden.signal("noise").samples();
    int least = features.leastSamples();
    int[] lengths = {3000, least, least + 1, 1999, 2000, 2001, 2560, 2999};
    float[][] batch = new float[lengths.length][];
    for (int b = 0; b < batch.length; b++) {
      batch[b] = Arrays.copyOfRange(noise, 0, 3000);
      for (int i = 0; i < 3000; i++) {
        batch[b][i] = i >= lengths[b] ? Float.NaN : batch[b][i] * (b == 0 ? 1 : 0.001f);
      }
      batch[b][0] = 0.9f; // of which frames behind the end would be full, and louder than others
    }
    try (Runner runner = new Runner(features)) {
      float[][][] actual = runner.run(batch, lengths);
      for (int b = 0; b < batch.length; b++) {
        float[][] expected = features.of(Arrays.copyOf(batch[b], lengths[b]));
        for (int f = 0; f < actual[b].length; f++) {
          float[] row = f < expected.length ? expected[f] : new float[features.size()];
          assertThat(actual[b][f])
              .as("%s samples, frame %s of %s", lengths[b], f, expected.length)
              .containsExactly(row, Offset.offset(1e-4f));
        }
      }
    }
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).build();
    try (Runner runner = new Runner(mfcc)) {
      float[][] batch = new float[2][300];
      assertThatThrownBy(() -> runner.run(batch, 300, 199))
          .hasMessageContaining("audio: a frame needs at least 200 samples at 8000 Hz");
      assertThatThrownBy(() -> runner.run(batch, 301, 300))
          .hasMessageContaining("audio: no length may be over that of all");
    }
  }

  /** Features in a graph. */
  private static final class Runner implements AutoCloseable {
    private final AudioFeatures features;
    private final Graph graph = new Graph();
    private final Session session = new Session(graph);
    private final Operand<TFloat32> given;
    private final Operand<TInt32> lengths;
    private final Operand<TFloat32> made;

    Runner(AudioFeatures features) {
      this.features = features;
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE);
      given = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      lengths = tf.placeholderWithDefault(UnequalInputTransform.longest(tf, given), Shape.of(-1));
      made = GraphFeatures.of(tf, given, lengths, features.settings()).rows();
    }

    double difference(float[][] batch, String what) {
      float[][][] actual = run(batch);
      double largest = 0;
      for (int b = 0; b < batch.length; b++) {
        float[][] expected = features.of(batch[b]);
        assertThat(actual[b]).as(what).hasNumberOfRows(expected.length);
        for (int f = 0; f < expected.length; f++) {
          assertThat(actual[b][f]).hasSize(features.size());
          for (int i = 0; i < features.size(); i++) {
            double here = Math.abs(actual[b][f][i] - expected[f][i]);
            assertThat(here).as("%s: sound %s, frame %s, number %s", what, b, f, i).isLessThan(1);
            largest = Math.max(largest, here);
          }
        }
      }
      return largest;
    }

    private float[][][] run(float[][] batch, int... counts) {
      try (TFloat32 samples = TFloat32.tensorOf(Shape.of(batch.length, batch[0].length));
          TInt32 ofSounds = TInt32.vectorOf(counts)) {
        StdArrays.copyTo(batch, samples);
        Session.Runner runner = session.runner().feed(given, samples).fetch(made);
        if (counts.length > 0) {
          runner.feed(lengths, ofSounds);
        }
        try (var result = runner.run()) {
          TFloat32 tensor = (TFloat32) result.get(0);
          return tensor.shape().size() == 0
              ? new float[batch.length][0][]
              : StdArrays.array3dCopyOf(tensor);
        }
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
