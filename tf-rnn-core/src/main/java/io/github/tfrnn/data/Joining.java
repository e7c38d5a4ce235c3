package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;

/**
 * Puts examples one under the other.
 *
 * @param padding how sequences are brought to one length; without, all must have one
 */
record Joining(Optional<Padding> padding) {

  /** How the rows of one field are padded. */
  private record Fill(boolean before, float value, OptionalInt length) {}

  /**
   * Returns all rows of the parts.
   *
   * @throws IllegalArgumentException if they differ in what they have, in type, or in shape
   */
  Examples join(List<Examples> parts) {
    Optional<Fill> inputs = padding.map(p -> new Fill(p.before(), p.value(), p.length()));
    Optional<Fill> labels = padding.map(p -> new Fill(p.before(), p.labelValue(), p.labelLength()));
    Optional<Fill> weights = padding.map(p -> new Fill(p.before(), 0, p.labelLength()));
    return new Examples(
        fields(
            "input",
            present(parts, each -> Optional.of(each.x()), "inputs").orElseThrow(),
            inputs,
            false),
        present(parts, Examples::y, "labels").map(y -> fields("label", y, labels, false)),
        present(parts, Examples::weights, "weights").map(w -> fields("weight", w, weights, true)));
  }

  private static Optional<List<Fields>> present(
      List<Examples> parts, Function<Examples, Optional<Fields>> of, String what) {
    List<Fields> present = parts.stream().map(of).flatMap(Optional::stream).toList();
    checkArgument(
        present.isEmpty() || present.size() == parts.size(),
        "%s of %s examples have %s: all must, or none.",
        present.size(),
        parts.size(),
        what);
    return present.isEmpty() ? Optional.empty() : Optional.of(present);
  }

  private static Fields fields(
      String what, List<Fields> parts, Optional<Fill> fill, boolean weights) {
    Fields first = parts.get(0);
    for (Fields part : parts) {
      checkArgument(
          part.names().equals(first.names()) && part.rows().size() == first.rows().size(),
          "%ss differ in their names or number: %s %s and %s %s.",
          what,
          first.rows().size(),
          first.names(),
          part.rows().size(),
          part.names());
    }
    List<Rows> joined = new ArrayList<>();
    for (int i = 0; i < first.rows().size(); i++) {
      int field = i;
      List<Rows> rows = parts.stream().map(part -> part.rows().get(field)).toList();
      joined.add(rows(what + " " + first.name(i), rows, fill, weights));
    }
    return first.with(joined);
  }

  private static Rows rows(String what, List<Rows> parts, Optional<Fill> fill, boolean weights) {
    Rows first = parts.get(0);
    boolean sequences = weights ? first.shape().numDimensions() == 2 : Timesteps.has(first);
    boolean padded = sequences && fill.isPresent();
    for (int i = 0; i < parts.size(); i++) {
      requireAlike(what, first, parts.get(i), i, padded, sequences);
    }
    if (padded) {
      return pad(what, parts, fill.get());
    }
    int rows = parts.stream().mapToInt(Rows::count).sum();
    Shape shape = first.shape().tail().prepend(rows);
    return copy(parts, shape, 0, part -> 0, rowSize(first));
  }

  private static void requireAlike(
      String what, Rows first, Rows part, int number, boolean padded, boolean sequences) {
    checkArgument(
        first.getClass() == part.getClass(),
        "%s of example %s is %s, before it came %s.",
        what,
        number,
        type(part),
        type(first));
    int fixed = padded ? 2 : 1; // axes that may differ: rows, and timesteps
    long[] a = first.shape().asArray();
    long[] b = part.shape().asArray();
    boolean equal = a.length == b.length && Arrays.equals(a, fixed, a.length, b, fixed, b.length);
    if (!equal) {
      String remedy = sequences && !padded ? " padded() brings sequences to one length." : "";
      throw new IllegalArgumentException(
          "%s of example %d is %s, before it came %s.%s"
              .formatted(
                  what,
                  number,
                  Shapes.toString(part.shape()),
                  Shapes.toString(first.shape()),
                  remedy));
    }
  }

  private static Rows pad(String what, List<Rows> parts, Fill fill) {
    int longest = parts.stream().mapToInt(Timesteps::of).max().orElseThrow();
    int length = fill.length().orElse(longest);
    checkArgument(
        longest <= length,
        "%s has %s timesteps, batches are padded to %s: cut sequences first, in a map, or pad to"
            + " more.",
        what,
        longest,
        length);
    Rows first = parts.get(0);
    checkArgument(
        first instanceof FloatRows || fill.value() == (int) fill.value(),
        "%s is int32, it cannot be padded with %s.",
        what,
        fill.value());
    int rows = parts.stream().mapToInt(Rows::count).sum();
    Shape shape = Timesteps.shape(first, rows, length);
    int step = 1;
    for (int axis = 2; axis < shape.numDimensions(); axis++) {
      step *= Math.toIntExact(shape.get(axis));
    }
    int stepSize = step;
    return copy(
        parts,
        shape,
        fill.value(),
        part -> fill.before() ? (length - Timesteps.of(part)) * stepSize : 0,
        length * stepSize);
  }

  /**
   * Copies rows into larger ones.
   *
   * @param offset where in its new row a part's row begins
   * @param size values of a new row
   */
  private static Rows copy(
      List<Rows> parts, Shape shape, float value, Function<Rows, Integer> offset, int size) {
    int values = Flat.size("the rows", shape);
    boolean floats = parts.get(0) instanceof FloatRows;
    Object target = floats ? new float[values] : new int[values];
    if (value != 0 && target instanceof float[] array) {
      Arrays.fill(array, value);
    } else if (value != 0) {
      Arrays.fill((int[]) target, (int) value);
    }
    int row = 0;
    for (Rows part : parts) {
      Object source = floats ? ((FloatRows) part).values() : ((IntRows) part).values();
      int partSize = rowSize(part);
      for (int i = 0; i < part.count(); i++, row++) {
        System.arraycopy(source, i * partSize, target, row * size + offset.apply(part), partSize);
      }
    }
    return floats
        ? FloatRows.ofFlat((float[]) target, shape)
        : IntRows.ofFlat((int[]) target, shape);
  }

  private static int rowSize(Rows rows) {
    return Math.toIntExact(rows.shape().size() / Math.max(1, rows.count()));
  }

  private static String type(Rows rows) {
    return rows instanceof FloatRows ? "float32" : "int32";
  }
}
