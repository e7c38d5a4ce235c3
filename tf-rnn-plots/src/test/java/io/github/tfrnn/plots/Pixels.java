package io.github.tfrnn.plots;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A PNG as its reader sees it. */
record Pixels(BufferedImage image) {

  static Pixels read(Path file) throws IOException {
    return new Pixels(ImageIO.read(file.toFile()));
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  int at(int x, int y) {
    return image.getRGB(x, y);
  }

  /** Returns how many pixels within an area are of exactly one color. */
  int count(int color, Rectangle area) {
    int count = 0;
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  int count(int color) {
    return count(color, new Rectangle(width(), height()));
  }

  /** Returns the smallest rectangle around all pixels of a color; empty if there are none. */
  Rectangle around(int color) {
    Rectangle found = new Rectangle(-1, -1);
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        if (image.getRGB(x, y) == color) {
          found.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return found;
  }
}
