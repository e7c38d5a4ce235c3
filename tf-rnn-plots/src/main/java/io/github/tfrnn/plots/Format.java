package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The kinds of files that pictures are written to. */
enum Format {
  /** Vectors. */
  SVG {
    @Override
    byte[] encode(Picture picture) throws IOException {
      return SvgDocument.of(picture);
    }
  },

  /** Pixels. */
  PNG {
    @Override
    byte[] encode(Picture picture) throws IOException {
      int width = (int) Math.ceil(SCALE * picture.width());
      int height = (int) Math.ceil(SCALE * picture.height());
      checkArgument(
          (long) width * height <= MOST_PIXELS,
          "Plots.model: a PNG of this model would have %s × %s pixels, more than %s: choose a file"
              + " that ends in .svg.",
          width,
          height,
          MOST_PIXELS);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D canvas = image.createGraphics();
      try {
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.scale(SCALE, SCALE);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.setRenderingHint(
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        picture.paint(canvas);
      } finally {
        canvas.dispose();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
        if (!ImageIO.write(image, "png", stream)) {
          throw new IOException("this JDK has no writer for PNG");
        }
      }
      return bytes.toByteArray();
    }
  };

  private static final double SCALE = 2;
  private static final long MOST_PIXELS = 250_000_000; // a gigabyte while it is drawn

  /** Returns the content of a file. */
  abstract byte[] encode(Picture picture) throws IOException;
}
