package io.github.tfrnn.samples.plots;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Writes pictures so that a reader never meets half a file. */
final class PngFile {

  /** Writes a picture, replacing an older one; folders that are missing are made. */
  static void write(BufferedImage image, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, ".", ".png");
    try {
      if (!ImageIO.write(image, "png", unfinished.toFile())) {
        throw new IOException(file + ": this JDK has no writer for PNG");
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private PngFile() {}
}
