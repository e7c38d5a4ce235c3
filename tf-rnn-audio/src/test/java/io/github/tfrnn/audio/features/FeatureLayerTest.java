package io.github.tfrnn.audio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.keras.CustomObjects;
import io.github.tfrnn.keras.KerasArchitecture;
import io.github.tfrnn.keras.KerasModel;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Features as a layer of a model. */
class FeatureLayerTest {
  @TempDir private Path folder;

  static Stream<AudioFeatures> features() {
    return Arrays.stream(Preset.values())
        .flatMap(
            preset ->
                Stream.of(
                    Mfcc.preset(preset).sampleRate(8000).build(),
                    MelSpectrogram.preset(preset)
                        .sampleRate(8000)
                        .melBins(20)
                        .deltas(1)
                        .normalized(true)
                        .build()));
  }

  @ParameterizedTest
  @MethodSource("features")
  void givesTheRowsOfTheDescription(AudioFeatures features) {
    float[][] sounds = sounds(3000, 2);
    try (Probe probe = new Probe(features.layer(), sounds)) {
      for (int b = 0; b < 2; b++) {
        assertSame(probe.rows[b], features.of(sounds[b]));
      }
      assertThat(probe.mask).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void hidesWhatPaddingAloneMade(AudioFeatures features) {
    float[][] sounds = sounds(3000, 3);
    Arrays.fill(sounds[1], 2500, 3000, 0f);
    Arrays.fill(sounds[2], 0f); // silence is as long as a frame
    int[] lengths = {3000, 2500, features.leastSamples()};
    try (Probe probe = new Probe(features.layer().withMaskZero(true), sounds)) {
      for (int b = 0; b < 3; b++) {
        float[][] expected = features.of(Arrays.copyOf(sounds[b], lengths[b]));
        assertSame(Arrays.copyOf(probe.rows[b], expected.length), expected);
        for (int f = 0; f < probe.rows[b].length; f++) {
          assertThat(probe.mask[b][f]).isEqualTo(f < expected.length ? 1f : 0f);
        }
      }
    }
  }

  static Stream<AudioFeatures> differentiable() {
    return Stream.concat(
        features(),
        Stream.of(
            Mfcc.preset("kaldi").sampleRate(8000).coefficients(1).build(), // the energy alone
            // Many coefficients would hide the energy.
            Mfcc.preset("kaldi").sampleRate(8000).coefficients(2).melBins(2).build(),
            Mfcc.preset("python_speech_features").sampleRate(8000).coefficients(1).build()));
  }

  /** Along random directions, against differences of what Java makes. */
  @ParameterizedTest
  @MethodSource("differentiable")
  void itsGradientIsThatOfItsRows(AudioFeatures features) {
    float[][] sounds = sounds(2600, 2);
    Random random = new Random(4);
    try (Probe probe = new Probe(features.layer(), sounds)) {
      for (int trial = 0; trial < 5; trial++) {
        float[] direction = new float[2600];
        double told = 0;
        float step = 2e-4f;
        float[] before = sounds[1].clone();
        float[] after = sounds[1].clone();
        for (int i = 0; i < direction.length; i++) {
          direction[i] = (float) random.nextGaussian();
          told += (double) probe.gradient[1][i] * direction[i];
          before[i] -= step * direction[i];
          after[i] += step * direction[i];
        }
        double differences = 0;
        float[][] low = features.of(before);
        float[][] high = features.of(after);
        for (int f = 0; f < low.length; f++) {
          for (int k = 0; k < low[f].length; k++) {
            differences += probe.weights[1][f][k] * ((double) high[f][k] - low[f][k]);
          }
        }
        double size = 0;
        for (float value : probe.gradient[1]) {
          size += (double) value * value;
        }
        assertThat(told)
            .as("direction %s", trial)
            .isCloseTo(differences / (2 * step), within(0.02 * Math.sqrt(size)));
      }
    }
  }

  @Test
  void silenceHasAGradient() {
    features()
        .forEach(
            features -> {
              try (Probe probe = new Probe(features.layer(), new float[1][3000])) {
                for (float value : probe.gradient[0]) {
                  assertThat(value).as("%s", features).isFinite();
                }
              }
            });
  }

  @Test
  void aModelOfItLearnsAndIsExported() {
    Mfcc mfcc = Mfcc.preset("kaldi").sampleRate(8000).build();
    int count = 24;
    float[][] sounds = new float[count][1600];
    int[] labels = new int[count];
    Random random = new Random(2);
    for (int s = 0; s < count; s++) {
      labels[s] = s % 2;
      int length = 1000 + random.nextInt(600);
      double period = labels[s] == 0 ? 5 : 9;
      for (int i = 0; i < length; i++) {
        sounds[s][i] = (float) (0.3 * Math.sin(i / period) + 0.01 * random.nextGaussian());
      }
    }
    List<Layer> layers =
        List.of(
            Input.of(Input.UNKNOWN),
            mfcc.layer().withMaskZero(true),
            GRU.of(8),
            Dense.of(2, Activation.SOFTMAX));
    try (Sequential model = Sequential.seeded(1, layers.toArray(Layer[]::new))) {
      model.compile(Adam.of(0.01), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
      History history =
          model.fit(
              Rows.of(sounds),
              Rows.of(labels),
              FitOptions.batchSize(8).epochs(8).verbosity(Verbosity.SILENT));
      List<Double> losses = history.get("loss");
      assertThat(losses.get(7)).isLessThan(losses.get(0) / 2);
      float[][] predicted = model.predict(Rows.of(sounds), 8).toMatrix();
      CustomObjects custom = FeatureLayer.among(CustomObjects.none());
      model.export(folder.resolve("model"), KerasArchitecture.asset(model, custom));
      try (ExportedModel exported = ExportedModel.load(folder.resolve("model"))) {
        TensorValue outputs =
            exported.run(Map.of("inputs", TensorValue.of(Rows.of(sounds)))).get("outputs");
        for (int s = 0; s < count; s++) {
          assertThat(outputs.slice(s, s + 1).floats()).containsExactly(predicted[s], within(1e-5f));
        }
      }
      KerasModel again = KerasArchitecture.read(KerasArchitecture.write(model, custom), custom);
      try (Model copy = again.toModel(1)) {
        copy.setWeights(model.getWeights());
      }
      assertThat(again.layers()).isEqualTo(KerasModel.of(model).layers());
    }
  }

  @Test
  void otherInputsAreRefusedInWords() {
    FeatureLayer layer = Mfcc.preset("kaldi").sampleRate(8000).build().layer();
    assertThatThrownBy(() -> layer.outputShape("Here", Shape.of(-1, 199)))
        .hasMessage(
            "Here: a frame needs at least 200 samples at 8000 Hz, got [?, 199]. Longer sounds, or"
                + " shorter frames.");
    assertThatThrownBy(() -> layer.outputShape("Here", Shape.of(-1, -1, 1)))
        .hasMessageContaining("got [?, ?, 1]. One channel? Put a Flatten before it.");
    assertThat(layer.outputShape("Here", Shape.of(4, 280))).isEqualTo(Shape.of(4, 2, 13));
  }

  private static float[][] sounds(int samples, int count) {
    float[][] sounds = new float[count][];
    float[] noise = Golden.signal("noise").samples();
    Random random = new Random(3);
    for (int b = 0; b < count; b++) {
      sounds[b] = Arrays.copyOf(noise, samples);
      for (int i = 0; i < samples; i++) {
        sounds[b][i] += (float) (0.05 * random.nextGaussian());
      }
    }
    return sounds;
  }

  private static void assertSame(float[][] actual, float[][] expected) {
    assertThat(actual).hasNumberOfRows(expected.length);
    for (int f = 0; f < expected.length; f++) {
      assertThat(actual[f]).as("frame %s", f).containsExactly(expected[f], within(1e-4f));
    }
  }

  /** The layer called once, and the gradient of a weighted sum of what it gives. */
  private static final class Probe implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session = new Session(graph);
    final float[][][] rows;
    final float[][] mask;
    final float[][][] weights;
    final float[][] gradient;

    Probe(FeatureLayer layer, float[][] sounds) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.constant(StdArrays.ndCopyOf(sounds));
      Shape shape = Shape.of(sounds.length, sounds[0].length);
      ForwardPass pass = ForwardPass.taped(tf, Mode.TRAINING, 0, tf.constant(1L));
      Signal made =
          layer
              .build(BuildContext.of(tf, "layer"), shape)
              .call(pass.call("layer", BatchPart.whole(tf, x)), Signal.of(x, shape));
      Shape told = layer.outputShape("layer", shape);
      weights = new float[(int) told.get(0)][(int) told.get(1)][(int) told.get(2)];
      Random random = new Random(9);
      for (float[][] sound : weights) {
        for (float[] row : sound) {
          for (int i = 0; i < row.length; i++) {
            row[i] = random.nextFloat() - 0.5f;
          }
        }
      }
      Operand<TFloat32> found =
          pass.tape()
              .orElseThrow()
              .gradients(
                  Map.of(made.floats(), tf.constant(StdArrays.ndCopyOf(weights))), List.of(x))
              .inputs()
              .get(0);
      Session.Runner runner = session.runner().fetch(made.floats()).fetch(found);
      made.mask().ifPresent(m -> runner.fetch(tf.dtypes.cast(m, TFloat32.class)));
      try (var result = runner.run()) {
        rows = StdArrays.array3dCopyOf((TFloat32) result.get(0));
        gradient = StdArrays.array2dCopyOf((TFloat32) result.get(1));
        mask = result.size() < 3 ? null : StdArrays.array2dCopyOf((TFloat32) result.get(2));
      }
      assertThat(Shape.of(rows.length, rows[0].length, rows[0][0].length)).isEqualTo(told);
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
