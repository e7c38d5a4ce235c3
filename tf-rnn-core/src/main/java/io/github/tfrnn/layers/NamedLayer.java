package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.tensorflow.ndarray.Shape;

/**
 * A layer with a name of its own; Keras's {@code name} argument.
 *
 * @param name unique in a model
 * @param layer what is named
 */
public record NamedLayer(String name, Layer layer) implements Layer {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  public NamedLayer {
    checkArgument(
        NAME.matcher(name).matches(),
        "\"%s\" cannot name a layer: letters, digits, _ . and - are allowed, the first a letter or"
            + " digit",
        name);
    checkArgument(!(layer instanceof NamedLayer), "%s is named already: %s", layer.kind(), layer);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return layer.outputShape(where, inputs);
  }

  @Override
  public boolean returnsSequences() {
    return layer.returnsSequences();
  }

  @Override
  public boolean returnsStates() {
    return layer.returnsStates();
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return layer.build(context, inputs);
  }

  @Override
  public String kind() {
    return layer.kind();
  }

  @Override
  public OptionalLong idLimit() {
    return layer.idLimit();
  }

  @Override
  public boolean needsTimesteps() {
    return layer.needsTimesteps();
  }
}
