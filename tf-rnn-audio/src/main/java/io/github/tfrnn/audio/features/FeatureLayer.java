package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.keras.CustomObjects;
import io.github.tfrnn.layers.BuildContext;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.saving.UnequalInputTransform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Makes {@link Mfcc} or {@link MelSpectrogram} inside of a model, which takes samples then: in
 * training as in what is exported.
 *
 * <pre>{@code
 * Sequential model = Sequential.of(
 *     Input.of(Input.UNKNOWN), mfcc.layer().withMaskZero(true), GRU.of(32), Dense.of(10));
 * }</pre>
 *
 * <p><b>Shapes</b>: inputs {@code [batch, samples]}, amplitudes in [-1, 1] at the features' sample
 * rate, at least {@link AudioFeatures#leastSamples}; output {@code [batch, frames, size]}. No
 * weights. Rows are those of {@link AudioFeatures#of(float[])}, computed in 64 bits.
 *
 * <p><b>Padding</b>: of inputs with a mask, a sound ends with its last sample that counts; if
 * {@code maskZero}, with its last sample that is not 0. It gets the rows that it would have alone,
 * and behind them rows of zeros, which the output's mask hides. A sound of fewer samples than a
 * frame needs has as many as it needs, of zeros. Otherwise all samples count, and no mask comes
 * out.
 *
 * <p><b>Gradient</b>: that of the samples, so that layers before this one learn. Where rows have
 * corners (the loudest of decibels, floors of logarithms) it is one side's.
 *
 * <p>Immutable.
 *
 * @param features what is made of the samples, without {@code dither}
 * @param maskZero whether zeros at the end are padding
 */
public record FeatureLayer(AudioFeatures features, boolean maskZero) implements Layer {
  private static final String KIND = "FeatureLayer";

  public FeatureLayer {
    features = requireNonNull(features, "features").withoutDither();
  }

  /** Returns a layer that takes all samples for sound. */
  public static FeatureLayer of(AudioFeatures features) {
    return new FeatureLayer(features, false);
  }

  /** Returns the same, with or without zeros at the end taken for padding. */
  public FeatureLayer withMaskZero(boolean newMaskZero) {
    return new FeatureLayer(features, newMaskZero);
  }

  /**
   * Returns the same classes and this one, so that models with this layer are written and read
   * again: {@code KerasArchitecture.asset(model, FeatureLayer.among(CustomObjects.none()))}. Python
   * has no such layer.
   */
  public static CustomObjects among(CustomObjects others) {
    return others.withLayer(KIND, FeatureLayer.class, FeatureLayer::read, FeatureLayer::write);
  }

  private static FeatureLayer read(ObjectNode config) {
    byte[] settings = config.path("features").toString().getBytes(StandardCharsets.UTF_8);
    return new FeatureLayer(
        AudioJson.features(AudioJson.read(settings)), config.path("mask_zero").booleanValue());
  }

  private static void write(FeatureLayer layer, ObjectNode config) {
    config.set("features", AudioJson.json(layer.features.settings()));
    config.put("mask_zero", layer.maskZero);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    checkArgument(
        inputs.numDimensions() == 2,
        "%s: inputs must be samples [batch, samples], got %s.%s",
        where,
        Shapes.toString(inputs),
        inputs.numDimensions() == 3 ? " One channel? Put a Flatten before it." : "");
    long samples = inputs.get(1);
    if (samples == Shapes.UNKNOWN) {
      return Shape.of(inputs.get(0), samples, features.size());
    }
    checkArgument(
        samples >= features.leastSamples(),
        "%s: a frame needs at least %s samples at %s Hz, got %s. Longer sounds, or shorter frames.",
        where,
        features.leastSamples(),
        features.sampleRate(),
        Shapes.toString(inputs));
    return Shape.of(inputs.get(0), features.settings().frames(samples), features.size());
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return this::apply;
  }

  private Signal apply(Call call, Signal input) {
    Ops tf = call.tf();
    Operand<TFloat32> samples = input.floats();
    Optional<Operand<TInt32>> lengths = lengths(tf, samples, input.mask());
    GraphFeatures made =
        GraphFeatures.of(
            tf,
            samples,
            lengths.orElseGet(() -> UnequalInputTransform.longest(tf, samples)),
            features.settings());
    call.record(
        List.of(made.rows()),
        List.of(samples),
        (ops, gradients) ->
            new Tape.StepGradients(
                List.of(made.gradientOfSamples(ops, samples, gradients.get(0))), Map.of()));
    Signal rows = Signal.of(made.rows(), outputShape(call.layer(), input.shape()));
    return lengths.isPresent() ? rows.withMask(made.counting()) : rows;
  }

  /** Returns the number of the last sample that counts, from 1; empty where all do. */
  private Optional<Operand<TInt32>> lengths(
      Ops tf, Operand<TFloat32> samples, Optional<Operand<TBool>> mask) {
    if (mask.isEmpty() && !maskZero) {
      return Optional.empty();
    }
    Operand<TBool> sounding = tf.math.notEqual(samples, tf.constant(0f));
    Operand<TBool> counting = sounding;
    if (mask.isPresent()) {
      counting = maskZero ? tf.math.logicalAnd(mask.get(), sounding) : mask.get();
    }
    Operand<TInt32> count = tf.gather(tf.shape(samples), tf.constant(1), tf.constant(0));
    Operand<TInt32> numbers =
        tf.range(tf.constant(1), tf.math.add(count, tf.constant(1)), tf.constant(1));
    Operand<TInt32> last =
        tf.reduceMax(
            tf.math.mul(tf.dtypes.cast(counting, TInt32.class), numbers),
            tf.array(1),
            ReduceMax.keepDims(false));
    return Optional.of(tf.math.maximum(last, tf.constant(features.leastSamples())));
  }
}
