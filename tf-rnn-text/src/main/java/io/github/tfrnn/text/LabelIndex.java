package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names of classes and their ids, for labels that are words.
 *
 * <p>The ids are 0, 1, 2, … in the order of {@link #names()}. Immutable, safe for use by several
 * threads.
 */
public final class LabelIndex implements Asset {

  /** Name of the file that holds the names among the assets of an exported model. */
  public static final String ASSET_NAME = "labels.json";

  private final List<String> names;
  private final Map<String, Integer> ids = new HashMap<>();

  private LabelIndex(List<String> names) {
    this.names = names;
    for (String name : names) {
      checkArgument(
          ids.put(name, ids.size()) == null, "LabelIndex: the name \"%s\" is given twice", name);
    }
  }

  /**
   * Returns the index of the different names among the labels, sorted by code points (as Python's
   * {@code sorted(set(labels))}).
   *
   * @param labels the label of each example, or the names in any order
   * @throws NullPointerException if a label is null
   */
  public static LabelIndex of(Collection<String> labels) {
    return new LabelIndex(
        labels.stream()
            .map(label -> Objects.requireNonNull(label, "LabelIndex: a label is null"))
            .distinct()
            .sorted((a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()))
            .toList());
  }

  /**
   * Returns the index of names in their given order, for data whose labels are ids already.
   *
   * @throws IllegalArgumentException if a name occurs twice
   * @throws NullPointerException if a name is null
   */
  public static LabelIndex inOrder(List<String> names) {
    return new LabelIndex(List.copyOf(names));
  }

  /**
   * Returns the id of a name, in [0, size).
   *
   * @throws IllegalArgumentException if there is no such name
   */
  public int id(String name) {
    Integer id = ids.get(name);
    checkArgument(id != null, "LabelIndex: unknown label \"%s\"; known: %s", name, names);
    return id;
  }

  /**
   * Returns the id of each label, in their order.
   *
   * @return as many ids as labels, in [0, size)
   * @throws IllegalArgumentException if there is no such name
   */
  public int[] ids(Collection<String> labels) {
    return labels.stream().mapToInt(this::id).toArray();
  }

  /**
   * Returns the name of an id.
   *
   * @throws IllegalArgumentException if the id is not in [0, size)
   */
  public String name(int id) {
    checkArgument(
        id >= 0 && id < names.size(),
        "LabelIndex: ids of %s classes must be in [0, %s], got %s",
        names.size(),
        names.size() - 1,
        id);
    return names.get(id);
  }

  /** Returns the names in the order of their ids; unmodifiable. */
  public List<String> names() {
    return names;
  }

  /** Returns the number of classes. */
  public int size() {
    return names.size();
  }

  /** Returns the names as a JSON array, ASCII only. */
  public String toJson() {
    return Json.write(
        json -> {
          json.writeStartArray();
          for (String name : names) {
            json.writeString(name);
          }
          json.writeEndArray();
        });
  }

  /**
   * Returns the index of a JSON array of names, in their order.
   *
   * @throws IllegalArgumentException if it is not such an array, or a name occurs twice
   */
  public static LabelIndex fromJson(String json) {
    JsonNode array = Json.parse("LabelIndex JSON", json);
    checkArgument(
        array.isArray(),
        "LabelIndex JSON: expected an array of strings, got %s",
        Json.excerpt(json));
    List<String> names = new ArrayList<>();
    for (JsonNode name : array) {
      checkArgument(
          name.isTextual(),
          "LabelIndex JSON: expected an array of strings, got %s among them",
          name);
      names.add(name.textValue());
    }
    return inOrder(names);
  }

  /**
   * Returns the names that a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without them
   */
  public static LabelIndex from(ExportedModel model) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
  }

  /** Returns whether a model was exported with names of classes. */
  static boolean isIn(ExportedModel model) {
    return Files.isRegularFile(model.directory().resolve("assets").resolve(ASSET_NAME));
  }

  /** Returns {@link #names()}. */
  @Override
  public List<String> labels() {
    return names;
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  /** Returns {@link #toJson()} in UTF-8. */
  @Override
  public byte[] assetContent() {
    return toJson().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelIndex that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return "LabelIndex" + names;
  }
}
