package io.github.tfrnn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One way through a model in one graph: its mode, its tape, its randomness, and what its layers
 * leave behind.
 *
 * <p>The batch may go through in several {@linkplain BatchPart parts} side by side. What the parts
 * have in common is made once ({@link #shared}), and random numbers are drawn for the whole batch
 * and then cut, so that the parts together compute what the whole batch would. Not thread-safe.
 */
public final class ForwardPass {

  private final Ops tf;
  private final Mode mode;
  private final Tape tape;
  private final long seed;
  private final Operand<TInt64> step;
  private final Optional<Execution> execution;
  private final DTypePolicy policy;
  private final Map<String, Object> shared = new HashMap<>();
  private final List<Operand<TFloat32>> penalties = new ArrayList<>();
  private final List<Function<Ops, Op>> updates = new ArrayList<>();
  private final Map<String, String> executions = new LinkedHashMap<>();

  private ForwardPass(
      Ops tf,
      Mode mode,
      Tape tape,
      long seed,
      Operand<TInt64> step,
      Optional<Execution> execution,
      DTypePolicy policy) {
    this.tf = tf;
    this.mode = mode;
    this.tape = tape;
    this.seed = seed;
    this.step = step;
    this.execution = execution;
    this.policy = policy;
  }

  /** Returns a pass for predictions, without a tape. */
  public static ForwardPass inference(Ops tf) {
    return new ForwardPass(
        tf, Mode.INFERENCE, null, 0, null, Optional.empty(), DTypePolicy.FLOAT32);
  }

  /**
   * Returns a pass whose gradients can be asked for.
   *
   * @param seed of the random numbers
   * @param step scalar that tells one training step from another: other numbers in every step
   */
  public static ForwardPass taped(Ops tf, Mode mode, long seed, Operand<TInt64> step) {
    return new ForwardPass(
        tf, mode, Tape.of(tf), seed, step, Optional.empty(), DTypePolicy.FLOAT32);
  }

  /** Returns a new pass whose recurrences run in the given way where they can. */
  public ForwardPass preferring(Optional<Execution> asked) {
    return new ForwardPass(tf, mode, tape, seed, step, asked, policy);
  }

  /** Returns a new pass whose layers compute in the given precision. */
  public ForwardPass under(DTypePolicy asked) {
    return new ForwardPass(tf, mode, tape, seed, step, execution, asked);
  }

  DTypePolicy policy() {
    return policy;
  }

  Optional<Execution> execution() {
    return execution;
  }

  /** Returns where operations are added. */
  public Ops tf() {
    return tf;
  }

  /** Returns what the model is called for. */
  public Mode mode() {
    return mode;
  }

  /** Returns the tape, if gradients can be asked for. */
  public Optional<Tape> tape() {
    return Optional.ofNullable(tape);
  }

  /** Returns what layers added to the loss: each a scalar recorded on the tape. */
  public List<Operand<TFloat32>> penalties() {
    return List.copyOf(penalties);
  }

  /**
   * Adds what has to run besides the outputs: new states of stateful layers.
   *
   * @param ops adds operations that wait for all that reads the states
   */
  public List<Op> updates(Ops ops) {
    List<Op> added = new ArrayList<>();
    Ops next = ops;
    for (Function<Ops, Op> update : updates) { // in order: a layer called twice updates twice
      added.add(update.apply(next));
      next = next.withControlDependencies(added.get(added.size() - 1));
    }
    return added;
  }

  /** Returns whether anything has to run besides the outputs. */
  public boolean hasUpdates() {
    return !updates.isEmpty();
  }

  /** Returns the only call of one layer for one part of the batch. */
  public Call call(String layer, BatchPart part) {
    return call(layer, 0, part);
  }

  /**
   * Returns one of several calls of a layer for one part of the batch; each draws random numbers of
   * its own.
   *
   * @param number of the call, from 0
   */
  public Call call(String layer, int number, BatchPart part) {
    return new Call(this, layer, numbered(layer, number), part);
  }

  /** A key of its own for each call; no name of a layer has such a sign in it. */
  static String numbered(String layer, int number) {
    return number == 0 ? layer : layer + "@" + number;
  }

  /**
   * Where a call of a layer adds its operations, one scope for all parts: making one costs time
   * that grows with the graph.
   */
  Ops scope(String layer, String key) {
    return shared(key + "#scope", () -> tf.withSubScope(layer));
  }

  /** Returns how each recurrence is run, and why, by layer. */
  public Map<String, String> executions() {
    return new LinkedHashMap<>(executions);
  }

  void tellExecution(String layer, String how) {
    executions.put(layer, how);
  }

  void addPenalty(Operand<TFloat32> penalty) {
    penalties.add(penalty);
  }

  void addUpdate(Function<Ops, Op> update) {
    updates.add(update);
  }

  @SuppressWarnings("unchecked") // a key always names a value of one type
  <T> T shared(String key, Supplier<T> maker) {
    Object made = shared.get(key);
    if (made == null) {
      made = maker.get();
      shared.put(key, made);
    }
    return (T) made;
  }

  /** Uniform numbers in [0, 1) of the given shape; the same for equal keys, seeds and steps. */
  Operand<TFloat32> uniform(String key, Operand<TInt32> shape) {
    long mixed = (seed ^ 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L + key.hashCode();
    Operand<TInt64> seeds =
        tf.stack(List.<Operand<TInt64>>of(tf.constant(mixed ^ (mixed >>> 29)), step));
    return tf.random.statelessRandomUniform(shape, seeds);
  }
}
