package io.github.tfrnn.text.data;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells texts apart without keeping them: of a billion different ones, two have the same
 * fingerprint with a probability of 10⁻²¹.
 */
record Fingerprint(long first, long second) {
  private static final HashFunction HASH = Hashing.murmur3_128();

  static Fingerprint of(String text) {
    HashCode hash = HASH.hashUnencodedChars(text);
    ByteBuffer bytes = ByteBuffer.wrap(hash.asBytes()).order(ByteOrder.LITTLE_ENDIAN);
    return new Fingerprint(bytes.getLong(), bytes.getLong());
  }
}
