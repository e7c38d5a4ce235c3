package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.data.LabelledTexts;
import io.github.tfrnn.samples.data.LocaleNames;
import io.github.tfrnn.samples.data.WordNetDefinitions;
import java.io.IOException;

/**
 * Texts that come with the samples' dependencies, or with Java: what a command learns by itself.
 */
enum BuiltInTexts {
  /** Which kind of thing does a definition describe? */
  DEFINITIONS("text", "definitions of WordNet 3.1") {
    @Override
    LabelledTexts read() throws IOException {
      return WordNetDefinitions.read();
    }
  },

  /** Which language is a name from? */
  NAMES("names", "names of countries, languages and currencies that this Java knows") {
    @Override
    LabelledTexts read() {
      return LocaleNames.read();
    }
  };

  private final String command;
  private final String description;

  BuiltInTexts(String command, String description) {
    this.command = command;
    this.description = description;
  }

  /** Returns the name of the command that learns them. */
  String command() {
    return command;
  }

  /** Returns what they are. */
  String description() {
    return description;
  }

  /** Reads them all. */
  abstract LabelledTexts read() throws IOException;
}
