package io.github.tfrnn.saving;

import io.github.tfrnn.networks.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an exported network takes and gives, in the network's order. */
final class NetworkSpecs {

  static List<String> inputNames(Network network) {
    return names(network.inputNames(), SavedModelExport.INPUT);
  }

  static Map<String, TensorSpec> inputs(Network network) {
    List<String> names = inputNames(network);
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      boolean ids = network.idLimit(i).isPresent();
      specs.put(
          names.get(i),
          new TensorSpec(
              ids ? ElementType.INT32 : ElementType.FLOAT32, network.inputShapes().get(i)));
    }
    return specs;
  }

  static Map<String, TensorSpec> outputs(Network network) {
    List<String> names = names(network.outputNames(), SavedModelExport.OUTPUT);
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      specs.put(names.get(i), new TensorSpec(ElementType.FLOAT32, network.outputShapes().get(i)));
    }
    return specs;
  }

  /** A single input or output has one and the same name in every model. */
  private static List<String> names(List<String> ofNetwork, String single) {
    return ofNetwork.size() == 1 ? List.of(single) : ofNetwork;
  }

  private NetworkSpecs() {}
}
