package io.github.tfrnn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Is CTC the probability of all that reads as the label, and its gradient the gradient? */
class CTCTest {

  /** What a batch gives. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Found(float[] losses, float[] gradient) {}

  /** Values of the rows, and the gradient of their sum. */
  private static Found run(int[][] labels, float[][][] logits, boolean[][] mask) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      ForwardPass pass = ForwardPass.taped(tf, Mode.TRAINING, 0, tf.constant(1L));
      Operand<TFloat32> x = tf.constant(logits);
      Operand<TInt32> y = tf.constant(labels);
      Signal predictions =
          Signal.of(x, Shape.of(Shapes.UNKNOWN, Shapes.UNKNOWN, logits[0][0].length));
      if (mask != null) {
        predictions = predictions.withMask(tf.constant(mask));
      }
      Operand<TFloat32> values =
          Loss.CTC.values(
              pass.call("loss", BatchPart.whole(tf, x)), Signal.of(y, y.shape()), predictions);
      Operand<TFloat32> gradient =
          pass.tape()
              .orElseThrow()
              .gradients(Map.of(values, tf.onesLike(values)), List.of(x))
              .inputs()
              .get(0);
      try (Result result = session.runner().fetch(values).fetch(gradient).run()) {
        return new Found(floats(result, 0), floats(result, 1));
      }
    }
  }

  private static float[] floats(Result result, int index) {
    TFloat32 tensor = (TFloat32) result.get(index);
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static float[][][] logits(Random random, int rows, int timesteps, int classes) {
    float[][][] logits = new float[rows][timesteps][classes];
    for (float[][] row : logits) {
      for (float[] step : row) {
        for (int i = 0; i < classes; i++) {
          step[i] = (float) random.nextGaussian();
        }
      }
    }
    return logits;
  }

  /** The negative logarithm of the sum over every way to give each timestep a class. */
  private static double byAllPaths(float[][] logits, int[] label, boolean[] mask) {
    List<double[]> steps = new ArrayList<>();
    for (int t = 0; t < logits.length; t++) {
      if (mask == null || mask[t]) {
        double[] e = new double[logits[t].length];
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
          e[i] = Math.exp(logits[t][i]);
          sum += e[i];
        }
        for (int i = 0; i < e.length; i++) {
          e[i] /= sum;
        }
        steps.add(e);
      }
    }
    List<Integer> wanted = Arrays.stream(label).filter(i -> i != 0).boxed().toList();
    return -Math.log(paths(steps, 0, 0, new ArrayList<>(), wanted));
  }

  private static double paths(
      List<double[]> steps, int t, int before, List<Integer> read, List<Integer> wanted) {
    if (t == steps.size()) {
      return read.equals(wanted) ? 1 : 0;
    }
    double sum = 0;
    for (int i = 0; i < steps.get(t).length; i++) {
      List<Integer> next = new ArrayList<>(read);
      if (i != 0 && i != before) {
        next.add(i);
      }
      sum += steps.get(t)[i] * paths(steps, t + 1, i, next, wanted);
    }
    return sum;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheSumOverAllPathsAndHasItsGradient(int seed) {
    Random random = new Random(seed);
    int rows = 4;
    int timesteps = 1 + random.nextInt(5);
    int classes = 2 + random.nextInt(2);
    float[][][] logits = logits(random, rows, timesteps, classes);
    int[][] labels = new int[rows][4];
    boolean[][] mask = seed % 2 == 0 ? new boolean[rows][timesteps] : null;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < 4; i++) {
        labels[row][i] = Math.max(0, random.nextInt(2 * classes) - classes); // holes as well
      }
      for (int t = 0; mask != null && t < timesteps; t++) {
        mask[row][t] = random.nextInt(3) > 0;
      }
    }
    Found found = run(labels, logits, mask);
    for (int row = 0; row < rows; row++) {
      boolean[] counts = mask == null ? null : mask[row];
      double expected = byAllPaths(logits[row], labels[row], counts);
      if (Double.isInfinite(expected)) {
        assertThat(found.losses()[row]).as("row %s", row).isInfinite();
        continue;
      }
      assertThat((double) found.losses()[row]).as("row %s", row).isCloseTo(expected, within(1e-4));
      for (int t = 0; t < timesteps; t++) {
        for (int i = 0; i < classes; i++) {
          double slope = slope(logits[row], labels[row], counts, t, i);
          assertThat((double) found.gradient()[(row * timesteps + t) * classes + i])
              .as("row %s, timestep %s, class %s", row, t, i)
              .isCloseTo(slope, within(1e-3));
        }
      }
    }
  }

  /** The slope between two points at one logit, a little to either side. */
  private static double slope(float[][] logits, int[] label, boolean[] mask, int t, int i) {
    float at = logits[t][i];
    float up = at + 1e-2f;
    float down = at - 1e-2f;
    logits[t][i] = up;
    double above = byAllPaths(logits, label, mask);
    logits[t][i] = down;
    double below = byAllPaths(logits, label, mask);
    logits[t][i] = at;
    return (above - below) / (up - down);
  }

  @Test
  void readsLabelsWhereverTheirPaddingStands() {
    float[][][] logits = logits(new Random(1), 2, 6, 4);
    Found after = run(new int[][] {{1, 1, 2, 0, 0}, {3, 0, 0, 0, 0}}, logits, null);
    Found before = run(new int[][] {{0, 0, 1, 1, 2}, {0, 0, 0, 0, 3}}, logits, null);
    Found between = run(new int[][] {{1, 0, 1, 0, 2}, {0, 3, 0, 0, 0}}, logits, null);
    assertThat(before.losses()).containsExactly(after.losses());
    assertThat(between.losses()).containsExactly(after.losses());
    assertThat(before.gradient()).containsExactly(after.gradient());
  }

  @Test
  void isInfiniteForLabelsThatNeedMoreTime() {
    float[][][] logits = logits(new Random(1), 3, 3, 4);
    int[][] labels = {{1, 2, 3, 1}, {1, 1, 2, 0}, {1, 2, 3, 0}};
    float[] losses = run(labels, logits, null).losses();
    assertThat(losses[0]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(losses[1]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(losses[2]).isFinite();
    boolean[][] none = new boolean[3][3];
    float[] ofNothing = run(new int[][] {{1}, {0}, {0}}, logits, none).losses();
    assertThat(ofNothing[0]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(ofNothing[1]).isCloseTo(0, within(1e-6f));
  }

  @Test
  void tellsWhatIsWrongWithLabels() {
    Shape outputs = Shape.of(Shapes.UNKNOWN, 4, 3);
    Loss.CTC.check(Rows.of(new int[][] {{1, 2, 1, 2}, {0, 0, 0, 0}, {0, 1, 1, 0}}), outputs);
    Loss.CTC.check(Rows.of(new int[][] {{1, 1, 1, 1}}), Shape.of(-1, -1, 3));
    refused(
        Rows.of(new int[][] {{1, 2, 1, 0}, {1, 1, 0, 1}}),
        outputs,
        "ctc: the label of row 1 has 3 classes and needs 5 timesteps, with one between classes that"
            + " are equal; the model's outputs have 4. Leave the row out, or let the model skip"
            + " fewer timesteps.");
    refused(
        Rows.of(new int[][] {{1, 3}}),
        outputs,
        "ctc: label: row 0, position 1 is 3, allowed are 0 to 2. The model's last layer has 3"
            + " outputs: one for each class is needed.");
    refused(
        Rows.of(new int[][] {{1, 2}}),
        Shape.of(-1, 3),
        "ctc: the model's outputs must be [batch, timesteps, classes], got [?, 3]. Let its last"
            + " recurrent layer return sequences.");
    refused(
        Rows.of(new float[][] {{1, 2}}),
        outputs,
        "ctc: labels must be class numbers (int) [batch, labels], the blank's 0 as padding, got"
            + " numbers (float) [1, 2].");
    refused(
        Rows.of(new int[] {1, 2}),
        outputs,
        "ctc: labels must be class numbers (int) [batch, labels], the blank's 0 as padding, got ids"
            + " (int) [2].");
  }

  private static void refused(Rows labels, Shape outputs, String message) {
    assertThatThrownBy(() -> Loss.CTC.check(labels, outputs))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
