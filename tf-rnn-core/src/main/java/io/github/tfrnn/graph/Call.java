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
  private final String key; // of this call among all of the pass
  private final BatchPart part;
  private final boolean penalties;
  private final Ops tf;
  private int draws;

  Call(ForwardPass pass, String layer, String key, BatchPart part) {
    this(pass, layer, key, part, true);
  }

  private Call(ForwardPass pass, String layer, String key, BatchPart part, boolean penalties) {
    this.pass = pass;
    this.layer = layer;
    this.key = key;
    this.part = part;
    this.penalties = penalties;
    this.tf = pass.scope(layer, key);
  }

  /** Returns the call of a layer within this one, such as a direction of a bidirectional layer. */
  public Call within(String name) {
    return within(name, 0);
  }

  /**
   * Returns one of several calls of a layer within this one.
   *
   * @param number of the call, from 0
   */
  public Call within(String name, int number) {
    String inner = ForwardPass.numbered(name, number);
    return new Call(pass, layer + "." + name, key + "." + inner, part, penalties);
  }

  /**
   * Returns the same call for other rows: what a layer does that has its inner layer see more rows
   * than the batch has.
   */
  public Call over(BatchPart rows) {
    return new Call(pass, layer, key, rows, penalties);
  }

  /** Returns the same call, in which penalties on outputs add nothing to the loss. */
  public Call withoutPenalties() {
    return new Call(pass, layer, key, part, false);
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

  /**
   * Tells how a recurrence is run.
   *
   * @param how the way and its reason
   */
  public void tellExecution(String how) {
    pass.tellExecution(layer, how);
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
  public <T> T shared(String what, Supplier<T> maker) {
    return pass.shared(key + "#" + what, maker);
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
    String drawn = key + "#draw" + draws++;
    return pass.<Operand<TFloat32>>shared(
        drawn, () -> pass.uniform(drawn, tf.concat(List.of(rows, rest), tf.constant(0))));
  }

  /** Adds a scalar to the loss; it must have been recorded. */
  public void addPenalty(Operand<TFloat32> penalty) {
    if (penalties) {
      pass.addPenalty(penalty);
    }
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
