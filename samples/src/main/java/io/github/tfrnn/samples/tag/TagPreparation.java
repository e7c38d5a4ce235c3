package io.github.tfrnn.samples.tag;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.text.PadOptions;
import io.github.tfrnn.text.PadSequences;
import io.github.tfrnn.text.PadSide;
import io.github.tfrnn.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How pieces of text become what a model takes, and what it says becomes labels. Padding is at the
 * end, and is masked: it counts nowhere.
 *
 * @param tokenizer fitted on the words that were learned
 * @param classes the labels
 */
record TagPreparation(Tokenizer tokenizer, LabelIndex classes) {

  static TagPreparation of(TagData data, int numWords) {
    Tokenizer tokenizer = Tokenizer.builder().numWords(numWords).oovToken("<unknown>").build();
    tokenizer.fitOnTokens(data.train().stream().map(TaggedText::words).toList());
    return new TagPreparation(tokenizer, data.classes());
  }

  static TagPreparation from(ExportedModel model) {
    return new TagPreparation(Tokenizer.from(model), LabelIndex.from(model));
  }

  Asset[] assets() {
    return new Asset[] {tokenizer, classes};
  }

  /** Returns the ids of words, {@code [pieces, timesteps]}, as long as the longest piece. */
  Rows inputs(List<TaggedText> pieces) {
    return Rows.of(
        padded(tokenizer.tokensToSequences(pieces.stream().map(TaggedText::words).toList())));
  }

  /** Returns the numbers of labels, {@code [pieces, timesteps]}; of padding, any. */
  Rows labels(List<TaggedText> pieces) {
    return Rows.of(
        padded(pieces.stream().map(piece -> classes.ids(piece.labels())).toArray(int[][]::new)));
  }

  private static int[][] padded(int[][] sequences) {
    return PadSequences.padSequences(sequences, PadOptions.longest().padding(PadSide.POST));
  }

  /**
   * Returns the pieces with the likeliest labels.
   *
   * @param probabilities {@code [pieces, timesteps, labels]}
   */
  List<TaggedText> labelled(List<TaggedText> pieces, float[][][] probabilities) {
    List<TaggedText> labelled = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Predictions ofWords = Predictions.of(probabilities[i]);
      List<String> labels = new ArrayList<>();
      for (int word = 0; word < pieces.get(i).size(); word++) {
        labels.add(classes.name(ofWords.best(word)));
      }
      labelled.add(pieces.get(i).with(labels));
    }
    return labelled;
  }
}
