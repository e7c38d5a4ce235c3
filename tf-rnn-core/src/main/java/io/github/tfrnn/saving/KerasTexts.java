package io.github.tfrnn.saving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of names in attributes. HDF5 has little room for one, so Keras continues a long list under
 * {@code name0}, {@code name1} and so on.
 */
final class KerasTexts {

  private static final int ROOM = 64_512;

  static boolean hasList(Hdf5Group group, String name) {
    return group.lists().containsKey(name) || group.lists().containsKey(name + "0");
  }

  /** Returns a list; nothing if there is none. */
  static List<String> list(Hdf5Group group, String name) {
    if (group.lists().containsKey(name)) {
      return group.lists().get(name);
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; group.lists().containsKey(name + i); i++) {
      all.addAll(group.lists().get(name + i));
    }
    return all;
  }

  static void putList(Hdf5Tree group, String name, List<String> values) {
    int longest = values.stream().mapToInt(value -> value.getBytes(UTF_8).length).max().orElse(1);
    int fit = Math.max(1, ROOM / longest);
    if (values.size() <= fit) {
      group.list(name, values);
      return;
    }
    for (int i = 0; i * fit < values.size(); i++) {
      group.list(name + i, values.subList(i * fit, Math.min(values.size(), (i + 1) * fit)));
    }
  }

  private KerasTexts() {}
}
