package io.github.tfrnn.samples.text;

import io.github.tfrnn.saving.Asset;
import java.nio.charset.StandardCharsets;

/**
 * What an exported classifier needs beside its graph: the tokens, the names of the classes, the
 * length of a text.
 */
final class TextAssets {
  static final String TOKENIZER = "tokenizer.json";
  static final String LABELS = "labels.json";
  static final String MAXLEN = "maxlen.txt";

  static Asset[] of(PreparedTexts texts) {
    return new Asset[] {
      new TextFile(TOKENIZER, texts.tokenizer().toJson()),
      new TextFile(LABELS, texts.classes().toJson()),
      new TextFile(MAXLEN, Integer.toString(texts.maxlen()))
    };
  }

  private record TextFile(String assetName, String text) implements Asset {
    @Override
    public byte[] assetContent() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private TextAssets() {}
}
