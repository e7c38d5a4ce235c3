package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.text.words.WordSplitter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * An exported classifier of texts with the preprocessing that it was trained with: text → ids →
 * model → label with its probability.
 *
 * <pre>{@code
 * try (Pipeline pipeline = Pipeline.load(folder)) {
 *   Prediction prediction = pipeline.predict("A fine film!");
 *   System.out.println(prediction.label() + " " + prediction.probability());
 * }
 * }</pre>
 *
 * <p>The texts become ids in Java, whether the model has a signature {@code text} or not.
 *
 * <p>Safe for use by any number of threads. Whoever loads a pipeline closes it.
 */
public final class Pipeline implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 256;

  private final ExportedModel model;
  private final Optional<TextVectorization> vectorization;
  private final Optional<TextPreprocessing> preprocessing; // if there is no vectorization
  private final List<String> labels;

  private Pipeline(ExportedModel model, WordSplitter... ownSplitters) {
    this.model = model;
    this.vectorization =
        TextVectorization.isIn(model)
            ? Optional.of(TextVectorization.from(model))
            : Optional.empty();
    this.preprocessing =
        vectorization.isPresent()
            ? Optional.empty()
            : Optional.of(TextPreprocessing.from(model, ownSplitters));
    Shape output = model.outputShape();
    checkArgument(
        output.numDimensions() == 2 && output.get(1) > 0,
        "the outputs must be [batch, classes], they are %s",
        Shapes.toString(output));
    int classes = (int) Math.max(2, output.get(1));
    this.labels =
        LabelIndex.isIn(model)
            ? LabelIndex.from(model).names()
            : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    checkArgument(
        labels.size() == classes,
        "the model has %s classes, there are %s labels: %s",
        classes,
        labels.size(),
        labels);
  }

  /**
   * Loads a model that was exported with {@link TextPreprocessing#assets}, or with a {@link
   * TextVectorization} (and a {@link LabelIndex}, if its classes have names).
   *
   * @param directory its folder, or a folder of versions, of which the highest is loaded
   * @param ownSplitters as of {@link Tokenizer#fromJson(String, WordSplitter...)}
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no such model, or it does not give a number for
   *     each class (or one number for two)
   */
  public static Pipeline load(Path directory, WordSplitter... ownSplitters) {
    ExportedModel model = ExportedModel.load(directory);
    try {
      return new Pipeline(model, ownSplitters);
    } catch (RuntimeException e) {
      model.close();
      throw e instanceof IllegalArgumentException
          ? new IllegalArgumentException(
              "%s: no text pipeline: %s".formatted(model.directory(), e.getMessage()), e)
          : e;
    }
  }

  /**
   * Returns how texts become ids.
   *
   * @throws IllegalStateException if the model was exported with a {@link TextVectorization}
   */
  public TextPreprocessing preprocessing() {
    return preprocessing.orElseThrow(
        () ->
            new IllegalStateException(
                "%s: the model was exported with a TextVectorization: call vectorization()"
                    .formatted(model.directory())));
  }

  /** Returns how texts become what the model takes, if it was exported with one of these. */
  public Optional<TextVectorization> vectorization() {
    return vectorization;
  }

  /** Returns the model; it is closed with the pipeline. */
  public ExportedModel model() {
    return model;
  }

  /**
   * Returns the labels in the order of the model's classes; {@code "0"}, {@code "1"}, … if none
   * were given.
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Classifies a text.
   *
   * @throws IllegalStateException if the pipeline is closed
   */
  public Prediction predict(String text) {
    return predict(List.of(text)).get(0);
  }

  /**
   * Classifies texts, in their order.
   *
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<Prediction> predict(List<String> texts) {
    return texts.isEmpty()
        ? List.of()
        : Arrays.stream(outputs(texts).toMatrix()).map(row -> Prediction.of(row, labels)).toList();
  }

  /**
   * Returns the model's outputs for texts as they are.
   *
   * @param texts at least one
   * @return {@code [texts, classes]}, or {@code [texts, 1]} for a model of one output for two
   *     classes
   * @throws IllegalStateException if the pipeline is closed
   */
  public FloatRows outputs(List<String> texts) {
    Rows rows =
        vectorization.isPresent()
            ? vectorization.get().rows(texts)
            : Rows.of(preprocessing().ids(texts));
    return model.predict(rows, ROWS_AT_ONCE);
  }

  @Override
  public void close() {
    model.close();
  }
}
