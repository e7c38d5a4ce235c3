package io.github.tfrnn.samples.plots;

import static com.google.common.base.Preconditions.checkArgument;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Draws features of sound: time from left to right, features from below, dark where a feature is
 * large among its own values.
 */
public final class FeaturePicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 30;

  /**
   * Draws features and saves the picture.
   *
   * @param rows {@code [frames, features]}, at least one frame
   * @param file the PNG file; an older one is replaced
   */
  public static void save(float[][] rows, String title, Path file) throws IOException {
    checkArgument(rows.length > 0, "there are no features to draw");
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.setColor(Color.BLACK);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
      graphics.drawString(title, MARGIN, MARGIN - 10);
      draw(rows, graphics);
    } finally {
      graphics.dispose();
    }
    PngFile.write(image, file);
  }

  private static void draw(float[][] rows, Graphics2D graphics) {
    int features = rows[0].length;
    int width = WIDTH - 2 * MARGIN;
    int height = HEIGHT - 2 * MARGIN;
    for (int feature = 0; feature < features; feature++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (float[] row : rows) {
        least = Math.min(least, row[feature]);
        most = Math.max(most, row[feature]);
      }
      int top = MARGIN + height * (features - 1 - feature) / features;
      int bottom = MARGIN + height * (features - feature) / features;
      for (int frame = 0; frame < rows.length; frame++) {
        float share = most > least ? (rows[frame][feature] - least) / (most - least) : 0;
        int left = MARGIN + width * frame / rows.length;
        int right = MARGIN + width * (frame + 1) / rows.length;
        graphics.setColor(new Color(1 - 0.95f * share, 1 - 0.7f * share, 1 - 0.35f * share));
        graphics.fillRect(left, top, right - left, bottom - top);
      }
    }
  }

  private FeaturePicture() {}
}
