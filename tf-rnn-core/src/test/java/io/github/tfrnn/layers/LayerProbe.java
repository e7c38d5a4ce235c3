package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.Execution;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightValues;
import io.github.tfrnn.networks.BuiltNetwork;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Layers in one graph and one session, called in any number of parts: outputs, mask, and the
 * gradients of a weighted sum of the outputs.
 */
final class LayerProbe implements AutoCloseable {

  /**
   * What goes in.
   *
   * @param values inputs, the last axis running fastest; rounded to ids where the layer takes ids
   * @param mask one entry a timestep, 1 where it counts; null if all do
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Example(Shape shape, float[] values, float[] mask) {

    static Example random(Random random, long ids, long... axes) {
      Shape shape = Shape.of(axes);
      float[] values = new float[(int) shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = ids > 0 ? random.nextInt((int) ids) : (float) random.nextGaussian();
      }
      return new Example(shape, values, null);
    }

    Example masked(float... newMask) {
      return new Example(shape, values, newMask);
    }

    Example withValues(float... newValues) {
      return new Example(shape, newValues, mask);
    }
  }

  /**
   * What comes out.
   *
   * @param mask null if there is none
   * @param gradients by name; {@code "inputs"} is that of the inputs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Answer(Shape shape, float[] output, float[] mask, Map<String, float[]> gradients) {}

  private record Pass(
      Operand<TFloat32> output, Operand<TFloat32> mask, Map<String, Operand<TFloat32>> gradients) {}

  private final Network network;
  private final Shape input;
  private final Mode mode;
  private final long seed;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session = new Session(graph, ExecutionOptions.threads(2).sessionConfig());
  private final BuiltNetwork built;
  private final List<LayerWeight> weights;
  private final Operand<? extends TType> fed;
  private final Operand<? extends TType> x;
  private final Operand<TBool> mask;
  private final Operand<TFloat32> factors;
  private final Operand<TInt64> step;
  private final Map<Integer, Pass> passes = new HashMap<>();
  private Optional<Execution> preferred = Optional.empty();
  private DTypePolicy policy = DTypePolicy.FLOAT32;

  /**
   * Builds layers.
   *
   * @param inputs what is known of the shape, batch first
   */
  LayerProbe(List<Layer> layers, Shape inputs, boolean masked, Mode mode, long seed) {
    this.network = Network.chain(layers, inputs);
    this.input = network.inputShapes().get(0);
    this.mode = mode;
    this.seed = seed;
    this.built = BuiltNetwork.build(network, tf, DTypePolicy.FLOAT32);
    this.weights = built.weights();
    Operand<TFloat32> floats = tf.placeholder(TFloat32.class, Placeholder.shape(inputs));
    this.fed = floats;
    this.x =
        network.idLimit().isPresent()
            ? tf.dtypes.cast(floats, org.tensorflow.types.TInt32.class)
            : tf.identity(floats);
    this.mask =
        masked
            ? tf.placeholder(TBool.class, Placeholder.shape(Shape.of(inputs.get(0), inputs.get(1))))
            : null;
    this.factors = tf.placeholder(TFloat32.class);
    this.step = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    Random random = new Random(seed);
    setWeights(
        weight -> {
          float[] values = new float[(int) weight.shape().size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = weight.trainable() ? 0.5f * (float) random.nextGaussian() : 0;
          }
          return values;
        });
  }

  /** Has recurrences run in the given way where they can. */
  LayerProbe preferring(Execution execution) {
    preferred = Optional.of(execution);
    return this;
  }

  /** Has layers compute in the given precision. */
  LayerProbe under(DTypePolicy asked) {
    policy = asked;
    return this;
  }

  /** Calls the layers for a prediction, in one part. */
  float[] predict(Example example) {
    ForwardPass pass =
        ForwardPass.inference(tf.withSubScope("predict")).preferring(preferred).under(policy);
    Operand<TFloat32> output = built.call(pass, List.of(Signal.of(x, input)), 1).get(0).floats();
    try (TFloat32 values = tensor(example.shape(), example.values());
        Result result = session.runner().feed(fed, values).fetch(output).run()) {
      return floats(result, 0);
    }
  }

  void setWeights(Function<Weight, float[]> values) {
    WeightValues.write(session, weights.stream().map(LayerWeight::weight).toList(), values);
  }

  Map<String, float[]> weightValues() {
    List<Weight> all = weights.stream().map(LayerWeight::weight).toList();
    List<float[]> values = WeightValues.read(session, all);
    Map<String, float[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      byName.put(all.get(i).name(), values.get(i));
    }
    return byName;
  }

  /** Shapes of the weights by name, in order. */
  Map<String, Shape> weightShapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    weights.forEach(weight -> shapes.put(weight.weight().name(), weight.weight().shape()));
    return shapes;
  }

  Shape predictedShape() {
    return network.outputShapes().get(0);
  }

  /** Whether an operation of the given type is in the graph, loops' bodies not counted. */
  boolean has(String type) {
    for (var all = graph.operations(); all.hasNext(); ) {
      if (all.next().type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  private Pass pass(int parts) {
    return passes.computeIfAbsent(
        parts,
        n -> {
          ForwardPass pass =
              ForwardPass.taped(tf.withSubScope("pass_" + n), mode, seed, step)
                  .preferring(preferred)
                  .under(policy);
          Tape tape = pass.tape().orElseThrow();
          Signal given = Signal.of(x, input).withMask(mask);
          List<Operand<TFloat32>> inputs = List.of();
          if (network.idLimit().isEmpty()) {
            @SuppressWarnings("unchecked")
            Operand<TFloat32> floats = (Operand<TFloat32>) fed;
            inputs = List.of(floats);
            tape.recordByGraph(List.of(given.floats()), inputs, List.of());
          }
          Signal output = built.call(pass, List.of(given), n).get(0);
          Tape.StepGradients found = tape.gradients(Map.of(output.floats(), factors), inputs);
          Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
          if (!inputs.isEmpty()) {
            gradients.put("inputs", found.inputs().get(0));
          }
          found
              .weights()
              .forEach(
                  (weight, gradient) ->
                      gradients.put(weight.name(), gradient.toDense(tf, weight.shape())));
          return new Pass(
              output.floats(),
              output.mask().map(m -> tf.dtypes.cast(m, TFloat32.class)).orElse(null),
              gradients);
        });
  }

  /** Calls the layers in one part, in the first step. */
  Answer call(Example example) {
    return call(example, 1, 1);
  }

  /**
   * Calls the layers.
   *
   * @param parts into how many parts the batch is cut
   * @param number of the training step, which random numbers depend on
   */
  Answer call(Example example, int parts, long number) {
    Shape out = example.shape();
    for (Node node : network.layers()) {
      out = node.layer().outputShape("probe", out);
    }
    return call(example, parts, number, out, factors((int) out.size()));
  }

  /** The factors of the sum whose gradients are asked for. */
  private static float[] factors(int size) {
    Random random = new Random(17);
    float[] factor = new float[size];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = (float) random.nextGaussian();
    }
    return factor;
  }

  /** The sum whose gradients are asked for. */
  static double weightedSum(Answer answer) {
    float[] factor = factors(answer.output().length);
    double sum = 0;
    for (int i = 0; i < factor.length; i++) {
      sum += (double) factor[i] * answer.output()[i];
    }
    return sum;
  }

  /**
   * Compares the gradients of all weights and of the inputs with central differences in float32.
   *
   * @param step of the differences: with 1e-2 their error is the third derivative's 1e-4 / 6 and
   *     rounding's 1e-7 / 1e-2, far below the tolerance of 2e-3
   */
  void assertGradientsAreDifferences(Example example, float step) {
    Map<String, float[]> gradients = call(example).gradients();
    Map<String, float[]> values = weightValues();
    assertThat(gradients.keySet()).containsAll(values.keySet()).contains("inputs");
    Map<String, float[]> all = new LinkedHashMap<>(values);
    all.put("inputs", example.values());
    all.forEach(
        (name, varied) -> {
          for (int i = 0; i < varied.length; i++) {
            float kept = varied[i];
            double[] sums = new double[2];
            for (int side = 0; side < 2; side++) {
              varied[i] = side == 0 ? kept - step : kept + step;
              setWeights(weight -> values.get(weight.name()));
              sums[side] = weightedSum(call(example));
            }
            varied[i] = kept;
            setWeights(weight -> values.get(weight.name()));
            double difference = (sums[1] - sums[0]) / (2 * step);
            float gradient = gradients.get(name)[i];
            assertThat(Math.abs(gradient - difference) / Math.max(1, Math.abs(difference)))
                .as("%s[%s]: gradient %s, difference %s", name, i, gradient, difference)
                .isLessThan(2e-3);
          }
        });
  }

  private Answer call(Example example, int parts, long number, Shape out, float[] factor) {
    Pass pass = pass(parts);
    try (TFloat32 values = tensor(example.shape(), example.values());
        TFloat32 factorValues = tensor(out, factor);
        TInt64 numberValue = TInt64.scalarOf(number);
        TBool maskValue = maskTensor(example)) {
      Session.Runner runner =
          session
              .runner()
              .feed(fed, values)
              .feed(factors, factorValues)
              .feed(step, numberValue)
              .fetch(pass.output());
      pass.gradients().values().forEach(runner::fetch);
      if (mask != null) {
        runner.feed(mask, maskValue);
      }
      if (pass.mask() != null) {
        runner.fetch(pass.mask());
      }
      try (Result result = runner.run()) {
        int at = 0;
        Shape shape = result.get(0).shape();
        float[] output = floats(result, at++);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (String name : pass.gradients().keySet()) {
          gradients.put(name, floats(result, at++));
        }
        return new Answer(
            shape, output, pass.mask() == null ? null : floats(result, at), gradients);
      }
    }
  }

  private TBool maskTensor(Example example) {
    if (mask == null) {
      return TBool.scalarOf(true);
    }
    int steps = (int) example.shape().get(1);
    return TBool.tensorOf(
        Shape.of(example.shape().get(0), steps),
        tensor -> {
          for (int i = 0; i < example.mask().length; i++) {
            tensor.setBoolean(example.mask()[i] != 0, i / steps, i % steps);
          }
        });
  }

  private static TFloat32 tensor(Shape shape, float[] values) {
    return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
  }

  private static float[] floats(Result result, int index) {
    TFloat32 tensor = (TFloat32) result.get(index);
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** Returns the largest difference, relative for values beyond 1; NaN equals NaN alone. */
  static double largestDifference(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError("lengths differ: " + actual.length + " and " + expected.length);
    }
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs((double) actual[i] - expected[i]);
      if (Float.isNaN(actual[i]) && Float.isNaN(expected[i])) {
        difference = 0;
      } else if (Double.isNaN(difference)) {
        difference = Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, difference / Math.max(1, Math.abs(expected[i])));
    }
    return largest;
  }

  static float[] constant(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
