package io.github.tfrnn.text.words;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads options that were written down; each is asked for once, and none may be left over. */
final class Settings {
  private final String owner;
  private final Map<String, String> values;
  private final List<String> known = new ArrayList<>();

  Settings(String owner, Map<String, String> values) {
    this.owner = owner;
    this.values = values;
  }

  String text(String name) {
    known.add(name);
    String value = values.get(name);
    checkArgument(
        value != null, "%s: the settings lack \"%s\"; they are %s", owner, name, values.keySet());
    return value;
  }

  boolean bool(String name) {
    String value = text(name);
    checkArgument(
        value.equals("true") || value.equals("false"),
        "%s: the setting \"%s\" must be \"true\" or \"false\", got \"%s\"",
        owner,
        name,
        value);
    return value.equals("true");
  }

  /** Refuses what nobody has asked for: a newer version may have written it. */
  void finish() {
    for (String name : values.keySet()) {
      checkArgument(
          known.contains(name),
          "%s: unknown setting \"%s\"; known: %s. Was it written by a newer version?",
          owner,
          name,
          known);
    }
  }
}
