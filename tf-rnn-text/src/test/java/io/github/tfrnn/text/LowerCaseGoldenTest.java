package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowerCaseGoldenTest {
  private static final JsonNode GOLDEN = Golden.read("lower_case");

  @Test
  void everyCodePointHasPythonsLowerCase() {
    Map<Integer, String> changed = new HashMap<>();
    GOLDEN
        .get("changed")
        .forEach(pair -> changed.put(pair.get(0).intValue(), pair.get(1).textValue()));
    assertThat(changed).hasSizeGreaterThan(1400);
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String character = Character.toString(codePoint);
      assertThat(lower(character))
          .as("U+%04X", codePoint)
          .isEqualTo(changed.getOrDefault(codePoint, character));
    }
  }

  @Test
  void everyCodePointHasPythonsEffectOnASigma() {
    String[] expected = new String[Character.MAX_CODE_POINT + 1];
    java.util.Arrays.fill(expected, GOLDEN.get("elsewhere").textValue());
    for (Iterator<Map.Entry<String, JsonNode>> i =
            GOLDEN.get("aroundSigma").properties().iterator();
        i.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = i.next();
      for (JsonNode range : entry.getValue()) {
        java.util.Arrays.fill(
            expected, range.get(0).intValue(), range.get(1).intValue() + 1, entry.getKey());
      }
    }
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String c = Character.toString(codePoint);
      String actual =
          hasFinalSigma("A" + c + "Σ")
              + hasFinalSigma("." + c + "Σ")
              + hasFinalSigma("AΣ" + c + "A");
      assertThat(actual).as("U+%04X", codePoint).isEqualTo(expected[codePoint]);
    }
  }

  @Test
  void textsWithSigmasHavePythonsLowerCase() {
    assertThat(GOLDEN.get("texts")).hasSizeGreaterThan(1000);
    for (JsonNode pair : GOLDEN.get("texts")) {
      assertThat(lower(pair.get(0).textValue())).as("%s", pair).isEqualTo(pair.get(1).textValue());
    }
  }

  @Test
  void javaAloneWouldDiffer() { // or the table would not be needed
    assertThat(GOLDEN.get("texts"))
        .anySatisfy(
            pair ->
                assertThat(pair.get(0).textValue().toLowerCase(java.util.Locale.ROOT))
                    .isNotEqualTo(pair.get(1).textValue()));
  }

  private static String hasFinalSigma(String text) {
    return lower(text).contains("ς") ? "1" : "0";
  }

  private static String lower(String text) {
    TextBuffer out = new TextBuffer();
    LowerCase.append(text, out);
    return new String(out.chars(), 0, out.length());
  }
}
