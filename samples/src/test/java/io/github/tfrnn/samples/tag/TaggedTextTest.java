package io.github.tfrnn.samples.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaggedTextTest {

  @Test
  void takesCapitalsAndPunctuationOff() {
    TaggedText text =
        TaggedText.of("The EU, I said: \"isn't\" McDonald's — in 1999 (or so)? Éa! well-known");
    assertThat(text.words())
        .containsExactly(
            "the",
            "eu",
            "i",
            "said",
            "isn't",
            "mcdonald's",
            "in",
            "1999",
            "or",
            "so",
            "éa",
            "well-known");
    assertThat(text.labels())
        .containsExactly(
            "Aa", "AA,", "Aa", "aa:", "aa", "Aa", "aa", "aa", "aa", "aa?", "Aa!", "aa");
    assertThat(text.restored())
        .isEqualTo("The EU, I said: isn't Mcdonald's in 1999 or so? Éa! well-known");
  }

  @Test
  void piecesAreTheTextInItsOrder() {
    TaggedText text = TaggedText.of("a b c d e");
    assertThat(text.pieces(2)).extracting(TaggedText::size).containsExactly(2, 2, 1);
    assertThat(text.pieces(9)).containsExactly(text);
    assertThat(TaggedText.of("...").pieces(3)).isEmpty();
  }

  @Test
  void everyTagIsFoundByItsLabel() {
    for (WordShape shape : WordShape.values()) {
      for (String mark : List.of("", ",", ".", "?", "!", ";", ":")) {
        Tag tag = new Tag(shape, mark);
        assertThat(Tag.of(tag.label())).isEqualTo(tag);
      }
    }
    assertThat(Tag.of("Aa,").restore("él")).isEqualTo("Él,");
    assertThatThrownBy(() -> Tag.of("cat")).hasMessageContaining("no tag is called \"cat\"");
    assertThatThrownBy(() -> Tag.of("aax")).hasMessageContaining("unknown mark \"x\"");
  }

  @Test
  void baselinesKnowTheLabelsOfTraining() {
    List<TaggedText> train = List.of(TaggedText.of("The cat, the dog. the end"));
    List<TaggedText> test = List.of(TaggedText.of("the cat, The new cat"));
    TagBaselines baselines = TagBaselines.of(train, test);
    // In training "the" is "aa" twice, as is all together; "cat" is "aa,".
    assertThat(baselines.perWord()).isEqualTo(3 / 5.0);
    assertThat(baselines.commonest()).isEqualTo(3 / 5.0);
  }

  @Test
  void aPieceIsEitherLearnedOrTested() {
    List<String> texts = IntStream.range(0, 30).mapToObj(i -> "w" + i + " x" + i + " y").toList();
    TagData data = TagData.of(texts, 2, 1);
    assertThat(TagData.words(data.test())).isEqualTo(9);
    assertThat(firstWords(data.train())).doesNotContainAnyElementsOf(firstWords(data.test()));
  }

  private static List<String> firstWords(List<TaggedText> pieces) {
    return pieces.stream()
        .map(piece -> piece.words().get(0))
        .filter(word -> word.startsWith("w"))
        .toList();
  }
}
