package io.github.tfrnn.text.words;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/** A function with a name. */
record NamedSplitter(String name, Function<String, List<String>> function) implements WordSplitter {

  NamedSplitter {
    requireNonNull(name, "WordSplitter: name is null");
    requireNonNull(function, "WordSplitter: split is null");
    checkArgument(
        !name.isEmpty(), "WordSplitter: the name must not be empty: a tokenizer's JSON holds it");
    checkArgument(
        !WordSplitter.isOfLibrary(name),
        "WordSplitter: the name \"%s\" is that of one of this library's splitters: choose another",
        name);
  }

  @Override
  public List<String> split(String text) {
    return function.apply(text);
  }

  @Override
  public String toString() {
    return "WordSplitter[" + name + "]";
  }
}
