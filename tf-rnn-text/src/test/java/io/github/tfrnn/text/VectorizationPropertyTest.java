package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Do Java and the graph agree on any bytes? */
class VectorizationPropertyTest {

  /** Half of them damaged. */
  private static List<byte[]> texts(long seed, int count) {
    Random random = new Random(seed);
    List<byte[]> texts = new ArrayList<>();
    for (String text : new RandomTexts(seed).texts(count)) {
      byte[] bytes = text.getBytes(UTF_8);
      for (int i = 0; texts.size() % 2 == 0 && i < bytes.length; i += 1 + random.nextInt(6)) {
        bytes[i] = (byte) (random.nextBoolean() ? random.nextInt() : 0xEC + random.nextInt(9));
      }
      texts.add(bytes);
    }
    return texts;
  }

  @Test
  void givesTheSameForAllOptionsAndAnyBytes() {
    List<String> learnt = new RandomTexts(1).texts(200);
    List<byte[]> asked = texts(2, 300);
    asked.addAll(learnt.stream().map(text -> text.getBytes(UTF_8)).toList());
    for (Standardization standardization : Standardization.values()) {
      for (Splitting splitting : Splitting.values()) {
        for (int[] ngrams : new int[][] {{1}, {1, 2}, {3, 1}}) {
          TextVectorization.Builder options =
              TextVectorization.builder()
                  .standardize(standardization)
                  .split(splitting)
                  .ngramLengths(ngrams)
                  .maxTokens(120);
          TextVectorization ids = options.build().adapt(learnt);
          assertThat(VectorizationGraph.ids(ids, asked))
              .as("%s", ids)
              .isDeepEqualTo(ids.idsOfBytes(asked));
          options.padToMaxTokens(true);
          for (VectorizationMode mode : VectorizationMode.values()) {
            if (mode != VectorizationMode.INT) {
              TextVectorization counts = options.outputMode(mode).build().adapt(learnt);
              assertThat(VectorizationGraph.matrix(counts, asked))
                  .as("%s", counts)
                  .isDeepEqualTo(counts.matrixOfBytes(asked));
            }
          }
        }
      }
    }
  }

  @Test
  void readsStringsAndTheirBytesAlike() {
    List<String> texts =
        new RandomTexts(3).texts(300).stream().filter(Unicode::isWellFormed).toList();
    TextVectorization ids =
        TextVectorization.builder().split(Splitting.CHARACTER).build().adapt(texts);
    assertThat(ids.idsOfBytes(VectorizationGraph.utf8(texts))).isDeepEqualTo(ids.ids(texts));
    assertThat(ids.getVocabulary(false))
        .allMatch(token -> token.codePointCount(0, token.length()) == 1);
  }

  @Test
  void cutsEveryCodePointButNoncharactersOutWhole() {
    List<Integer> replaced =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .filter(
                c -> {
                  String octets = Octets.of(Character.toString(c));
                  return !Octets.characters(octets + octets).equals(List.of(octets, octets));
                })
            .boxed()
            .toList();
    assertThat(replaced).hasSize(66).contains(0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF); // as Unicode says
  }

  /** Java and Python differ for encoded surrogates alone, which begin with the byte 0xED. */
  @Test
  void readsBrokenTextAsJavaDoesButForSurrogates() {
    for (byte[] text : texts(4, 2000)) {
      String octets = new String(text, StandardCharsets.ISO_8859_1);
      String java = new String(text, UTF_8);
      if (octets.indexOf(0xED) < 0
          && java.codePoints().noneMatch(VectorizationPropertyTest::isNoncharacter)) {
        assertThat(Octets.text(String.join("", Octets.characters(octets)))).isEqualTo(java);
      }
    }
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }
}
