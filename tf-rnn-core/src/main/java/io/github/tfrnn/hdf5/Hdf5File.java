package io.github.tfrnn.hdf5;

import io.jhdf.HdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads and writes HDF5 files. Files of h5py are read; what is written, h5py opens.
 *
 * <p>A file may be damaged or made to do harm: it is then refused, without more memory than a few
 * times its size. Links to other files are never followed.
 */
public final class Hdf5File {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8;

  /** Returns whether a file begins as HDF5 files do. */
  public static boolean startsLikeOne(byte[] content) {
    return content.length >= SIGNATURE.length
        && Arrays.equals(Arrays.copyOf(content, SIGNATURE.length), SIGNATURE);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is damaged, or holds what no {@link Hdf5Node} can
   */
  public static Hdf5Group read(Path file) throws IOException {
    long size = Files.size(file);
    if (size <= MAX_ARRAY) {
      return read(Files.readAllBytes(file));
    }
    return new Hdf5Reader(size).read(() -> new HdfFile(file));
  }

  /**
   * Reads the content of a file.
   *
   * @throws IOException if it is damaged, or holds what no {@link Hdf5Node} can
   */
  public static Hdf5Group read(byte[] content) throws IOException {
    return new Hdf5Reader(content.length).read(() -> HdfFile.fromBytes(content));
  }

  /**
   * Writes a file; the same tree makes the same bytes.
   *
   * @param out is left open
   * @throws IOException if {@code out} takes no more
   */
  public static void write(Hdf5Group root, OutputStream out) throws IOException {
    new Hdf5Writer(root).write(out);
  }

  /** Returns a file as bytes. */
  public static byte[] bytes(Hdf5Group root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(root, out);
    } catch (IOException e) {
      throw new AssertionError("memory takes all", e);
    }
    return out.toByteArray();
  }

  private Hdf5File() {}
}
