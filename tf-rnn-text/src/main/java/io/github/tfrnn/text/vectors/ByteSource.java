package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, decompressed if they are by gzip, with the place of the next one. For one
 * thread.
 */
final class ByteSource implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 4;

  private final Path file;
  private final InputStream in;
  private final OptionalLong size;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;
  private long offset; // of buffer[0], in what is decompressed

  private ByteSource(Path file, InputStream in, OptionalLong size) {
    this.file = file;
    this.in = in;
    this.size = size;
  }

  static ByteSource open(Path file) throws IOException {
    InputStream raw;
    try {
      raw = Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such file (looked for " + file.toAbsolutePath() + ")", e);
    }
    boolean opened = false;
    try {
      byte[] magic = raw.readNBytes(MAGIC);
      refuseOtherKinds(file, magic);
      PushbackInputStream whole = new PushbackInputStream(raw, MAGIC);
      whole.unread(magic);
      ByteSource source =
          starts(magic, 0x1f, 0x8b)
              ? new ByteSource(file, new GZIPInputStream(whole, BUFFER), OptionalLong.empty())
              : new ByteSource(file, whole, OptionalLong.of(Files.size(file)));
      opened = true;
      return source;
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + e, e);
    } finally {
      if (!opened) {
        raw.close();
      }
    }
  }

  private static void refuseOtherKinds(Path file, byte[] magic) {
    checkArgument(
        !starts(magic, 'P', 'K', 3, 4),
        "%s: is a zip archive: unpack it, and read a file of it",
        file);
    checkArgument(
        !starts(magic, 0xba, 0x16, 0x4f, 0x2f),
        "%s: is a whole model of fastText (.bin), which holds no plain table of words: read its"
            + " .vec",
        file);
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  Path file() {
    return file;
  }

  /** Returns how many bytes there are in all, where that is known before they are read. */
  OptionalLong size() {
    return size;
  }

  /** Returns the place of the next byte, from 0. */
  long offset() {
    return offset + next;
  }

  /** Returns the next byte as 0 to 255, or -1 at the end. */
  int read() throws IOException {
    return next < end || fill() ? buffer[next++] & 0xff : -1;
  }

  /** Fills a part of an array; returns how many bytes there were, fewer only at the end. */
  int read(byte[] to, int length) throws IOException {
    int done = 0;
    while (done < length && (next < end || fill())) {
      int part = Math.min(length - done, end - next);
      System.arraycopy(buffer, next, to, done, part);
      next += part;
      done += part;
    }
    return done;
  }

  /** Returns the next bytes without taking them, fewer only at the end or beyond 64 KiB. */
  byte[] peek(int length) throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, end - next);
      offset += next;
      end -= next;
      next = 0;
    }
    while (end < Math.min(length, BUFFER)) {
      int part = readMore(end);
      if (part < 0) {
        break;
      }
      end += part;
    }
    return Arrays.copyOf(buffer, Math.min(length, end));
  }

  private boolean fill() throws IOException {
    offset += end;
    next = 0;
    end = Math.max(0, readMore(0));
    return end > 0;
  }

  private int readMore(int from) throws IOException {
    try {
      return in.read(buffer, from, BUFFER - from);
    } catch (EOFException | ZipException e) {
      throw new IOException(
          "%s: the gzip stream breaks off or is damaged after %d bytes of content: fetch the file"
                  .formatted(file, offset + from)
              + " again",
          e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
