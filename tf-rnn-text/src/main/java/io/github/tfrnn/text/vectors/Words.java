package io.github.tfrnn.text.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The words of a file, which must be UTF-8. For one thread. */
final class Words {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /** Returns a word; empty if the bytes are no UTF-8. */
  Optional<String> decode(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < 0) {
        return decodeBeyondAscii(bytes, length);
      }
    }
    return Optional.of(new String(bytes, 0, length, StandardCharsets.US_ASCII));
  }

  private Optional<String> decodeBeyondAscii(byte[] bytes, int length) {
    try {
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
