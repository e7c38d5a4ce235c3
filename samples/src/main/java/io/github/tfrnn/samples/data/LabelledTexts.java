package io.github.tfrnn.samples.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.tfrnn.text.LabelIndex;
import java.util.List;

/**
 * Texts, each with the name of its class, in a fixed order. Immutable.
 *
 * @param texts the texts
 * @param labels {@code labels.get(i)} is the class of {@code texts.get(i)}
 */
public record LabelledTexts(List<String> texts, List<String> labels) {

  public LabelledTexts {
    checkArgument(
        texts.size() == labels.size(),
        "a text needs exactly one label, got %s texts and %s labels",
        texts.size(),
        labels.size());
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
  }

  /** Returns the number of texts. */
  public int size() {
    return texts.size();
  }

  /** Returns the classes that occur here, in the order of their names. */
  public LabelIndex classes() {
    return LabelIndex.of(labels);
  }

  /** Returns the texts at some positions, in the order of the positions. */
  public LabelledTexts at(List<Integer> positions) {
    return new LabelledTexts(
        positions.stream().map(texts::get).collect(ImmutableList.toImmutableList()),
        positions.stream().map(labels::get).collect(ImmutableList.toImmutableList()));
  }

  /** Collects texts one by one. */
  public static final class Builder {
    private final ImmutableList.Builder<String> texts = ImmutableList.builder();
    private final ImmutableList.Builder<String> labels = ImmutableList.builder();

    /** Adds a text of a class. */
    public Builder add(String label, String text) {
      texts.add(text);
      labels.add(label);
      return this;
    }

    /** Returns what was added. */
    public LabelledTexts build() {
      return new LabelledTexts(texts.build(), labels.build());
    }
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }
}
