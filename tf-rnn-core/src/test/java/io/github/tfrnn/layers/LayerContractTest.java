package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.BATCH;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.TIMESTEPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.tfrnn.graph.Mode;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerCase.Mask;
import io.github.tfrnn.layers.LayerCase.Training;
import io.github.tfrnn.layers.LayerProbe.Answer;
import io.github.tfrnn.layers.LayerProbe.Example;
import io.github.tfrnn.networks.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Does every layer behave as a layer? */
class LayerContractTest {

  /** Part of the names of those that are to be tested, while working on them. */
  private static final String WANTED = System.getProperty("contract", "");

  static List<LayerCase> cases() {
    return all().filter(c -> c.name().contains(WANTED)).toList();
  }

  private static Stream<LayerCase> all() {
    return Stream.of(
            CommonCases.all(),
            MergingCases.all(),
            ConvolutionCases.all(),
            NormalizationCases.all(),
            AudioCases.all())
        .flatMap(List::stream);
  }

  static Stream<LayerCase> maskable() {
    return cases().stream().filter(LayerCase::takesMask);
  }

  @Test
  void everyLayerHasCases() {
    JavaClasses core =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.tfrnn");
    Set<String> layers =
        core.stream()
            .filter(c -> c.isAssignableTo(Layer.class))
            .filter(c -> !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertThat(layers).isNotEmpty();
    assertThat(all().flatMap(c -> within(c.layer().get())).map(layer -> layer.getClass().getName()))
        .containsAll(layers);
  }

  /** A layer and those that it is wired of. */
  private static Stream<Layer> within(Layer layer) {
    Stream<Layer> inner =
        layer instanceof Network network
            ? network.layers().stream().map(node -> node.layer().unwrapped())
            : Stream.empty();
    return Stream.concat(Stream.of(layer), inner);
  }

  /** Some checks share a graph, which takes longer to make than to look at. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isWhatItSaysShapesWeightsAndMask(LayerCase c) {
    Example example = c.example(BATCH, 1);
    for (int i = 0; i < FEATURES && c.mask() == Mask.MADE; i++) {
      example.values()[i] = 0;
    }
    Shape real;
    try (LayerProbe probe = probe(c, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      Answer answer = probe.call(example);
      real = answer.shape();
      assertPredicts(probe.predictedShape(), real);
      assertPredicts(c.layer().get().outputShape("here", c.shape(ANY, TIMESTEPS)), real);
      assertPredicts(c.layer().get().outputShape("here", c.shape(BATCH, ANY)), real);
      assertHasWeights(c, probe);
      if (c.mask() == Mask.MADE) {
        assertThat(answer.mask()).hasSize(BATCH * TIMESTEPS).contains(0).contains(1);
        assertThat(answer.mask()[0]).isZero();
      } else {
        assertThat(answer.mask()).isNull();
      }
    }
    try (LayerProbe probe = probe(c, c.shape(BATCH, TIMESTEPS), false, Mode.INFERENCE)) {
      assertPredicts(probe.predictedShape(), real);
      if (!(c.layer().get() instanceof Input)) {
        assertThat(probe.predictedShape()).isEqualTo(real);
      }
    }
  }

  private static void assertPredicts(Shape predicted, Shape real) {
    assertThat(predicted.numDimensions()).isEqualTo(real.numDimensions());
    assertThat(predicted.isCompatibleWith(real))
        .as("predicted %s, is %s", predicted, real)
        .isTrue();
  }

  private static void assertHasWeights(LayerCase c, LayerProbe probe) {
    Map<String, Shape> expected = new LinkedHashMap<>();
    c.weights().forEach((name, shape) -> expected.put(layerName(probe) + name, shape));
    assertThat(List.copyOf(probe.weightShapes().entrySet()))
        .isEqualTo(List.copyOf(expected.entrySet()));
  }

  private static String layerName(LayerProbe probe) {
    return probe.weightShapes().keySet().stream()
        .findFirst()
        .map(name -> name.substring(0, name.indexOf('/') + 1))
        .orElse("");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isEqualByValue(LayerCase c) {
    Layer one = c.layer().get();
    Layer two = c.layer().get();
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString(two.toString());
    assertThat(one).isNotEqualTo("a layer");
    if (c.other() != null) {
      assertThat(one).isNotEqualTo(c.other().get());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refusesOtherShapesAndSaysWhere(LayerCase c) {
    for (Shape bad : c.bad()) {
      assertThatThrownBy(() -> c.layer().get().outputShape("Kind \"here\"", bad))
          .as("%s", bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Kind \"here\"")
          .hasMessageContaining(Shapes.toString(bad))
          .hasMessageNotContaining("-1");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void trainsAsItPredictsUnlessItIsRandomOrLearnsFromTheBatch(LayerCase c) {
    Example example = c.example(BATCH, 3);
    List<Layer> built = c.stack(); // one and the same layer, in two graphs
    try (LayerProbe training = probe(built, c.shape(ANY, ANY), false, Mode.TRAINING);
        LayerProbe inference = probe(built, c.shape(ANY, ANY), false, Mode.INFERENCE)) {
      Answer predicted = inference.call(example, 1, 1);
      assertSame(inference.call(example, 1, 2), predicted);
      Answer trained = training.call(example, 1, 1);
      assertSame(training.call(example, 1, 1), trained);
      double otherStep = difference(training.call(example, 1, 2).output(), trained.output());
      if (c.training() == Training.RANDOM) {
        assertThat(otherStep).as("another step draws other numbers").isGreaterThan(1e-3);
      } else {
        assertThat(otherStep).isZero();
      }
      if (c.training() == Training.SAME) {
        assertSame(trained, predicted);
      } else {
        assertThat(difference(trained.output(), predicted.output())).isGreaterThan(1e-3);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("maskable")
  void passesMasksOnOrNotAsDocumented(LayerCase c) {
    Example example = withHoles(c.example(BATCH, 5));
    try (LayerProbe probe = probe(c, c.shape(ANY, ANY), true, Mode.INFERENCE)) {
      float[] mask = probe.call(example).mask();
      if (c.mask() == Mask.PASSED_ON) {
        assertThat(mask).isEqualTo(example.mask());
      } else {
        assertThat(mask).isNull();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void computesTheSameInAnyNumberOfParts(LayerCase c) {
    for (boolean masked : c.takesMask() ? new boolean[] {false, true} : new boolean[] {false}) {
      try (LayerProbe probe = probe(c, c.shape(ANY, ANY), masked, Mode.TRAINING)) {
        for (int batch : List.of(1, 5, 32)) {
          Example example = c.example(batch, batch);
          if (masked) {
            example = withHoles(example);
          }
          Answer whole = probe.call(example, 1, 1);
          assertThat(whole.gradients())
              .hasSizeGreaterThanOrEqualTo(c.weights().size() - c.statistics().size());
          // No part is ever empty: on some processors TensorFlow cannot convolve one.
          for (int parts : List.of(Math.min(batch, masked ? 2 : 3))) {
            Answer cut = probe.call(example, parts, 1);
            String what = "%s rows in %s parts, masked: %s".formatted(batch, parts, masked);
            assertThat(cut.shape()).as(what).isEqualTo(whole.shape());
            assertThat(difference(cut.output(), whole.output())).as(what).isLessThan(1e-6);
            assertThat(cut.mask()).as(what).isEqualTo(whole.mask());
            assertThat(cut.gradients()).as(what).hasSameSizeAs(whole.gradients());
            whole
                .gradients()
                .forEach(
                    (name, gradient) ->
                        assertThat(difference(cut.gradients().get(name), gradient))
                            .as("%s, gradient of %s", what, name)
                            .isLessThan(1e-5 * Math.max(1, largest(gradient))));
          }
        }
      }
    }
  }

  /** Left padding, right padding, a hole, a row without a valid timestep, then all valid. */
  private static Example withHoles(Example example) {
    float[] mask = new float[(int) (example.shape().get(0) * example.shape().get(1))];
    for (int i = 0; i < mask.length; i++) {
      int row = i / TIMESTEPS % 5;
      int step = i % TIMESTEPS;
      boolean counts =
          switch (row) {
            case 0 -> step >= 2;
            case 1 -> step < 4;
            case 2 -> step != 3;
            case 3 -> step == 5;
            default -> true;
          };
      mask[i] = counts ? 1 : 0;
    }
    return example.masked(mask);
  }

  private static LayerProbe probe(LayerCase c, Shape inputs, boolean masked, Mode mode) {
    return probe(c.stack(), inputs, masked, mode);
  }

  private static LayerProbe probe(List<Layer> stack, Shape inputs, boolean masked, Mode mode) {
    return new LayerProbe(stack, inputs, masked, mode, 42);
  }

  private static double largest(float[] values) {
    return difference(values, new float[values.length]);
  }

  private static double difference(float[] actual, float[] expected) {
    return LayerProbe.largestDifference(actual, expected);
  }

  private static void assertSame(Answer actual, Answer expected) {
    assertThat(actual.output()).isEqualTo(expected.output());
    assertThat(actual.gradients()).hasSameSizeAs(expected.gradients());
    expected
        .gradients()
        .forEach((name, gradient) -> assertThat(actual.gradients().get(name)).isEqualTo(gradient));
  }
}
