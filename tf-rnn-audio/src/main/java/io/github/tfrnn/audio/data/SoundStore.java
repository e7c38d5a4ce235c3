package io.github.tfrnn.audio.data;

import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.SoundFormatException;
import io.github.tfrnn.saving.AtomicFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where recordings are. Immutable; what it opens may be used by several threads. */
interface SoundStore {

  /** Reads recordings by name. */
  interface Reader {
    Sound read(String name, ReadOptions options) throws IOException;

    /** Returns what differs when a file has other content: its size, and when it was changed. */
    String stamp(String name) throws IOException;

    void close();
  }

  Reader open();

  /** Returns the names of all files, sorted. */
  List<String> names();

  static SoundStore ofFolder(Path folder) {
    return new SoundStore() {
      @Override
      public Reader open() {
        return new Reader() {
          @Override
          public Sound read(String name, ReadOptions options) throws IOException {
            return Sound.read(folder.resolve(name), options);
          }

          @Override
          public String stamp(String name) throws IOException {
            Path file = folder.resolve(name);
            try {
              return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
            } catch (IOException e) {
              throw new IOException(file + ": cannot be read: " + AtomicFile.reason(e), e);
            }
          }

          @Override
          public void close() {}
        };
      }

      @Override
      public List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
          return files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(folder + ": cannot be read as a folder: " + e, e);
        }
      }
    };
  }

  static SoundStore ofZip(Path zip) {
    return new SoundStore() {
      @Override
      public Reader open() {
        return new ZipReader(zip, file(zip));
      }

      @Override
      public List<String> names() {
        try (ZipFile file = file(zip)) {
          return file.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(zip + ": cannot be read: " + e, e);
        }
      }
    };
  }

  private static ZipFile file(Path zip) {
    try {
      return new ZipFile(zip.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(zip + ": cannot be read as a zip file: " + e, e);
    }
  }

  /** Reads the entries of a zip file. */
  record ZipReader(Path zip, ZipFile file) implements Reader {
    @Override
    public Sound read(String name, ReadOptions options) throws IOException {
      try (InputStream in = new BufferedInputStream(file.getInputStream(entry(name)))) {
        return Sound.read(in, options);
      } catch (SoundFormatException e) {
        throw new IOException("%s, %s: %s".formatted(zip, name, e.getMessage()), e);
      } catch (IOException e) {
        throw new IOException("%s, %s: cannot be read: %s".formatted(zip, name, e), e);
      }
    }

    @Override
    public String stamp(String name) throws IOException {
      ZipEntry entry = entry(name);
      return entry.getSize() + " " + entry.getCrc();
    }

    private ZipEntry entry(String name) throws IOException {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        throw new IOException("%s: there is no %s in it any more".formatted(zip, name));
      }
      return entry;
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(zip + ": cannot be closed: " + e, e);
      }
    }
  }
}
