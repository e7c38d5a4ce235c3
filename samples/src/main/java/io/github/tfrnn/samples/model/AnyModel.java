package io.github.tfrnn.samples.model;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;

/**
 * A model that can be asked, from a file or from an exported folder. Whoever loads one closes it.
 *
 * @param inputs what it takes, by name
 */
record AnyModel(
    Map<String, Input> inputs,
    Function<Fields, Map<String, FloatRows>> predictions,
    AutoCloseable owner)
    implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 32;

  /**
   * An input.
   *
   * @param ids whether it is token ids
   * @param idLimit what ids are below, if it is known
   */
  record Input(Shape shape, boolean ids, OptionalLong idLimit) {}

  static AnyModel load(Path path) {
    return Files.isDirectory(path) ? exported(ExportedModel.load(path)) : of(Models.load(path));
  }

  private static AnyModel exported(ExportedModel model) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    Map<String, TensorSpec> specs = model.signature("serving_default").inputs();
    specs.forEach(
        (name, spec) ->
            inputs.put(
                name,
                new Input(spec.shape(), spec.type() == ElementType.INT32, OptionalLong.empty())));
    int rows = rowsAtOnce(inputs);
    return new AnyModel(inputs, fields -> model.predict(fields, rows), model);
  }

  private static AnyModel of(Model model) {
    Network network = model.network();
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (int i = 0; i < network.inputNames().size(); i++) {
      inputs.put(
          network.inputNames().get(i),
          new Input(
              network.inputShapes().get(i), network.idLimit(i).isPresent(), network.idLimit(i)));
    }
    int rows = rowsAtOnce(inputs);
    return new AnyModel(inputs, fields -> model.predict(fields, rows), model);
  }

  /** Returns the batch size that a model insists on, or one that suits. */
  private static int rowsAtOnce(Map<String, Input> inputs) {
    long rows = inputs.values().iterator().next().shape().get(0);
    return rows == Shapes.UNKNOWN ? ROWS_AT_ONCE : Math.toIntExact(rows);
  }

  /** Returns the outputs for inputs in the order of {@link #inputs}. */
  Map<String, FloatRows> predict(Rows... rows) {
    return predictions.apply(Fields.of(rows));
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // neither kind of model throws any
      throw new IllegalStateException(e);
    }
  }
}
