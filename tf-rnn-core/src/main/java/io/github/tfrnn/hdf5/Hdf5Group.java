package io.github.tfrnn.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of an HDF5 file: named arrays and groups, and texts that describe it. Immutable.
 *
 * @param children by name
 * @param texts attributes of one text each, by name; attributes of other types are not read
 * @param lists attributes of a list of texts each, by name
 */
public record Hdf5Group(
    Map<String, Hdf5Node> children, Map<String, String> texts, Map<String, List<String>> lists)
    implements Hdf5Node {

  /** A group without anything. */
  public static final Hdf5Group EMPTY = new Hdf5Group(Map.of(), Map.of(), Map.of());

  public Hdf5Group {
    children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    Map<String, List<String>> copy = new LinkedHashMap<>();
    lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    lists = Collections.unmodifiableMap(copy);
  }

  /** Returns the group of a name, if there is one. */
  public Optional<Hdf5Group> group(String name) {
    return children.get(name) instanceof Hdf5Group group ? Optional.of(group) : Optional.empty();
  }

  /**
   * Returns what is at the end of a path.
   *
   * @param path names with slashes between them: {@code "layers/lstm/cell"}
   */
  public Optional<Hdf5Node> at(String path) {
    Hdf5Node node = this;
    for (String name : path.split("/", -1)) {
      if (!(node instanceof Hdf5Group group) || !group.children.containsKey(name)) {
        return Optional.empty();
      }
      node = group.children.get(name);
    }
    return Optional.of(node);
  }

  /** Returns all arrays of the group and of the groups in it, by path. */
  public Map<String, Hdf5Node> arrays() {
    Map<String, Hdf5Node> found = new LinkedHashMap<>();
    collect("", found);
    return found;
  }

  private void collect(String path, Map<String, Hdf5Node> found) {
    children.forEach(
        (name, node) -> {
          if (node instanceof Hdf5Group group) {
            group.collect(path + name + "/", found);
          } else {
            found.put(path + name, node);
          }
        });
  }
}
