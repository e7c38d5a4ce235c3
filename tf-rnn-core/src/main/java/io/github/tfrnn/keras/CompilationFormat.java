package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.training.Compilation;
import io.github.tfrnn.training.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a model is trained with, in configurations. */
final class CompilationFormat {

  private static final String WHERE = "compile_config";

  /** How Keras runs its steps; that is told to {@code fit} here. */
  private static final List<String> RUNNING =
      List.of(
          "run_eagerly",
          "steps_per_execution",
          "jit_compile",
          "auto_scale_loss",
          "sample_weight_mode");

  /**
   * Returns what a model is trained with.
   *
   * @param outputs names of the model's outputs; none if there is one whose name is not known
   */
  static Compilation read(Reading reading, JsonNode config, List<String> outputs) {
    Options in = new Options(reading, WHERE, (ObjectNode) config);
    RUNNING.forEach(in::ignore);
    String optimizer = in.has("optimizer_config") ? "optimizer_config" : "optimizer";
    if (in.json(optimizer).isNull()) {
      throw in.place(optimizer).missing();
    }
    PerOutput losses = new PerOutput(in.place("loss"), in.json("loss"), outputs);
    PerOutput weights = new PerOutput(in.place("loss_weights"), in.json("loss_weights"), outputs);
    PerOutput metrics = new PerOutput(in.place("metrics"), in.json("metrics"), outputs);
    PerOutput weighted =
        new PerOutput(in.place("weighted_metrics"), in.json("weighted_metrics"), outputs);
    List<Objective> objectives = new ArrayList<>();
    for (int i = 0; i < Math.max(1, outputs.size()); i++) {
      Loss loss = Losses.read(losses.place(i), losses.single(i));
      List<Metric> all = new ArrayList<>();
      int output = i;
      metrics.several(i).forEach(json -> all.add(Metrics.read(metrics.place(output), json)));
      weighted
          .several(i)
          .forEach(json -> all.add(Metrics.read(weighted.place(output), json).weighted()));
      Objective objective =
          outputs.size() <= 1 ? Objective.ofEveryOutput(loss) : Objective.of(outputs.get(i), loss);
      objective = all.isEmpty() ? objective : objective.metrics(all.toArray(Metric[]::new));
      JsonNode weight = weights.single(i);
      objectives.add(
          weight.isNull()
              ? objective
              : objective.weighted(OptionFormats.DOUBLE.read(weights.place(i), weight)));
    }
    Compilation compilation =
        new Compilation(OptimizerFormat.read(in.place(optimizer), in.json(optimizer)), objectives);
    in.finish();
    return compilation;
  }

  /** Returns the {@code compile_config}. */
  static ObjectNode write(Writing writing, Compilation compilation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("optimizer", OptimizerFormat.write(writing, compilation.optimizer()));
    List<Objective> objectives = compilation.objectives();
    List<JsonNode> losses =
        objectives.stream().map(o -> (JsonNode) Losses.write(writing, o.loss())).toList();
    json.set("loss", oneOrList(losses));
    boolean allOne = objectives.stream().allMatch(o -> o.weight() == 1);
    json.set(
        "loss_weights",
        allOne
            ? NullNode.getInstance()
            : oneOrList(objectives.stream().map(o -> OptionFormats.json(o.weight())).toList()));
    json.set("metrics", metrics(writing, objectives, metric -> !metric.takesSampleWeights()));
    json.set("weighted_metrics", metrics(writing, objectives, Metric::takesSampleWeights));
    return json.put("run_eagerly", false).put("steps_per_execution", 1).put("jit_compile", false);
  }

  private static JsonNode metrics(
      Writing writing, List<Objective> objectives, Predicate<Metric> which) {
    List<JsonNode> lists = new ArrayList<>();
    boolean any = false;
    for (Objective objective : objectives) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      objective.metrics().stream()
          .filter(which)
          .forEach(metric -> list.add(Metrics.write(writing, metric)));
      any |= !list.isEmpty();
      lists.add(list);
    }
    return any ? oneOrList(lists) : NullNode.getInstance();
  }

  private static JsonNode oneOrList(List<JsonNode> values) {
    return values.size() == 1 ? values.get(0) : JsonNodeFactory.instance.arrayNode().addAll(values);
  }

  private CompilationFormat() {}
}
