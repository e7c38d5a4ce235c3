package io.github.tfrnn.huggingface;

import static com.google.common.base.Preconditions.checkState;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A tokenizer in native memory; ids here are those of its file. Safe for use by any number of
 * threads: closing waits for calls that run, as they would read memory that is gone.
 */
final class NativeTokenizer implements AutoCloseable {
  private static final int TEXTS_AT_ONCE = 1024; // so much native memory is taken beside the ids

  private final TokenizersLibrary library;
  private final long address;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed; // guarded by the lock

  /**
   * Makes it.
   *
   * @throws IllegalArgumentException if the library takes the file for no tokenizer
   */
  NativeTokenizer(String where, String json) {
    library = NativeLibrary.get();
    try {
      address = library.createTokenizerFromString(json);
    } catch (RuntimeException e) { // of the library, which has no kind of its own
      throw new IllegalArgumentException(
          "%s: is no tokenizer that this version can read: %s".formatted(where, e.getMessage()), e);
    }
  }

  /** Returns the ids of each text. */
  long[][] ids(List<String> texts) {
    long[][] ids = new long[texts.size()][];
    for (int from = 0; from < ids.length; from += TEXTS_AT_ONCE) {
      List<String> some = texts.subList(from, Math.min(ids.length, from + TEXTS_AT_ONCE));
      String[] given =
          some.stream().map(NativeTokenizer::withoutLoneSurrogates).toArray(String[]::new);
      Lock open = open();
      try {
        long[] encodings = library.batchEncode(address, given, true);
        for (int i = 0; i < encodings.length; i++) {
          ids[from + i] = library.getTokenIds(encodings[i]);
          library.deleteEncoding(encodings[i]);
        }
      } finally {
        open.unlock();
      }
    }
    return ids;
  }

  /** Returns the text of ids, without special tokens. */
  String text(long[] ids) {
    Lock open = open();
    try {
      return library.decode(address, ids, true);
    } finally {
      open.unlock();
    }
  }

  /** Returns how many special tokens are added to a text. */
  int specialTokens() {
    Lock open = open();
    try {
      long encoding = library.encode(address, "", true);
      int count = 0;
      for (long special : library.getSpecialTokenMask(encoding)) {
        count += (int) special;
      }
      library.deleteEncoding(encoding);
      return count;
    } finally {
      open.unlock();
    }
  }

  /** One of them would make the library misread the whole text. */
  private static String withoutLoneSurrogates(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private Lock open() {
    Lock open = lock.readLock();
    open.lock();
    if (closed) {
      open.unlock();
    }
    checkState(!closed, "TokenizerFile: it is closed");
    return open;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        library.deleteTokenizer(address);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
