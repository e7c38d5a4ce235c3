package io.github.tfrnn.samples.digits;

import io.github.tfrnn.decoding.CTCDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads digits out of logits. */
final class DigitReader {

  /** Returns the classes of the digits, from 0: CTC counts from 1, as 0 is its blank. */
  static List<Integer> read(float[][] logits, CTCDecoder decoder) {
    return Arrays.stream(decoder.decode(logits)).mapToObj(label -> label - 1).toList();
  }

  /** Returns what each of several strings reads as. */
  static List<List<Integer>> read(List<float[][]> logits, CTCDecoder decoder) {
    return logits.stream().map(each -> read(each, decoder)).toList();
  }

  private DigitReader() {}
}
