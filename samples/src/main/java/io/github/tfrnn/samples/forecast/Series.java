package io.github.tfrnn.samples.forecast;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.OptionalInt;

/**
 * Columns of numbers, a row a step, in the order of time. Its array is not to be changed.
 *
 * @param source where it is from, for people
 * @param columns names of the inputs; the target is among them
 * @param target number of the column to forecast
 * @param values {@code [steps, columns]}
 * @param skipped names of columns that are not used
 * @param season steps of a season, if it is known
 */
record Series(
    String source,
    List<String> columns,
    int target,
    float[][] values,
    List<String> skipped,
    OptionalInt season) {

  Series {
    checkArgument(values.length > 0, "%s: there is no step", source);
    columns = List.copyOf(columns);
    skipped = List.copyOf(skipped);
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
