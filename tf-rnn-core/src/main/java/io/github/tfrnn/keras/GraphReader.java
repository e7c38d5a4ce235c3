package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.keras.CallReader.LayerCalled;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.networks.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Wires the layers of a functional model: each call when all that it depends on is there. */
final class GraphReader {

  /**
   * One call of one layer.
   *
   * @param layer its place in the configuration
   * @param number which call of the layer
   */
  private record Step(int layer, String name, int number, LayerCalled call) {}

  private final Options options;
  private final JsonNode json;
  private final MaskOperations masks;
  private final Map<String, String> classNames = new HashMap<>();
  private final Map<String, JsonNode> layers = new HashMap<>();
  private final Map<String, SharedLayer> shared = new HashMap<>();
  private final Map<String, List<List<SymbolicTensor>>> made = new HashMap<>();

  GraphReader(Options options) {
    this.options = options;
    this.json = options.json("layers");
    if (!json.isArray()) {
      throw options.place("layers").mustBe("a list of layers", json);
    }
    this.masks = new MaskOperations(json);
    for (JsonNode layer : json) {
      LayerObjects.name(layer)
          .ifPresent(name -> classNames.put(name, LayerObjects.className(layer)));
    }
  }

  Network network() {
    List<Step> steps = steps();
    wire(steps);
    List<SymbolicTensor> inputs = tensors("input_layers");
    List<SymbolicTensor> outputs = tensors("output_layers");
    return Located.in(options.where(), () -> Network.of(inputs, outputs));
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int place = 0;
    for (JsonNode layer : json) {
      String where = LayerObjects.where(options.where(), layer);
      String name =
          LayerObjects.name(layer)
              .orElseThrow(() -> new ConfigurationException(where + ": has no name"));
      if (masks.contains(name)) {
        continue;
      }
      if (layers.put(name, layer) != null) {
        throw new ConfigurationException(where + ": there are two layers of this name");
      }
      List<LayerCalled> calls = new ArrayList<>();
      CallReader reader = new CallReader(options.reading(), where);
      layer.path("inbound_nodes").forEach(node -> calls.add(counted(reader.read(node))));
      if (LayerObjects.className(layer).equals("InputLayer") && calls.isEmpty()) {
        calls.add(new LayerCalled(List.of(), List.of(), false, Set.of()));
      }
      for (int i = 0; i < calls.size(); i++) {
        check(where, calls.get(i));
        steps.add(new Step(place, name, i, calls.get(i)));
      }
      place++;
    }
    return steps;
  }

  /** Finds what cannot be told by wires here. */
  private void check(String where, LayerCalled call) {
    for (TensorRef mask : call.masks()) {
      if (call.hasStates() || !masks.isAutomatic(mask)) {
        throw new ConfigurationException(
            "%s: the mask %s is not supported: masks that go from layer to layer of themselves are%s"
                .formatted(where, mask, call.hasStates() ? ", without initial states" : ""));
      }
    }
    for (TensorRef tensor : call.tensors()) {
      if (masks.contains(tensor.layer())) {
        throw new ConfigurationException(
            "%s: its input %s comes from an operation that is no layer, which is not supported"
                .formatted(where, tensor));
      }
    }
  }

  private void wire(List<Step> steps) {
    Map<String, List<Step>> waiting = new HashMap<>(); // by what they wait for
    Map<Step, Set<String>> missing = new HashMap<>();
    PriorityQueue<Step> ready =
        new PriorityQueue<>(Comparator.comparingInt(Step::layer).thenComparingInt(Step::number));
    for (Step step : steps) {
      Set<String> needs = new LinkedHashSet<>();
      step.call().tensors().forEach(tensor -> needs.add(key(tensor.layer(), tensor.call())));
      if (step.number() > 0) {
        needs.add(key(step.name(), step.number() - 1));
      }
      missing.put(step, needs);
      needs.forEach(key -> waiting.computeIfAbsent(key, k -> new ArrayList<>()).add(step));
      if (needs.isEmpty()) {
        ready.add(step);
      }
    }
    int done = 0;
    while (!ready.isEmpty()) {
      Step step = ready.remove();
      apply(step);
      done++;
      String key = key(step.name(), step.number());
      for (Step next : waiting.getOrDefault(key, List.of())) {
        Set<String> needs = missing.get(next);
        if (needs.remove(key) && needs.isEmpty()) {
          ready.add(next);
        }
      }
    }
    if (done < steps.size()) {
      Step stuck =
          steps.stream().filter(step -> !missing.get(step).isEmpty()).findFirst().orElseThrow();
      throw new ConfigurationException(
          "%s: layer \"%s\" waits for %s, which never comes"
              .formatted(options.where(), stuck.name(), missing.get(stuck).iterator().next()));
    }
  }

  private static String key(String layer, int call) {
    return "\"" + layer + "\", call " + call;
  }

  private void apply(Step step) {
    JsonNode layer = layers.get(step.name());
    String where = LayerObjects.where(options.where(), layer);
    if (step.number() > 0 && !step.call().flags().equals(flags(layer, where))) {
      throw new ConfigurationException(
          "%s: calls with different arguments are not supported".formatted(where));
    }
    SymbolicTensor[] inputs =
        step.call().tensors().stream().map(this::tensor).toArray(SymbolicTensor[]::new);
    SharedLayer applied = shared.computeIfAbsent(step.name(), name -> make(layer, step.call()));
    made.computeIfAbsent(step.name(), name -> new ArrayList<>())
        .add(Located.in(where, () -> applied.applyAll(inputs)));
  }

  private Set<String> flags(JsonNode layer, String where) {
    CallReader reader = new CallReader(options.reading(), where);
    return reader.read(layer.path("inbound_nodes").path(0)).flags();
  }

  private SharedLayer make(JsonNode layer, LayerCalled call) {
    JsonNode called = CallArguments.among(layer, call.flags());
    return SharedLayer.of(LayerObjects.read(options.reading(), options.where(), called));
  }

  private SymbolicTensor tensor(TensorRef ref) {
    List<SymbolicTensor> outputs =
        made.getOrDefault(ref.layer(), List.of()).size() > ref.call()
            ? made.get(ref.layer()).get(ref.call())
            : List.of();
    if (ref.output() >= outputs.size()) {
      throw new ConfigurationException("%s: there is no tensor %s".formatted(options.where(), ref));
    }
    return outputs.get(ref.output());
  }

  private List<SymbolicTensor> tensors(String name) {
    JsonNode places = options.json(name);
    return TensorRef.all(options.place(name), places).stream()
        .map(ref -> isFunctional(ref.layer()) ? ref.oneCallEarlier() : ref)
        .map(this::tensor)
        .toList();
  }

  /**
   * In the places of inputs and outputs, the calls of a model begin at 1: the first is the one that
   * it was made by.
   */
  private boolean isFunctional(String layer) {
    String className = classNames.getOrDefault(layer, "");
    boolean functional = className.equals("Functional") || className.equals("Model");
    return functional || (options.reading().keras2() && className.equals("Sequential"));
  }

  /** In Keras 2 they begin at 1 everywhere. */
  private LayerCalled counted(LayerCalled call) {
    if (!options.reading().keras2()) {
      return call;
    }
    List<TensorRef> tensors =
        call.tensors().stream()
            .map(ref -> isFunctional(ref.layer()) ? ref.oneCallEarlier() : ref)
            .toList();
    return new LayerCalled(tensors, call.masks(), call.hasStates(), call.flags());
  }
}
