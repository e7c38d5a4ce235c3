package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Does the graph give the ids that Java gives? */
class TextSignatureTest {

  private static final List<String> TEXTS =
      List.of(
          "A fine film!",
          "",
          "   \t\n ",
          "a, a; A... a",
          "我喜欢这部电影。真的！",
          "喜欢 film 电影 fine",
          "😀 fine 😀😀 👩‍👩‍👧 🇩🇪",
          "ÀÉÎ İstanbul IŞIK Ìa Ía Ĩa Į̇a Straße ẞ",
          "ΟΔΥΣΣΕΥΣ ΣΑΣ. Σ 'Σ' ΑΣ’ ΑΣ'Α Α.Σ.",
          "back\\slash \\1 a\\b $x",
          "nul\u0000nul \u0000 e\u0301 \uFEFFbom \uFFFD \u200B zero\u200Dwidth",
          "line\r\nbreak\u0085next\u2028line\u00A0space\u3000ideographic",
          "DŽ Dž dž Ω K Å",
          "a--b||c  d",
          "unseen words only here zzz qqq",
          "one two three four five six seven eight nine ten eleven twelve");

  private static List<String> texts(long seed, int count) {
    Random random = new Random(seed);
    String alphabet = "aAbBIİıΣσςΑα.,:'-|\\ \t\nßẞÉé我电影。😀😁\u0301\u200D\u00AD\u0345ǅ𐐀Ꭰꮀ";
    int[] letters = alphabet.codePoints().toArray();
    List<String> texts = new ArrayList<>(TEXTS);
    while (texts.size() < count) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  static Stream<Tokenizer.Builder> tokenizers() {
    return Stream.of(
        Tokenizer.builder(),
        Tokenizer.builder().oovToken("<OOV>"),
        Tokenizer.builder().numWords(7),
        Tokenizer.builder().numWords(7).oovToken("a"),
        Tokenizer.builder().numWords(1).oovToken("<OOV>"),
        Tokenizer.builder().lower(false),
        Tokenizer.builder().filters("").split(","),
        Tokenizer.builder().filters("。,\\^]-[").oovToken("?"),
        Tokenizer.builder().filters("，。！aΣ😀").split("。"),
        Tokenizer.builder().filters(".:").split("||"),
        Tokenizer.builder().filters("|").split("--|"),
        Tokenizer.builder().split("\\"),
        Tokenizer.builder().split("\\1"),
        Tokenizer.builder().charLevel(true),
        Tokenizer.builder().charLevel(true).lower(false).oovToken("<OOV>"),
        Tokenizer.builder().charLevel(true).numWords(9));
  }

  static Stream<PadOptions> paddings() {
    return Stream.of(
        PadOptions.longest(),
        PadOptions.longest().padding(PadSide.POST).value(3),
        PadOptions.maxlen(4),
        PadOptions.maxlen(4).padding(PadSide.POST).truncating(PadSide.POST).value(-1),
        PadOptions.maxlen(3).truncating(PadSide.POST),
        PadOptions.maxlen(1).padding(PadSide.POST));
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void givesJavasIds(Tokenizer.Builder options) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(texts(1, 60));
    List<String> texts = texts(2, 400);
    int[][] expected = TextPreprocessing.of(tokenizer, PadOptions.longest()).ids(texts);
    assertThat(ids(tokenizer, PadOptions.longest(), bytes(texts))).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("paddings")
  void padsAsJavaDoes(PadOptions padding) {
    Tokenizer tokenizer = fitted(Tokenizer.builder().numWords(30));
    List<String> texts = texts(3, 50);
    int[][] expected = TextPreprocessing.of(tokenizer, padding).ids(texts);
    assertThat(ids(tokenizer, padding, bytes(texts))).isDeepEqualTo(expected);
    for (String alone : List.of("", "a", "unknown")) { // a batch whose longest has none or one
      int[][] ofOne = TextPreprocessing.of(tokenizer, padding).ids(List.of(alone));
      assertThat(ids(tokenizer, padding, bytes(List.of(alone)))).isDeepEqualTo(ofOne);
    }
  }

  @ParameterizedTest
  @MethodSource("paddings")
  void readsTextsWithoutKnownWordsAsATokenIfAskedFor(PadOptions padding) {
    Tokenizer tokenizer = fitted(Tokenizer.builder().numWords(30));
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, padding).emptyTextsAs(2);
    TextPreprocessing without = TextPreprocessing.of(tokenizer, padding);
    int nothing = (int) padding.value();
    for (List<String> asked : List.of(texts(3, 50), List.of(""), List.of("unknown", ""))) {
      int[][] expected = texts.ids(asked);
      assertThat(ids(texts, bytes(asked))).isDeepEqualTo(expected);
      int[][] empty = without.ids(asked);
      for (int row = 0; row < asked.size(); row++) {
        if (Arrays.stream(empty[row]).allMatch(id -> id == nothing)) {
          assertThat(Arrays.stream(expected[row]).filter(id -> id != nothing)).containsExactly(2);
          int at = padding.padding() == PadSide.PRE ? expected[row].length - 1 : 0;
          assertThat(expected[row][at]).isEqualTo(2);
        } else {
          assertThat(expected[row]).isEqualTo(empty[row]);
        }
      }
    }
    assertThat(ids(texts, List.of())).isEmpty();
  }

  @Test
  void takesABatchOfNone() {
    Tokenizer words = fitted(Tokenizer.builder());
    Tokenizer characters = fitted(Tokenizer.builder().charLevel(true));
    assertThat(ids(words, PadOptions.maxlen(4), List.of())).isEmpty();
    assertThat(ids(characters, PadOptions.maxlen(4), List.of())).isEmpty();
  }

  /**
   * What is no UTF-8 is read as Java reads it, with U+FFFD in its place; but for encoded
   * surrogates, where TensorFlow does as Python: one for each byte.
   */
  @Test
  void readsBrokenTextAsJavaDoes() {
    Random random = new Random(5);
    List<byte[]> broken = new ArrayList<>();
    for (String text : texts(6, 300)) {
      byte[] bytes = text.getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i += 1 + random.nextInt(6)) {
        bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(0xED) : 0xEE + random.nextInt(18));
      }
      broken.add(bytes);
    }
    broken.add(new byte[] {(byte) 0xC0, (byte) 0x80});
    broken.add(new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, 'a'});
    broken.add(new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98});
    List<String> read = broken.stream().map(bytes -> new String(bytes, UTF_8)).toList();
    for (Tokenizer.Builder options :
        List.of(
            Tokenizer.builder().oovToken("?"),
            Tokenizer.builder().charLevel(true).oovToken("?"),
            Tokenizer.builder().charLevel(true).lower(false).oovToken("?"))) {
      Tokenizer tokenizer = fitted(options);
      int[][] expected = TextPreprocessing.of(tokenizer, PadOptions.longest()).ids(read);
      assertThat(ids(tokenizer, PadOptions.longest(), broken)).isDeepEqualTo(expected);
    }
  }

  /** Of all letters, alone and in a word. */
  @Test
  void lowersAsJavaDoesButForLettersOfUnicode14() {
    List<String> letters =
        IntStream.range(0, Character.MAX_CODE_POINT + 1)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .mapToObj(Character::toString)
            .toList();
    List<String> lowered = lower(letters);
    for (int i = 0; i < letters.size(); i++) {
      TextBuffer expected = new TextBuffer();
      LowerCase.append(letters.get(i), expected);
      String java = new String(expected.chars(), 0, expected.length());
      if (!lowered.get(i).equals(java)) {
        int letter = letters.get(i).codePointAt(0);
        assertThat(GraphLowerCase.differs(java) || letter == 0xFFFF).as("%X", letter).isTrue();
        assertThat(GraphLowerCase.differs(letters.get(i)) || letter == 0xFFFF)
            .as("%X", letter)
            .isTrue();
      }
    }
  }

  @Test
  void isRefusedForWordsThatItWouldMiss() {
    assertThat(reason(Tokenizer.builder(), "a \uD801\uDD70b")) // Vithkuqi
        .hasValueSatisfying(reason -> assertThat(reason).contains("since version 14"));
    assertThat(reason(Tokenizer.builder().lower(false), "a \uD801\uDD70b")).isEmpty();
    assertThat(reason(Tokenizer.builder(), "a b")).isEmpty();
    assertThat(reason(Tokenizer.builder().split("\uD83D"), "a b"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("lone surrogate"));
    assertThat(TextSignature.reasonAgainst(Tokenizer.builder().build()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("not fitted"));
  }

  private static Optional<String> reason(Tokenizer.Builder options, String text) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(List.of(text));
    return TextSignature.reasonAgainst(tokenizer);
  }

  private static Tokenizer fitted(Tokenizer.Builder options) {
    Tokenizer tokenizer = options.build();
    tokenizer.fitOnTexts(texts(1, 60));
    return tokenizer;
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  private static int[][] ids(Tokenizer tokenizer, PadOptions padding, List<byte[]> texts) {
    return ids(TextPreprocessing.of(tokenizer, padding), texts);
  }

  private static int[][] ids(TextPreprocessing preprocessing, List<byte[]> texts) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TString batch =
            TString.tensorOfBytes(
                Shape.of(texts.size()), DataBuffers.ofObjects(texts.toArray(byte[][]::new)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TString> given =
          tf.placeholder(TString.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
      List<Op> initializers = new ArrayList<>();
      Operand<?> ids = new TextSignature(preprocessing).apply(tf, given, initializers::add);
      initializers.forEach(op -> session.runner().addTarget(op).run().close());
      try (var result = session.runner().feed(given, batch).fetch(ids).run()) {
        TInt32 tensor = (TInt32) result.get(0);
        return texts.isEmpty() ? new int[0][] : StdArrays.array2dCopyOf(tensor);
      }
    }
  }

  private static List<String> lower(List<String> texts) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TString batch = TString.tensorOf(NdArrays.vectorOfObjects(texts.toArray(String[]::new)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TString> given = tf.placeholder(TString.class);
      Operand<TString> lower = GraphLowerCase.of(tf, given);
      try (var result = session.runner().feed(given, batch).fetch(lower).run()) {
        List<String> lowered = new ArrayList<>();
        ((TString) result.get(0)).scalars().forEach(text -> lowered.add(text.getObject()));
        return lowered;
      }
    }
  }
}
