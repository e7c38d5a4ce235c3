package io.github.tfrnn.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One layer being called for one part of a batch: what the layer may ask for, and where it leaves
 * its gradient.
 *
 * <p>A layer that records nothing gets its gradient from TensorFlow. Not thread-safe.
 */
public final class Call {

  private final ForwardPass pass;
  private final String layer;
  private final BatchPart part;
  private final Ops tf;
  private int draws;

  Call(ForwardPass pass, String layer, BatchPart part) {
    this.pass = pass;
    this.layer = layer;
    this.part = part;
    this.tf = pass.scope(layer);
  }

  /** Returns the call of a layer within this one, such as a direction of a bidirectional layer. */
  public Call within(String name) {
    return new Call(pass, layer + "." + name, part);
  }

  /** Returns where operations are added; their names begin with the layer's. */
  public Ops tf() {
    return tf;
  }

  /** Returns the layer's name. */
  public String layer() {
    return layer;
  }

  /** Returns whether weights are being learned. */
  public boolean training() {
    return pass.mode() == Mode.TRAINING;
  }

  /** Returns how recurrences are to be run, if that was asked for. */
  public Optional<Execution> execution() {
    return pass.execution();
  }

  /** Returns the precision that the layer computes in. */
  public DTypePolicy policy() {
    return pass.policy();
  }

  /** Returns which rows of the batch these are. */
  public BatchPart part() {
    return part;
  }

  /** Records a step with hand-written gradients; does nothing where none are asked for. */
  public void record(
      List<? extends Operand<TFloat32>> outputs,
      List<? extends Operand<TFloat32>> inputs,
      Tape.Backward backward) {
    pass.tape().ifPresent(tape -> tape.record(outputs, inputs, backward));
  }

  /**
   * Records a step that TensorFlow can differentiate; does nothing where no gradients are asked
   * for.
   */
  public void recordByGraph(
      List<? extends Operand<TFloat32>> outputs,
      List<? extends Operand<TFloat32>> inputs,
      List<Weight> weights) {
    pass.tape().ifPresent(tape -> tape.recordByGraph(outputs, inputs, weights));
  }

  /** Returns whether {@code operand} is an output of a recorded step. */
  public boolean recorded(Operand<?> operand) {
    return pass.tape().map(tape -> tape.produced(operand)).orElse(false);
  }

  /** Returns whether gradients are asked for. */
  public boolean taped() {
    return pass.tape().isPresent();
  }

  /** Returns what all parts of the batch have in common; made by the first that asks. */
  public <T> T shared(String key, Supplier<T> maker) {
    return pass.shared(layer + "#" + key, maker);
  }

  /**
   * Returns uniform random numbers in [0, 1), other ones in every training step, the same ones
   * however the batch is cut.
   *
   * @param rest the shape after the batch axis, {@code [rank - 1]}
   * @param rank number of axes, batch included
   */
  public Operand<TFloat32> uniform(Operand<TInt32> rest, int rank) {
    return part.cut(tf, draw(tf.reshape(part.total(), tf.array(1)), rest), rank);
  }

  /**
   * Returns uniform random numbers in [0, 1) that all rows of the batch have in common, other ones
   * in every training step.
   *
   * @param rest the shape after the batch axis, which has size 1
   */
  public Operand<TFloat32> uniformForAllRows(Operand<TInt32> rest) {
    return draw(tf.array(1), rest);
  }

  private Operand<TFloat32> draw(Operand<TInt32> rows, Operand<TInt32> rest) {
    String key = layer + "#draw" + draws++;
    return pass.<Operand<TFloat32>>shared(
        key, () -> pass.uniform(key, tf.concat(List.of(rows, rest), tf.constant(0))));
  }

  /** Adds a scalar to the loss; it must have been recorded. */
  public void addPenalty(Operand<TFloat32> penalty) {
    pass.addPenalty(penalty);
  }

  /**
   * Adds an operation that has to run whenever the outputs are asked for: a new state.
   *
   * @param update makes it where all that reads the state has come before
   */
  public void addUpdate(Function<Ops, Op> update) {
    pass.addUpdate(update);
  }
}
