package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * A layer applied to tensors that are still without numbers; Keras's {@code Node}. Immutable;
 * identity is equality.
 */
public final class LayerCall {

  private static final AtomicLong CALLS = new AtomicLong();

  private final long number = CALLS.getAndIncrement();
  private final Layer layer;
  private final Object weights;
  private final List<SymbolicTensor> inputs;
  private final List<Shape> outputs;

  private LayerCall(Layer layer, Object weights, List<SymbolicTensor> inputs, List<Shape> outputs) {
    this.layer = layer;
    this.weights = weights == null ? this : weights;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Applies a layer.
   *
   * @param weights whose weights it uses: calls of one object have the same; null for its own
   */
  static LayerCall of(Layer layer, Object weights, List<SymbolicTensor> inputs) {
    String where =
        layer.givenName().map(name -> layer.kind() + " \"" + name + "\"").orElse(layer.kind());
    List<Shape> shapes = inputs.stream().map(SymbolicTensor::shape).toList();
    boolean begins = layer.unwrapped() instanceof Input;
    checkArgument(
        begins == inputs.isEmpty(),
        begins
            ? "%s: is where a model begins and takes no inputs, got %s."
            : "%s: must be applied to a tensor at least, got %s.",
        where,
        inputs.size());
    List<Shape> outputs =
        layer.unwrapped() instanceof Input input
            ? List.of(input.shape())
            : layer.outputShapes(where, shapes);
    return new LayerCall(layer, weights, List.copyOf(inputs), List.copyOf(outputs));
  }

  /** Returns a number that grows from call to call. */
  public long number() {
    return number;
  }

  /** Returns the layer that is called. */
  public Layer layer() {
    return layer;
  }

  /** Returns what calls that use the same weights have in common: one and the same object. */
  public Object weights() {
    return weights;
  }

  /** Returns what the layer is applied to. */
  public List<SymbolicTensor> inputs() {
    return inputs;
  }

  /** Returns the shapes of the outputs, batch first. */
  public List<Shape> outputs() {
    return outputs;
  }

  /** Returns the outputs, in their order. */
  List<SymbolicTensor> tensors() {
    return IntStream.range(0, outputs.size()).mapToObj(i -> new SymbolicTensor(this, i)).toList();
  }

  /** Returns the only output. */
  SymbolicTensor tensor() {
    checkArgument(
        outputs.size() == 1,
        "%s gives %s outputs, not one: use applyAll.",
        layer.kind(),
        outputs.size());
    return tensors().get(0);
  }
}
