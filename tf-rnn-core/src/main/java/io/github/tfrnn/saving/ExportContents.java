package io.github.tfrnn.saving;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.networks.Network;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an export writes. Immutable.
 *
 * @param name of the model
 * @param network its layers
 * @param policy the precision that the layers compute in
 * @param values of the weights, by name
 * @param training what came of it, if there was any
 * @param assets that go with the model
 */
public record ExportContents(
    String name,
    Network network,
    DTypePolicy policy,
    Map<String, FloatRows> values,
    Optional<ModelCard.Training> training,
    List<Asset> assets) {

  /** Checks and copies the values. */
  public ExportContents {
    Objects.requireNonNull(name, "export: the name is null");
    values = Map.copyOf(values);
    assets = List.copyOf(assets);
  }
}
