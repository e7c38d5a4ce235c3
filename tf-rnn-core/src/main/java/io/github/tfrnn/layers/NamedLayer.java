package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A layer with a name of its own; Keras's {@code name} argument.
 *
 * @param name unique in a model
 * @param layer what is named
 */
public record NamedLayer(String name, Layer layer) implements WrappedLayer {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  public NamedLayer {
    checkArgument(
        NAME.matcher(name).matches(),
        "\"%s\" cannot name a layer: letters, digits, _ . and - are allowed, the first a letter or"
            + " digit",
        name);
    checkArgument(
        layer.givenName().isEmpty(),
        "%s is named already: \"%s\"",
        layer.kind(),
        layer.givenName().orElse(""));
  }

  @Override
  public Optional<String> givenName() {
    return Optional.of(name);
  }
}
