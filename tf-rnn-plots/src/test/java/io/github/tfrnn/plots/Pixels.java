package io.github.tfrnn.plots;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A PNG as its reader sees it. */
final class Pixels {

  private final int width;
  private final int height;
  private final int[] colors;

  private Pixels(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.colors = image.getRGB(0, 0, width, height, null, 0, width);
  }

  static Pixels read(Path file) throws IOException {
    return new Pixels(ImageIO.read(file.toFile()));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int at(int x, int y) {
    return colors[y * width + x];
  }

  /** Returns how many pixels within an area are of exactly one color. */
  int count(int color, Rectangle area) {
    int count = 0;
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        count += at(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  int count(int color) {
    return count(color, new Rectangle(width, height));
  }

  /** Returns the smallest rectangle around all pixels of a color, from a height on. */
  Rectangle around(int color, int top) {
    Rectangle found = new Rectangle(-1, -1); // empty
    for (int y = top; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (at(x, y) == color) {
          found.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return found;
  }
}
