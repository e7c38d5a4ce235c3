package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.OptionalInt;

/** Columns of numbers, a row a step, in the order of time. Its array is not to be changed. */
final class Series {
  private final String source;
  private final List<String> columns;
  private final int target;
  private final float[][] values;
  private final List<String> skipped;
  private final OptionalInt season;

  private Series(
      String source,
      List<String> columns,
      int target,
      float[][] values,
      List<String> skipped,
      OptionalInt season) {
    checkArgument(values.length > 0, "%s: there is no step", source);
    this.source = source;
    this.columns = List.copyOf(columns);
    this.target = target;
    this.values = values;
    this.skipped = List.copyOf(skipped);
    this.season = season;
  }

  /**
   * Returns a series.
   *
   * @param source where it is from, for people
   * @param columns names of the inputs; the target is among them
   * @param target number of the column to forecast
   * @param values {@code [steps, columns]}, at least one step
   */
  static Series of(String source, List<String> columns, int target, float[][] values) {
    return new Series(source, columns, target, values, List.of(), OptionalInt.empty());
  }

  /** Returns the same with the names of columns that are not used. */
  Series skipping(List<String> names) {
    return new Series(source, columns, target, values, names, season);
  }

  /** Returns the same, known to repeat itself after some steps. */
  Series season(int steps) {
    return new Series(source, columns, target, values, skipped, OptionalInt.of(steps));
  }

  /** Returns where it is from, for people. */
  String source() {
    return source;
  }

  /** Returns the names of the inputs; the target is among them. */
  List<String> columns() {
    return columns;
  }

  /** Returns the number of the column to forecast. */
  int target() {
    return target;
  }

  /** Returns the numbers, {@code [steps, columns]}. */
  float[][] values() {
    return values;
  }

  /** Returns the names of columns that are not used. */
  List<String> skipped() {
    return skipped;
  }

  /** Returns the steps of a season, if they are known. */
  OptionalInt season() {
    return season;
  }

  /** Returns the number of steps. */
  int steps() {
    return values.length;
  }

  /** Returns the name of the column to forecast. */
  String targetName() {
    return columns.get(target);
  }

  /** Returns the column to forecast. */
  float[] targetValues() {
    float[] column = new float[steps()];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i][target];
    }
    return column;
  }
}
