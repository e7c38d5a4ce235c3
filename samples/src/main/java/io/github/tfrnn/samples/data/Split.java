package io.github.tfrnn.samples.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Labelled texts in two parts, each class in the same proportion. Immutable.
 *
 * <p>Drawn at random: the same texts, share and seed give the same parts on every machine. Both
 * parts keep the order of the texts.
 *
 * @param rest what was not taken
 * @param taken what was taken
 */
public record Split(LabelledTexts rest, LabelledTexts taken) {

  /**
   * Takes a share out of some texts.
   *
   * <p>Of each class the share is rounded to whole texts: at least one, at most all but one; a
   * class with a single text gives none.
   *
   * @param share share to take, in (0, 1)
   * @throws IllegalArgumentException if the share is out of range, or nothing could be taken
   */
  public static Split of(LabelledTexts texts, double share, long seed) {
    checkArgument(share > 0 && share < 1, "the share must be between 0 and 1, got %s", share);
    ImmutableListMultimap<String, Integer> positionsOfClass =
        Multimaps.index(IntStream.range(0, texts.size()).boxed().toList(), texts.labels()::get);
    Random random = new Random(seed);
    List<Integer> rest = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (String name : texts.classes().names()) {
      List<Integer> positions = new ArrayList<>(positionsOfClass.get(name));
      Collections.shuffle(positions, random);
      int size = positions.size();
      int take = (int) Math.min(size - 1, Math.max(1, Math.round(size * share)));
      taken.addAll(positions.subList(0, take));
      rest.addAll(positions.subList(take, size));
    }
    checkArgument(
        !taken.isEmpty(),
        "%s texts are too few to split: at least one class must have two texts",
        texts.size());
    Collections.sort(rest);
    Collections.sort(taken);
    return new Split(texts.at(rest), texts.at(taken));
  }
}
