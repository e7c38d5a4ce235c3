package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Title and size of a chart. Immutable; every method that takes a value returns new options.
 *
 * @param title over the chart; empty for the chart's own
 * @param width units of length, in [300, 4000]; pixels of a PNG are two a unit. Maps of many
 *     classes or words are wider, if their names and figures need it
 * @param height units of length, in [200, 4000], or 0 for what suits the chart. Maps and bars,
 *     which are as high as their rows, do not ask for it
 */
public record ChartOptions(String title, int width, int height) {

  public ChartOptions {
    requireNonNull(title, "ChartOptions: title is null");
    checkArgument(
        width >= 300 && width <= 4000, "ChartOptions: width must be in [300, 4000], got %s", width);
    checkArgument(
        height == 0 || (height >= 200 && height <= 4000),
        "ChartOptions: height must be in [200, 4000], or 0 for the chart's own, got %s",
        height);
  }

  /** Returns the defaults: the chart's own title, 800 wide, as high as suits the chart. */
  public static ChartOptions create() {
    return new ChartOptions("", 800, 0);
  }

  /** Returns options for another title. Default: the chart's own. */
  public ChartOptions title(String newTitle) {
    return new ChartOptions(newTitle, width, height);
  }

  /** Returns options for another size. Default: 800 wide, as high as suits the chart. */
  public ChartOptions size(int newWidth, int newHeight) {
    return new ChartOptions(title, newWidth, newHeight);
  }

  String titleOr(String own) {
    return title.isEmpty() ? own : title;
  }

  int heightOr(int own) {
    return height == 0 ? own : height;
  }
}
