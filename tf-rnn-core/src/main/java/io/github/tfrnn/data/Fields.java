package io.github.tfrnn.data;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Rows for each input, or each output, of a model: in the model's order, or by name. Immutable.
 *
 * <p>All of them have the same number of rows: row i of each belongs to example i.
 */
public final class Fields {

  private final List<String> names; // empty if they are in order
  private final List<Rows> rows;

  private Fields(List<String> names, List<Rows> rows) {
    this.names = List.copyOf(names);
    this.rows = List.copyOf(rows);
    checkArgument(!this.rows.isEmpty(), "at least one array of rows is needed.");
    for (int i = 1; i < rows.size(); i++) {
      checkArgument(
          rows.get(i).count() == count(),
          "%s has %s rows, %s has %s: row i of each belongs to example i.",
          name(i),
          rows.get(i).count(),
          name(0),
          count());
    }
  }

  /** Returns rows in the order of the model's inputs or outputs. */
  public static Fields of(Rows... inOrder) {
    return new Fields(List.of(), List.of(inOrder));
  }

  /** Returns rows by the names of the model's inputs or outputs. */
  public static Fields named(Map<String, ? extends Rows> byName) {
    Map<String, Rows> ordered = new LinkedHashMap<>(byName);
    return new Fields(List.copyOf(ordered.keySet()), List.copyOf(ordered.values()));
  }

  /** Returns rows of one name; {@link #and} adds others. */
  public static Fields named(String name, Rows rows) {
    return new Fields(List.of(name), List.of(rows));
  }

  /**
   * Returns the same and one more.
   *
   * @throws IllegalArgumentException if these are not named, or one is named so already, or the
   *     numbers of rows differ
   */
  public Fields and(String name, Rows more) {
    checkArgument(!names.isEmpty(), "\"%s\" cannot follow rows without names.", name);
    checkArgument(!names.contains(name), "\"%s\" is given twice.", requireNonNull(name));
    List<String> allNames = new ArrayList<>(names);
    allNames.add(name);
    List<Rows> all = new ArrayList<>(rows);
    all.add(more);
    return new Fields(allNames, all);
  }

  /** Returns how a message names one of the rows. */
  String name(int i) {
    return names.isEmpty() ? "number " + i : "\"" + names.get(i) + "\"";
  }

  /** Returns the number of examples. */
  public int count() {
    return rows.get(0).count();
  }

  /** Returns the examples from {@code from}, inclusive, to {@code to}, exclusive. */
  public Fields slice(int from, int to) {
    return new Fields(names, map(each -> each.slice(from, to)));
  }

  /**
   * Returns some examples, in the given order.
   *
   * @throws IndexOutOfBoundsException if there is no such example
   */
  public Fields select(int... order) {
    return new Fields(names, map(each -> each.select(order)));
  }

  /** Returns other rows under the same names, or in the same order. */
  Fields with(List<Rows> others) {
    return new Fields(names, others);
  }

  private List<Rows> map(UnaryOperator<Rows> function) {
    return rows.stream().map(function).collect(Collectors.toList());
  }

  /** Returns the names of the rows; none if they are in the model's order. */
  public List<String> names() {
    return names;
  }

  /** Returns the rows as they were given. */
  public List<Rows> rows() {
    return rows;
  }

  /**
   * Returns the rows in an order.
   *
   * @param what they are for, as a message names it: {@code "fit: inputs"}
   * @param order names of the model's inputs or outputs
   * @throws IllegalArgumentException if one is missing, or is not the model's
   */
  public List<Rows> inOrderOf(String what, List<String> order) {
    if (names.isEmpty()) {
      checkArgument(
          rows.size() == order.size(),
          "%s: the model has %s (%s), got %s.",
          what,
          order.size(),
          String.join(", ", order),
          rows.size());
      return rows;
    }
    for (int i = 0; i < names.size(); i++) {
      checkArgument(
          order.contains(names.get(i)),
          "%s: the model has no \"%s\" %s; it has %s.",
          what,
          names.get(i),
          Shapes.toString(rows.get(i).shape()),
          String.join(", ", order));
    }
    List<Rows> ordered = new ArrayList<>();
    for (String name : order) {
      checkArgument(names.contains(name), "%s: \"%s\" is missing.", what, name);
      ordered.add(rows.get(names.indexOf(name)));
    }
    return ordered;
  }
}
