package io.github.tfrnn.keras;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.RNNCell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Classes of layers and cells that Keras does not have, by the names that they have in
 * configurations; Keras's {@code custom_objects}. Nothing in a file names a Java class: a name that
 * is not here is refused. Immutable.
 *
 * <pre>{@code
 * CustomObjects custom = CustomObjects.none().withLayer(
 *     "Scale", Scale.class,
 *     config -> new Scale(config.get("factor").floatValue()),
 *     (scale, config) -> config.put("factor", scale.factor()));
 * }</pre>
 */
public final class CustomObjects {

  /** One class: from its configuration, and back. */
  record Entry<T>(
      String className, Class<T> type, Function<ObjectNode, T> reader, Writer<T> writer) {

    Entry {
      requireNonNull(type, "type");
      requireNonNull(reader, "reader");
      requireNonNull(writer, "writer");
      checkArgument(!className.isBlank(), "CustomObjects: the class name is blank");
    }

    ObjectNode write(Object value, ObjectNode empty) {
      writer.write(type.cast(value), empty);
      return empty;
    }
  }

  /**
   * Puts the options of an object into its configuration.
   *
   * @param <T> class of the object
   */
  @FunctionalInterface
  public interface Writer<T> {

    /** Puts the options into {@code config}, which is empty. */
    void write(T value, ObjectNode config);
  }

  private static final CustomObjects NONE = new CustomObjects(Map.of(), Map.of());

  private final Map<String, Entry<? extends Layer>> layers;
  private final Map<String, Entry<? extends RNNCell>> cells;

  private CustomObjects(
      Map<String, Entry<? extends Layer>> layers, Map<String, Entry<? extends RNNCell>> cells) {
    this.layers = layers;
    this.cells = cells;
  }

  /** Returns no classes beside Keras's. */
  public static CustomObjects none() {
    return NONE;
  }

  /**
   * Returns the same and a class of layers.
   *
   * @param className in configurations; of {@code "package>Class"} the part after the {@code >}
   * @param type whose instances are written under this name
   * @param reader from the options of a layer, its name and dtype left out, to the layer
   * @param writer puts the options of a layer into an empty object
   * @throws IllegalArgumentException if there is a class of this name already
   */
  public <T extends Layer> CustomObjects withLayer(
      String className, Class<T> type, Function<ObjectNode, T> reader, Writer<T> writer) {
    return new CustomObjects(with(layers, new Entry<>(className, type, reader, writer)), cells);
  }

  /**
   * Returns the same and a class of cells; see {@link #withLayer}.
   *
   * @throws IllegalArgumentException if there is a class of this name already
   */
  public <T extends RNNCell> CustomObjects withCell(
      String className, Class<T> type, Function<ObjectNode, T> reader, Writer<T> writer) {
    return new CustomObjects(layers, with(cells, new Entry<>(className, type, reader, writer)));
  }

  private static <T> Map<String, Entry<? extends T>> with(
      Map<String, Entry<? extends T>> before, Entry<? extends T> entry) {
    Map<String, Entry<? extends T>> all = new LinkedHashMap<>(before);
    checkArgument(
        all.putIfAbsent(entry.className(), entry) == null,
        "CustomObjects: there are two classes \"%s\"",
        entry.className());
    return all;
  }

  Optional<Entry<? extends Layer>> layer(String className) {
    return Optional.ofNullable(layers.get(className));
  }

  Optional<Entry<? extends RNNCell>> cell(String className) {
    return Optional.ofNullable(cells.get(className));
  }

  Optional<Entry<? extends Layer>> of(Layer layer) {
    return layers.values().stream()
        .filter(e -> e.type() == layer.getClass())
        .<Entry<? extends Layer>>map(e -> e)
        .findFirst();
  }

  Optional<Entry<? extends RNNCell>> of(RNNCell cell) {
    return cells.values().stream()
        .filter(e -> e.type() == cell.getClass())
        .<Entry<? extends RNNCell>>map(e -> e)
        .findFirst();
  }
}
