package io.github.tfrnn.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that all rows of a file have.
 *
 * @param names in the order of the cells
 * @param numbers of the columns, by name
 */
record CsvHeader(List<String> names, Map<String, Integer> numbers) {

  static CsvHeader of(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    return new CsvHeader(List.copyOf(names), numbers);
  }
}
