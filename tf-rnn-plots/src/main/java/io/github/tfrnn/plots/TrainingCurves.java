package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Curve.Look;
import io.github.tfrnn.training.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How losses and metrics went from epoch to epoch. */
final class TrainingCurves {

  private static final String WHERE = "Plots.training";
  private static final String VALIDATION = "val_";
  private static final int MOST_MARKED = 25; // epochs; circles would touch one another

  static Chart chart(History history, ChartOptions options) {
    checkArgument(
        history.epochs() > 0,
        "%s: the history holds no epoch: call fit with at least one, and draw what it returns.",
        WHERE);
    List<String> names =
        history.series().keySet().stream()
            .filter(name -> !history.get(name).isEmpty())
            .map(TrainingCurves::plain)
            .distinct()
            .toList();
    List<Panel> panels = new ArrayList<>();
    for (boolean losses : new boolean[] {true, false}) {
      List<String> shown = names.stream().filter(name -> isLoss(name) == losses).toList();
      if (!shown.isEmpty()) {
        String title = shown.size() == 1 ? shown.get(0) : losses ? "losses" : "metrics";
        panels.add(new Panel(epochs(history.epochs()), Axis.of(title), curves(history, shown)));
      }
    }
    String title = options.titleOr("Training");
    Picture picture = CurveChart.picture(title, panels, options, 400);
    List<String> words = new ArrayList<>(history.series().keySet());
    words.add(title);
    return new Chart(WHERE, picture, words);
  }

  private static String plain(String name) {
    return name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name;
  }

  private static boolean isLoss(String name) {
    return name.equals("loss") || name.endsWith("_loss");
  }

  /** From the first, with room for its marker, but not for a mark of an epoch 0. */
  private static Axis epochs(int number) {
    Axis axis = Axis.of("epoch").wholeNumbers();
    return number == 1 ? axis : axis.from(Math.max(0.5, 1 - 0.02 * (number - 1)));
  }

  /** Few names have two colors each; of many, each has one, and validation is dashed. */
  private static List<Curve> curves(History history, List<String> names) {
    List<Curve> curves = new ArrayList<>();
    boolean twoColors = 2 * names.size() <= Palette.SIZE;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String validation = VALIDATION + name;
      boolean alone = names.size() == 1; // its name is that of the panel
      int first = twoColors ? 2 * i : i;
      int second = twoColors ? first + 1 : first;
      add(curves, history, name, alone ? "training" : name, first, false);
      add(curves, history, validation, alone ? "validation" : validation, second, true);
    }
    return curves;
  }

  private static void add(
      List<Curve> curves, History history, String key, String name, int color, boolean validation) {
    List<Double> values = history.series().getOrDefault(key, List.of());
    if (values.isEmpty()) {
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      Finite.require(WHERE, "\"" + key + "\" of epoch %d", i + 1, values.get(i));
    }
    List<Double> epochs =
        IntStream.rangeClosed(1, values.size()).mapToObj(epoch -> (double) epoch).toList();
    curves.add(
        new Curve(name, epochs, values, Palette.curve(color), look(values.size(), validation)));
  }

  private static Look look(int epochs, boolean validation) {
    if (epochs == 1) {
      return validation ? Look.SQUARES : Look.POINTS;
    }
    if (epochs <= MOST_MARKED) {
      return validation ? Look.DASHED_MARKED : Look.MARKED;
    }
    return validation ? Look.DASHED : Look.SOLID;
  }

  private TrainingCurves() {}
}
