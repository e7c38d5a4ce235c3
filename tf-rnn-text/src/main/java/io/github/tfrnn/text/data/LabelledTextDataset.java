package io.github.tfrnn.text.data;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.datasets.CsvFile;
import io.github.tfrnn.datasets.LabelledFile;
import io.github.tfrnn.datasets.LabelledFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where texts with labels come from. Every data set is read while it is gone through, so that a
 * file may be larger than memory; {@link Dataset#split(double, long, java.util.function.Function)}
 * with {@link LabelledText#label} makes parts with the same share of each class.
 *
 * <pre>{@code
 * Dataset<LabelledText> all = LabelledTextDataset.columns(CsvFile.of(file), "stars", "review");
 * Split<LabelledText> split = all.split(0.8, 42, LabelledText::label);
 * System.out.println(TextStatistics.of(split.left()));
 * }</pre>
 *
 * <p>All of them throw {@link UncheckedIOException} where a file cannot be read, and {@link
 * IllegalArgumentException} with file and line where it is not as described. Stateless, safe for
 * use by any number of threads.
 */
public final class LabelledTextDataset {

  /**
   * Returns the texts of a folder that has a folder for each class, a text a file in UTF-8; Keras's
   * {@code text_dataset_from_directory}. The folder is listed at once, the files are read later.
   *
   * @param extensions ends of the names that are wanted, such as {@code ".txt"}; all without any
   */
  public static Dataset<LabelledText> folders(Path folder, String... extensions) {
    return LabelledFiles.in(folder, extensions).map(LabelledTextDataset::read);
  }

  private static LabelledText read(LabelledFile file) {
    try {
      byte[] bytes = Files.readAllBytes(file.path());
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new LabelledText(
          file.className(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file.path() + ": is not UTF-8; convert it, or leave it out.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file.path() + " cannot be read: " + e, e);
    }
  }

  /**
   * Returns the rows of a file of columns.
   *
   * @param file such as {@code CsvFile.tsv(path).noHeader("label", "stars", "text")}
   * @param label name of the column of the label
   * @param text name of the column of the text
   */
  public static Dataset<LabelledText> columns(CsvFile file, String label, String text) {
    requireNonNull(label, "label");
    requireNonNull(text, "text");
    return file.rows().map(row -> new LabelledText(row.text(label).strip(), row.text(text)));
  }

  /**
   * Returns the objects of a file with a JSON object a line, in UTF-8; a name that ends in {@code
   * .gz} is read as compressed by gzip. Empty lines are left out.
   *
   * @param label name of the field of the label: a string, a number, or true and false
   * @param text name of the field of the text: a string
   */
  public static Dataset<LabelledText> jsonLines(Path file, String label, String text) {
    requireNonNull(file, "file");
    requireNonNull(label, "label");
    requireNonNull(text, "text");
    return pass -> JsonLines.open(file, label, text);
  }

  private LabelledTextDataset() {}
}
