package io.github.tfrnn.hdf5;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an {@link Hdf5Group} from paths. Not thread-safe. */
public final class Hdf5Tree {

  private final Map<String, Object> children = new LinkedHashMap<>(); // trees and arrays
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  /** Returns the group at a path, made if it is not there. */
  public Hdf5Tree group(String path) {
    Hdf5Tree tree = this;
    for (String name : path.split("/", -1)) {
      Object child = tree.children.computeIfAbsent(name, absent -> new Hdf5Tree());
      checkArgument(child instanceof Hdf5Tree, "\"%s\" is an array, no group", path);
      tree = (Hdf5Tree) child;
    }
    return tree;
  }

  /**
   * Puts an array at a path.
   *
   * @throws IllegalArgumentException if there is something already
   */
  public void put(String path, Hdf5Node array) {
    int slash = path.lastIndexOf('/');
    Hdf5Tree tree = slash < 0 ? this : group(path.substring(0, slash));
    checkArgument(
        tree.children.putIfAbsent(path.substring(slash + 1), array) == null,
        "\"%s\" is there twice",
        path);
  }

  /** Sets an attribute of this group. */
  public void text(String name, String value) {
    texts.put(name, value);
  }

  /** Sets an attribute of this group. */
  public void list(String name, List<String> values) {
    lists.put(name, values);
  }

  /** Returns the group. */
  public Hdf5Group build() {
    Map<String, Hdf5Node> built = new LinkedHashMap<>();
    children.forEach(
        (name, child) ->
            built.put(name, child instanceof Hdf5Tree tree ? tree.build() : (Hdf5Node) child));
    return new Hdf5Group(built, texts, lists);
  }
}
