package io.github.tfrnn.plots;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.plots.Curve.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** The learning rate of each step of a schedule. */
final class LearningRateChart {

  private static final String WHERE = "Plots.learningRate";
  private static final long MOST_ASKED = 100_000;

  static Chart chart(LongToDoubleFunction schedule, long steps, ChartOptions options) {
    checkArgument(steps > 0, "%s: steps must be at least 1, got %s.", WHERE, steps);
    List<Double> asked = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    long apart = (steps + MOST_ASKED - 1) / MOST_ASKED;
    for (long step = 0; step < steps; step += apart) {
      double rate = schedule.applyAsDouble(step);
      checkArgument(
          Double.isFinite(rate),
          "%s: the schedule gives %s for step %s: a rate must be a finite number.",
          WHERE,
          rate,
          step);
      asked.add((double) step);
      rates.add(rate);
    }
    Look look = asked.size() == 1 ? Look.POINTS : Look.SOLID;
    Curve curve = new Curve("", asked, rates, Palette.curve(0), look);
    Axis up = Axis.of("learning rate");
    double lowest = rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double highest = rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    Panel panel =
        new Panel(
            Axis.of("step").wholeNumbers().from(steps == 1 ? -1 : 0),
            lowest >= 0 && highest > 0 ? up.from(0) : up,
            List.of(curve));
    String title = options.titleOr("Learning rate");
    Picture picture = CurveChart.picture(title, List.of(panel), options, 360);
    return new Chart(WHERE, picture, List.of(title));
  }

  private LearningRateChart() {}
}
