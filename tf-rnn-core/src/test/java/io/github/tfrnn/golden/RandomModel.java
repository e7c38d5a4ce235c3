package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Objective;
import io.github.tfrnn.training.Verbosity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as random_models.py tells it, made here: what it predicts, and what training does. */
final class RandomModel implements AutoCloseable {

  private final JsonNode spec;
  private final Model model;

  RandomModel(JsonNode spec) {
    this.spec = spec;
    this.model = spec.get("sequential").booleanValue() ? sequential() : functional();
    model.setWeights(weights("weights"));
  }

  private Model sequential() {
    List<Layer> layers = new ArrayList<>();
    spec.get("nodes").forEach(node -> layers.add(layer(node)));
    return Sequential.of(layers.toArray(Layer[]::new));
  }

  private static Layer layer(JsonNode node) {
    Layer layer =
        node.get("class_name").textValue().equals("Input")
            ? Input.of(KerasConfig.longs(node.get("shape")))
            : KerasConfig.layer(node);
    return layer.named(node.get("name").textValue());
  }

  private Model functional() {
    List<List<SymbolicTensor>> tensors = new ArrayList<>();
    List<SymbolicTensor> inputs = new ArrayList<>();
    Map<String, SharedLayer> layers = new HashMap<>(); // by name: a name told twice is one layer
    for (JsonNode node : spec.get("nodes")) {
      SymbolicTensor[] given = new SymbolicTensor[node.get("inputs").size()];
      for (int i = 0; i < given.length; i++) {
        given[i] = tensor(tensors, node.get("inputs").get(i));
      }
      List<SymbolicTensor> made =
          layers
              .computeIfAbsent(node.get("name").textValue(), name -> SharedLayer.of(layer(node)))
              .applyAll(given);
      tensors.add(made);
      if (given.length == 0) {
        inputs.add(made.get(0));
      }
    }
    List<SymbolicTensor> outputs = new ArrayList<>();
    spec.get("model_outputs").forEach(source -> outputs.add(tensor(tensors, source)));
    return Functional.builder(inputs, outputs).build();
  }

  private static SymbolicTensor tensor(List<List<SymbolicTensor>> tensors, JsonNode source) {
    return tensors.get(source.get(0).intValue()).get(source.get(1).intValue());
  }

  /** Keras's weights under the names that they have here: those of a layer in the same order. */
  private Map<String, FloatRows> weights(String field) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String name : model.getWeights().keySet()) {
      names
          .computeIfAbsent(name.substring(0, name.indexOf('/')), layer -> new ArrayList<>())
          .add(name);
    }
    Map<String, FloatRows> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> layer : spec.get(field).properties()) {
      for (int i = 0; i < layer.getValue().size(); i++) {
        values.put(names.get(layer.getKey()).get(i), Array.of(layer.getValue().get(i)).floatRows());
      }
    }
    return values;
  }

  private Fields fields(String field) {
    List<Rows> rows = new ArrayList<>();
    spec.get(field).forEach(array -> rows.add(Array.of(array).rows()));
    return Fields.of(rows.toArray(Rows[]::new));
  }

  boolean isTrained() {
    return spec.has("trained");
  }

  /** What is predicted for Keras's inputs. */
  List<FloatRows> predictions() {
    return List.copyOf(model.predict(fields("x"), 32).values());
  }

  List<Array> predictionsOfKeras() {
    List<Array> arrays = new ArrayList<>();
    spec.get("outputs").forEach(array -> arrays.add(Array.of(array)));
    return arrays;
  }

  /** Trains as Keras did; returns the losses of the steps. */
  List<Double> train() {
    List<Objective> objectives = new ArrayList<>();
    for (String output : model.network().outputNames()) {
      double weight = spec.get("loss_weights").get(objectives.size()).doubleValue();
      objectives.add(Objective.of(output, Loss.MEAN_SQUARED_ERROR).weighted(weight));
    }
    spec.get("frozen").forEach(name -> model.setTrainable(name.textValue(), false));
    model.compile(KerasConfig.optimizer(spec.get("optimizer")), objectives);
    int steps = spec.get("losses").size();
    FitOptions options =
        FitOptions.batchSize(32).epochs(steps).shuffle(false).verbosity(Verbosity.SILENT);
    return model.fit(fields("x"), fields("y"), options).get("loss");
  }

  List<Double> lossesOfKeras() {
    List<Double> losses = new ArrayList<>();
    spec.get("losses").forEach(loss -> losses.add(loss.doubleValue()));
    return losses;
  }

  Map<String, FloatRows> weights() {
    return model.getWeights();
  }

  Map<String, FloatRows> weightsOfKeras() {
    return weights("trained");
  }

  @Override
  public void close() {
    model.close();
  }
}
