package io.github.tfrnn.graph;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Operands;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * A float32 tensor of one graph that outlives a run: what a model learns or remembers.
 *
 * <p>Its variable is a reference variable, the kind that TensorFlow Java's exporter saves. Such a
 * variable is read in place: whoever updates it must wait for all readers of the same run. Identity
 * is equality; usable from any thread.
 */
public final class Weight {

  private static final long MAX_SIZE = Integer.MAX_VALUE - 8; // they are read into one array

  private final String name;
  private final Shape shape;
  private final boolean trainable;
  private final Variable<TFloat32> variable;
  private final Placeholder<TFloat32> incoming;
  private final Op assignment;

  private Weight(Ops tf, String name, Shape shape, boolean trainable) {
    this.name = name;
    this.shape = shape;
    this.trainable = trainable;
    Ops scoped =
        tf; // the part before a slash becomes the scope of the operations, as in Keras's graphs
    String[] path = name.split("/", -1);
    for (int i = 0; i < path.length - 1; i++) {
      scoped = scoped.withSubScope(path[i]);
    }
    String last = path[path.length - 1];
    this.variable = variable(tf, name, shape);
    this.incoming =
        scoped.withName(last + "_in").placeholder(TFloat32.class, Placeholder.shape(shape));
    this.assignment = scoped.withName(last + "_assign").assign(variable, incoming);
  }

  /** The operation is named as the weight: a scope that comes again would be numbered. */
  private static Variable<TFloat32> variable(Ops tf, String name, Shape shape) {
    return new Variable<>(
        tf.scope()
            .env()
            .opBuilder(Variable.OP_NAME, name, tf.scope())
            .setAttr("shape", shape)
            .setAttr("dtype", Operands.toDataType(TFloat32.class))
            .build());
  }

  /**
   * Adds a variable to the graph of {@code tf}. It holds nothing until a value is assigned.
   *
   * @param name unique in the graph, layer first: {@code "lstm/kernel"}
   * @param shape every axis known
   * @throws IllegalArgumentException if an axis of the shape is unknown, or it has more values than
   *     an array
   */
  public static Weight create(Ops tf, String name, Shape shape, boolean trainable) {
    checkArgument(
        !shape.hasUnknownDimension(),
        "Weight \"%s\": every axis must be known, got %s",
        name,
        Shapes.toString(shape));
    checkArgument(
        shape.size() <= MAX_SIZE,
        "Weight \"%s\": %s are %s values, at most %s fit into one weight",
        name,
        Shapes.toString(shape),
        shape.size(),
        MAX_SIZE);
    return new Weight(tf, requireNonNull(name, "name"), shape, trainable);
  }

  /** Returns the name, layer first: {@code "lstm/kernel"}. */
  public String name() {
    return name;
  }

  /** Returns the shape; every axis is known. */
  public Shape shape() {
    return shape;
  }

  /** Returns whether training changes it. */
  public boolean trainable() {
    return trainable;
  }

  /** Returns the variable, to read and to update. */
  public Operand<TFloat32> value() {
    return variable;
  }

  /** Returns the placeholder that feeds {@link #assignment()}. */
  public Operand<TFloat32> incoming() {
    return incoming;
  }

  /** Returns the operation that sets the variable to what {@link #incoming()} is fed. */
  public Op assignment() {
    return assignment;
  }

  @Override
  public String toString() {
    return name + " " + Shapes.toString(shape);
  }
}
