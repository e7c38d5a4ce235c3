package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Shapes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One or more examples: what a model is given, what it should answer, and how much each counts.
 * Immutable.
 *
 * @param x inputs
 * @param y labels; none where there is only something to predict
 * @param weights factors of the loss for each output, {@code [rows]} or {@code [rows, timesteps]}
 *     float32; Keras's {@code sample_weight}. All examples count the same without them
 */
public record Examples(Fields x, Optional<Fields> y, Optional<Fields> weights) {

  /**
   * Checks that all have as many rows.
   *
   * @throws IllegalArgumentException if not, or if weights are no float32 of one or two axes, or
   *     are given without labels
   */
  public Examples {
    requireNonNull(x, "x");
    y.ifPresent(
        labels ->
            checkArgument(
                x.count() == labels.count(),
                "there are %s rows of inputs and %s of labels: one label for each row is needed.",
                x.count(),
                labels.count()));
    if (weights.isPresent()) {
      checkArgument(y.isPresent(), "there are weights without labels: they are factors of a loss.");
      requireWeights(x.count(), weights.get());
    }
  }

  private static void requireWeights(int rows, Fields weights) {
    checkArgument(
        rows == weights.count(),
        "there are %s rows of inputs and %s of weights: one weight for each row is needed.",
        rows,
        weights.count());
    for (Rows each : weights.rows()) {
      int axes = each.shape().numDimensions();
      checkArgument(
          each instanceof FloatRows && (axes == 1 || axes == 2),
          "weights must be float32 [rows] or [rows, timesteps], got %s %s.",
          each instanceof FloatRows ? "float32" : "int32",
          Shapes.toString(each.shape()));
    }
  }

  /** Returns examples of a model with one input and one output. */
  public static Examples of(Rows x, Rows y) {
    return of(Fields.of(x), Fields.of(y));
  }

  /** Returns examples with labels. */
  public static Examples of(Fields x, Fields y) {
    return new Examples(x, Optional.of(y), Optional.empty());
  }

  /** Returns examples without labels, of a model with one input. */
  public static Examples ofInputs(Rows x) {
    return ofInputs(Fields.of(x));
  }

  /** Returns examples without labels. */
  public static Examples ofInputs(Fields x) {
    return new Examples(x, Optional.empty(), Optional.empty());
  }

  /** Returns the same with a factor of the loss for each row, of a model with one output. */
  public Examples withWeights(float[] newWeights) {
    return withWeights(Fields.of(Rows.of(newWeights)));
  }

  /** Returns the same with factors of the loss for each output. */
  public Examples withWeights(Fields newWeights) {
    return new Examples(x, y, Optional.of(newWeights));
  }

  /** Returns the number of rows. */
  public int count() {
    return x.count();
  }

  /**
   * Returns the rows from {@code from}, inclusive, to {@code to}, exclusive.
   *
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public Examples slice(int from, int to) {
    Objects.checkFromToIndex(from, to, count());
    return map(fields -> fields.slice(from, to));
  }

  /**
   * Returns some rows, in the given order.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Examples select(int... order) {
    return map(fields -> fields.select(order));
  }

  private Examples map(UnaryOperator<Fields> function) {
    return new Examples(function.apply(x), y.map(function), weights.map(function));
  }

  /**
   * Returns the class of a single example: its label {@code [1]} or {@code [1, 1]}, or the place of
   * the largest value of one-hot labels {@code [1, classes]}.
   *
   * @throws IllegalStateException if this is not one example of one output with such a label
   */
  public int label() {
    Rows label = y.map(fields -> fields.rows().get(0)).orElse(null);
    if (label == null || y.orElseThrow().rows().size() > 1 || label.shape().get(0) != 1) {
      throw noLabel(
          "these are %d rows, labels of %d outputs"
              .formatted(count(), y.map(fields -> fields.rows().size()).orElse(0)));
    }
    if (label instanceof IntRows ints && label.shape().size() == 1) {
      return ints.flat(0);
    }
    if (!(label instanceof FloatRows floats) || label.shape().numDimensions() > 2) {
      throw noLabel("the label is " + Shapes.toString(label.shape()));
    }
    float[] values = floats.values();
    if (values.length == 1 && values[0] == (int) values[0]) {
      return (int) values[0];
    }
    if (values.length < 2) {
      throw noLabel("the label is " + floats.flat(0));
    }
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static IllegalStateException noLabel(String found) {
    return new IllegalStateException(
        found + ": a class is that of one example with one label, a class number or one-hot.");
  }
}
