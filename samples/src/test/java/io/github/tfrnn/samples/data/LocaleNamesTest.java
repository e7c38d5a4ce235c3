package io.github.tfrnn.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocaleNamesTest {
  private final LabelledTexts names = LocaleNames.read();

  private List<String> of(String language) {
    return IntStream.range(0, names.size())
        .filter(i -> names.labels().get(i).equals(language))
        .mapToObj(names.texts()::get)
        .toList();
  }

  @Test
  void eachLanguageHasSomeHundredNamesOfItsOwn() {
    assertThat(names.classes().size()).isEqualTo(LocaleNames.LANGUAGES.size());
    for (String language : names.classes().names()) {
      assertThat(of(language)).as(language).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }
    assertThat(of("German")).contains("Deutschland", "Schwedisch").doesNotContain("Argentina");
    assertThat(of("Finnish")).contains("Saksa");
  }

  @Test
  void noNameIsOfTwoLanguages() {
    assertThat(new HashSet<>(names.texts())).hasSize(names.size());
    assertThat(of("Portuguese")).doesNotContain("Japão e Coreia").contains("Japão");
    assertThat(of("Danish")).doesNotContain("Sverige"); // Swedish, too
  }
}
