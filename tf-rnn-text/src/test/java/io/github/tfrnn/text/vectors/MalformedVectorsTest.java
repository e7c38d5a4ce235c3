package io.github.tfrnn.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedVectorsTest {
  private static final Map<String, Integer> INDEX = Map.of("a", 0);

  @TempDir private Path folder;

  private void refuses(String text, String message) {
    refuses(VectorFiles.utf8(text), VectorOptions.defaults(), message);
  }

  private void refuses(byte[] content, VectorOptions options, String message) {
    for (byte[] bytes : new byte[][] {content, VectorFiles.gzip(content)}) {
      Path file = VectorFiles.write(folder, bytes);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WordVectors.read(file, INDEX, options))
          .withMessage(file + ": " + message);
    }
  }

  private static VectorOptions as(VectorFormat format) {
    return VectorOptions.defaults().format(format);
  }

  @Test
  void saysWhereARowHasTooFewOrTooManyColumns() {
    refuses("a 1 2\nb 1\n", "line 2: expected a word and 2 numbers, got 2 columns");
    refuses("a 1 2\n\nb 1 2\n", "line 2: expected a word and 2 numbers, got 0 columns");
    refuses("a 1 2\n 1 2\n", "line 2: expected a word and 2 numbers, got 2 columns");
    refuses("a 1 2\nb 1 2 3\n", "line 2: expected a word and 2 numbers, got 4 columns");
    refuses("2 2\na 1 2\nb 1 2 3", "line 3: expected a word and 2 numbers, got 4 columns");
    refuses(
        "only words here",
        "line 1: expected a word and 1 to 16384 numbers, got 0 numbers at the end of the line: is"
            + " this a file of word vectors?");
    refuses("", "is empty");
    refuses(new byte[0], as(VectorFormat.WORD2VEC_BINARY), "is empty");
  }

  @Test
  void saysWhereANumberIsNoneWhetherTheWordIsWantedOrNot() {
    for (String word : new String[] {"a", "b"}) {
      for (String bad :
          new String[] {"x", "nan", "NaN", "inf", "-Infinity", "1f", "0x1p3", "-", "1,5"}) {
        refuses(
            "c 1 2\n" + word + " 1 " + bad + "\n",
            "line 2: number 2 of 2 must be a finite number, got \"" + bad + "\"");
      }
    }
    refuses("c 1 2\na 1e 2", "line 2: number 1 of 2 must be a finite number, got \"1e\"");
    refuses("c 1 2\na 1e99 2", "line 2: number 1 of 2 must be a finite number, got \"1e99\"");
    refuses(
        "c 1\na " + "z".repeat(100),
        "line 2: number 1 of 1 must be a finite number, got \"" + "z".repeat(40) + "…\"");
  }

  @Test
  void saysWhereAWordIsNotUtf8() {
    byte[] text = VectorFiles.utf8("c 1 2\nxy 1 2\n");
    text[6] = (byte) 0xE9; // é in Latin-1
    refuses(text, VectorOptions.defaults(), "line 2: the word is not UTF-8: convert the file");
    byte[] binary = VectorFiles.word2vecBinary(VectorFiles.vectors(), "\n");
    binary[4] = (byte) 0xFF;
    refuses(
        binary, as(VectorFormat.WORD2VEC_BINARY), "byte 4: word 1 is not UTF-8: convert the file");
  }

  @Test
  void refusesHeadersThatCannotBe() {
    refuses(
        "99999999999 300\na 1\n",
        "line 1: expected 1 to 2147483647 words of 1 to 16384 numbers, got 99999999999 words of"
            + " 300");
    refuses(
        "3 1000000000\na 1\n",
        "line 1: expected 1 to 2147483647 words of 1 to 16384 numbers, got 3 words of 1000000000");
    refuses(
        "0 3\n", "line 1: expected 1 to 2147483647 words of 1 to 16384 numbers, got 0 words of 3");
    refuses(
        VectorFiles.utf8("a 1 2\n"),
        as(VectorFormat.WORD2VEC_TEXT),
        "line 1: WORD2VEC_TEXT begins with the count of words and of numbers, such as \"400000"
            + " 300\", got \"a 1 2\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(file("2000000000 300\na 1\n"), INDEX))
        .withMessageContaining(
            "line 1: 2000000000 words of 300 numbers take at least 1203999999999 bytes, the whole"
                + " file has 19: it is cut off, or no file of word vectors");
    refuses(
        "2 1\na 1\nb 2\nc 3\n",
        "line 4: goes on after the 2 words that line 1 tells: correct" + " the count there");
  }

  private Path file(String text) {
    return VectorFiles.write(folder, VectorFiles.utf8(text));
  }

  @Test
  void saysWhatIsCutOff() {
    refuses(
        "3 1\nlong 0.123456\nwords 1.234567\n",
        "ends after 2 words of the 3 that line 1 tells: it is cut off");
    byte[] whole = VectorFiles.word2vecBinary(VectorFiles.vectors(), "");
    for (int missing : new int[] {1, 11}) {
      int length = whole.length - missing;
      Path cut = VectorFiles.write(folder, VectorFiles.gzip(Arrays.copyOf(whole, length)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WordVectors.read(cut, INDEX))
          .withMessage(
              cut
                  + ": byte "
                  + length
                  + ": ends within word 3 of the 3 that the first line tells:"
                  + " it is cut off");
    }
    Path withoutWord = VectorFiles.write(folder, VectorFiles.gzip(Arrays.copyOf(whole, 20)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(withoutWord, INDEX, as(VectorFormat.WORD2VEC_BINARY)))
        .withMessageContaining("byte 20: ends within word 2 of the 3");
    byte[] gzip = VectorFiles.gzip(whole);
    Path cutGzip = VectorFiles.write(folder, Arrays.copyOf(gzip, gzip.length - 12));
    assertThatIOException()
        .isThrownBy(() -> WordVectors.read(cutGzip, INDEX))
        .withMessageContaining(cutGzip + ": the gzip stream breaks off or is damaged after");
  }

  @Test
  void saysWhereABinaryFileIsWrong() {
    Map<String, float[]> vectors = new LinkedHashMap<>(VectorFiles.vectors());
    vectors.put("film", new float[] {1, Float.NaN, 3});
    VectorOptions binary = as(VectorFormat.WORD2VEC_BINARY);
    // 4 of the header, 16 of "the", 19 of "电影", 5 of "film ", 4 of a number
    refuses(
        VectorFiles.word2vecBinary(vectors, ""),
        binary,
        "byte 48: number 2 of \"film\" must be finite, got NaN");
    vectors.remove("film");
    vectors.put("", new float[] {1, 2, 3});
    refuses(VectorFiles.word2vecBinary(vectors, ""), binary, "byte 39: word 3 has no characters");
    refuses(
        VectorFiles.utf8("1 1\n" + "x".repeat(5000)),
        binary,
        "byte 4: word 1 of 1 is longer than 4096 bytes: is this word2vec's binary format?");
    refuses(
        VectorFiles.utf8("1 1\na \u0001\u0001\u0001\u0001\nb"),
        binary,
        "byte 11: goes on after the 1 words that the first line tells: correct the count there");
  }

  @Test
  void readsNoLineThatIsLongerThanAnyRow() {
    refuses(
        "a 1\n" + "x".repeat(2_000_000),
        "line 2: longer than 1048576 bytes: is this a file of word vectors in text?");
  }

  @Test
  void namesFilesThatAreOfAnotherKind() {
    Path missing = folder.resolve("missing.txt");
    assertThatIOException()
        .isThrownBy(() -> WordVectors.read(missing, INDEX))
        .withMessageStartingWith(missing + ": there is no such file");
    assertThatIOException()
        .isThrownBy(() -> WordVectors.read(folder, INDEX))
        .withMessageStartingWith(folder + ": cannot be read");
    Path zip = VectorFiles.write(folder, new byte[] {'P', 'K', 3, 4, 0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(zip, INDEX))
        .withMessage(zip + ": is a zip archive: unpack it, and read a file of it");
    Path model = VectorFiles.write(folder, new byte[] {(byte) 0xba, 0x16, 0x4f, 0x2f, 12, 0, 0, 0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordVectors.read(model, INDEX))
        .withMessageContaining("a whole model of fastText (.bin)")
        .withMessageContaining("read its .vec");
    Path noGzip = VectorFiles.write(folder, new byte[] {0x1f, (byte) 0x8b, 1, 1, 1, 1, 1, 1, 1, 1});
    assertThatIOException()
        .isThrownBy(() -> WordVectors.read(noGzip, INDEX))
        .withMessageStartingWith(noGzip + ": cannot be read");
  }

  @Test
  void refusesMoreNumbersThanAnArrayHolds() {
    Map<String, Integer> index = Map.of("a", 1_500_000_000 / 1000);
    Path file = file("a" + " 1".repeat(2000));
    assertThatThrownBy(() -> WordVectors.read(file, index))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file
                + ": line 1: [1500001, 2000] are more numbers than one array holds: limit the"
                + " words with numWords");
    assertThat(index).hasSize(1);
  }
}
