package io.github.tfrnn.samples.tag;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares of the words that simple rules tag rightly: what a model has to beat.
 *
 * @param commonest giving every word the most frequent label
 * @param perWord giving every word its own most frequent label
 */
record TagBaselines(double commonest, double perWord) {

  static TagBaselines of(List<TaggedText> train, List<TaggedText> test) {
    Multiset<String> all = HashMultiset.create();
    Map<String, Multiset<String>> ofWords = new HashMap<>();
    for (TaggedText text : train) {
      for (int i = 0; i < text.size(); i++) {
        all.add(text.labels().get(i));
        ofWords
            .computeIfAbsent(text.words().get(i), word -> HashMultiset.create())
            .add(text.labels().get(i));
      }
    }
    String commonest = most(all);
    long right = 0;
    long rightPerWord = 0;
    for (TaggedText text : test) {
      for (int i = 0; i < text.size(); i++) {
        String label = text.labels().get(i);
        right += label.equals(commonest) ? 1 : 0;
        Multiset<String> known = ofWords.get(text.words().get(i));
        rightPerWord += label.equals(known == null ? commonest : most(known)) ? 1 : 0;
      }
    }
    double words = TagData.words(test);
    return new TagBaselines(right / words, rightPerWord / words);
  }

  private static String most(Multiset<String> labels) {
    return Multisets.copyHighestCountFirst(labels).iterator().next();
  }
}
