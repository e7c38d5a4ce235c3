package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.layers.LayerProbe.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.ndarray.Shape;

/**
 * A layer and what is expected of it.
 *
 * @param layer makes it, an equal one every time
 * @param other makes one of the same class that is not equal to it; null if there is none
 * @param axes of its inputs, after the batch; {@link #ANY} where it takes any size
 * @param weights names and shapes, in order
 * @param statistics weights among these that training leaves alone
 * @param training what it does while training
 * @param bad shapes of inputs that it must not take
 */
record LayerCase(
    String name,
    Supplier<Layer> layer,
    Supplier<Layer> other,
    List<Long> axes,
    Map<String, Shape> weights,
    List<String> statistics,
    Mask mask,
    Training training,
    List<Shape> bad) {

  static final long ANY = Shapes.UNKNOWN;
  static final int BATCH = 5;
  static final int TIMESTEPS = 7;
  static final int FEATURES = 3;

  /** What becomes of a mask. */
  enum Mask {
    /** The output has the mask of the input, and none if the input had none. */
    PASSED_ON,
    /** The output has none. */
    ENDED,
    /** The output has one of the layer's making. */
    MADE,
    /** The input cannot have one. */
    NONE
  }

  /** What a layer does while training. */
  enum Training {
    /** The same as when it predicts. */
    SAME,
    /** Something that depends on random numbers, others in every step. */
    RANDOM,
    /** Something that depends on the batch, the same in every step. */
    FROM_BATCH
  }

  /** A layer that takes sequences. */
  static LayerCase sequence(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer)
        .rejects(ANY)
        .rejects(ANY, FEATURES)
        .rejects(ANY, ANY, ANY)
        .rejects(2, 3, 4, 5);
  }

  /** A layer that takes inputs of any shape. */
  static LayerCase any(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer);
  }

  LayerCase(String name, Supplier<Layer> layer) {
    this(
        name,
        layer,
        null,
        List.of(ANY, (long) FEATURES),
        Map.of(),
        List.of(),
        Mask.PASSED_ON,
        Training.SAME,
        List.of());
  }

  LayerCase otherThan(Supplier<Layer> newOther) {
    return new LayerCase(name, layer, newOther, axes, weights, statistics, mask, training, bad);
  }

  LayerCase inputs(long... newAxes) {
    List<Long> all = Arrays.stream(newAxes).boxed().toList();
    return new LayerCase(name, layer, other, all, weights, statistics, mask, training, bad);
  }

  LayerCase weight(String weight, long... shape) {
    Map<String, Shape> more = new LinkedHashMap<>(weights);
    more.put(weight, Shape.of(shape));
    return new LayerCase(name, layer, other, axes, more, statistics, mask, training, bad);
  }

  /** A weight that training leaves alone. */
  LayerCase statistic(String weight, long... shape) {
    List<String> more = new ArrayList<>(statistics);
    more.add(weight);
    return new LayerCase(name, layer, other, axes, weights, more, mask, training, bad)
        .weight(weight, shape);
  }

  LayerCase mask(Mask newMask) {
    return new LayerCase(name, layer, other, axes, weights, statistics, newMask, training, bad);
  }

  LayerCase isRandom() {
    return trains(Training.RANDOM);
  }

  LayerCase learnsFromBatch() {
    return trains(Training.FROM_BATCH);
  }

  private LayerCase trains(Training newTraining) {
    return new LayerCase(name, layer, other, axes, weights, statistics, mask, newTraining, bad);
  }

  LayerCase rejects(long... shape) {
    List<Shape> more = new ArrayList<>(bad);
    more.add(Shape.of(shape));
    return new LayerCase(name, layer, other, axes, weights, statistics, mask, training, more);
  }

  /** Inputs of a batch size and a number of timesteps, some of them declared unknown. */
  Shape shape(long batch, long timesteps) {
    long[] all = new long[axes.size() + 1];
    all[0] = batch;
    for (int i = 0; i < axes.size(); i++) {
      all[i + 1] = axes.get(i) == ANY ? timesteps : axes.get(i);
    }
    return Shape.of(all);
  }

  Example example(int batch, long seed) {
    Layer made = layer.get();
    long ids = made.idLimit().orElse(0);
    return Example.random(new Random(seed), ids, shape(batch, TIMESTEPS).asArray());
  }

  /** A model needs a layer beside its Input. */
  List<Layer> stack() {
    Layer made = layer.get();
    Layer plain = made instanceof NamedLayer named ? named.layer() : made;
    return plain instanceof Input
        ? List.of(made, ActivationLayer.of(Activation.LINEAR))
        : List.of(made);
  }

  boolean takesMask() {
    return (mask == Mask.PASSED_ON && axes.size() == 2) || mask == Mask.ENDED;
  }

  @Override
  public String toString() {
    return name;
  }
}
