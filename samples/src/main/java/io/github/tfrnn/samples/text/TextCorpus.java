package io.github.tfrnn.samples.text;

import io.github.tfrnn.samples.data.LabelledTexts;
import io.github.tfrnn.samples.data.LabelledTextsFile;
import io.github.tfrnn.samples.data.TextData;
import java.io.IOException;
import java.nio.file.Path;

/** Finds the texts that the settings ask for. */
final class TextCorpus {

  /** Reads the texts and cuts them into training, validation and test. */
  static TextData read(TextSettings settings) throws IOException {
    if (settings.data().isEmpty()) {
      return TextData.of(settings.builtIn().read(), settings.seed());
    }
    LabelledTexts texts = LabelledTextsFile.read(settings.data().get());
    if (settings.testData().isEmpty()) {
      return TextData.of(texts, settings.seed());
    }
    Path testFile = settings.testData().get();
    LabelledTexts test = LabelledTextsFile.read(testFile, texts.classes().names());
    return TextData.of(texts, test, settings.seed());
  }

  private TextCorpus() {}
}
