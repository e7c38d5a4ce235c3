package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.Cursor;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;

/**
 * Numbers of a CSV file as examples, one a row: features {@code [1, features]} float32, and a label
 * {@code [1]} if a column is named for it. Immutable; every method returns a new data set.
 */
public final class CsvExamples implements Dataset<Examples> {

  private final CsvFile file;
  private final List<CsvColumn> features;
  private final Optional<Function<CsvRow, Rows>> label;

  private CsvExamples(
      CsvFile file, List<CsvColumn> features, Optional<Function<CsvRow, Rows>> label) {
    this.file = file;
    this.features = features;
    this.label = label;
  }

  static CsvExamples of(CsvFile file, List<CsvColumn> features) {
    return new CsvExamples(file, features, Optional.empty());
  }

  /** Returns the same with numbers as labels, float32: what is to be estimated. */
  public CsvExamples target(String column) {
    return target(CsvColumn.of(column));
  }

  /** As {@link #target(String)}; columns are counted from 0. */
  public CsvExamples target(int column) {
    return target(CsvColumn.of(column));
  }

  private CsvExamples target(CsvColumn column) {
    return labelled(row -> Rows.of(new float[] {row.number(column.in(row))}));
  }

  /** Returns the same with the numbers of classes as labels, int32. */
  public CsvExamples classNumber(String column) {
    return classNumber(CsvColumn.of(column));
  }

  /** As {@link #classNumber(String)}; columns are counted from 0. */
  public CsvExamples classNumber(int column) {
    return classNumber(CsvColumn.of(column));
  }

  private CsvExamples classNumber(CsvColumn column) {
    return labelled(row -> Rows.of(new int[] {row.integer(column.in(row))}));
  }

  /**
   * Returns the same with the numbers of named classes as labels, int32.
   *
   * @param column holds the name of the class
   * @param names of all classes, in the order of their numbers; {@link CsvFile#classNames} finds
   *     them
   */
  public CsvExamples className(String column, List<String> names) {
    return className(CsvColumn.of(column), names);
  }

  /** As {@link #className(String, List)}; columns are counted from 0. */
  public CsvExamples className(int column, List<String> names) {
    return className(CsvColumn.of(column), names);
  }

  private CsvExamples className(CsvColumn column, List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : names) {
      checkArgument(
          numbers.put(name, numbers.size()) == null, "class \"%s\" is named twice.", name);
    }
    return labelled(
        row -> {
          int at = column.in(row);
          Integer number = numbers.get(row.text(at));
          if (number == null) {
            throw row.mistake(row.columns().get(at), "is none of the classes " + names);
          }
          return Rows.of(new int[] {number});
        });
  }

  private CsvExamples labelled(Function<CsvRow, Rows> newLabel) {
    return new CsvExamples(file, features, Optional.of(newLabel));
  }

  @Override
  public Cursor<Examples> open(long pass) {
    return file.rows().map(this::example).open(pass);
  }

  private Examples example(CsvRow row) {
    float[] values = new float[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.number(features.get(i).in(row));
    }
    Fields x = Fields.of(FloatRows.ofFlat(values, Shape.of(1, values.length)));
    return new Examples(x, label.map(of -> Fields.of(of.apply(row))), Optional.empty());
  }
}
