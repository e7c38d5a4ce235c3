package io.github.tfrnn.layers.internal;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.DTypePolicy;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.layers.BuiltLayer;
import io.github.tfrnn.layers.LayerWeight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A stack of layers with its weights in one graph. Immutable. */
public final class BuiltStack {

  /** One layer in its place, and its weights. */
  record BuiltEntry(LayerStack.Entry entry, BuiltLayer built, List<LayerWeight> weights) {}

  private final List<BuiltEntry> entries;
  private final DTypePolicy policy;

  BuiltStack(List<BuiltEntry> entries, DTypePolicy policy) {
    this.entries = List.copyOf(entries);
    this.policy = policy;
  }

  /** Returns the precision that a pass through these layers is to be made in. */
  public DTypePolicy policy() {
    return policy;
  }

  /** Returns all weights, layer by layer. */
  public List<LayerWeight> weights() {
    return entries.stream().flatMap(entry -> entry.weights().stream()).toList();
  }

  /**
   * Sends a batch through all layers.
   *
   * @param parts into how many parts the batch is cut for layers that look at each row by itself
   */
  public Signal call(ForwardPass pass, Signal input, int parts) {
    Parts flow = Parts.split(pass, input, parts);
    for (BuiltEntry entry : entries) {
      boolean mixes = entry.built().mixesRows();
      Parts into = mixes ? flow.joined() : flow;
      Parts out = into.map((call, signal) -> call(entry, call, signal), entry.entry().name());
      flow = mixes ? Parts.split(pass, out.only(), parts) : out;
    }
    return flow.joined().only();
  }

  /** Calls one layer; where it recorded no gradient of its own, TensorFlow finds it. */
  private static Signal call(BuiltEntry entry, Call call, Signal input) {
    Signal output;
    try {
      output = entry.built().call(call, input);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(entry.entry().where() + ": " + e.getMessage(), e);
    }
    if (output.values().asOutput().type() == TFloat32.class
        && call.taped()
        && !call.recorded(output.values())
        && !output.values().asOutput().equals(input.values().asOutput())) {
      List<Operand<TFloat32>> inputs = new ArrayList<>();
      if (input.values().asOutput().type() == TFloat32.class) {
        inputs.add(input.floats());
      }
      call.recordByGraph(
          List.of(output.floats()),
          inputs,
          entry.weights().stream().map(LayerWeight::weight).toList());
    }
    return output;
  }

  /** Parts of a batch on their way. */
  private record Parts(ForwardPass pass, List<BatchPart> parts, List<Signal> signals) {

    interface Step {
      Signal apply(Call call, Signal signal);
    }

    static Parts split(ForwardPass pass, Signal whole, int count) {
      List<BatchPart> parts = BatchPart.split(pass.tf(), whole.values(), count);
      List<Signal> signals = new ArrayList<>();
      for (BatchPart part : parts) {
        signals.add(cut(pass, whole, part));
      }
      return new Parts(pass, parts, signals);
    }

    private static Signal cut(ForwardPass pass, Signal whole, BatchPart part) {
      if (part.whole()) {
        return whole;
      }
      int rank = whole.shape().numDimensions();
      Signal rows = Signal.of(part.cut(pass.tf(), whole.values(), rank), whole.shape());
      if (pass.tape().isPresent() && pass.tape().get().produced(whole.values())) {
        pass.tape().get().recordByGraph(List.of(rows.floats()), List.of(whole.floats()), List.of());
      }
      return rows.withMask(whole.mask().map(mask -> part.cut(pass.tf(), mask, 2)).orElse(null));
    }

    Parts map(Step step, String layer) {
      List<Signal> next = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        next.add(step.apply(pass.call(layer, parts.get(i)), signals.get(i)));
      }
      return new Parts(pass, parts, next);
    }

    Signal only() {
      return signals.get(0);
    }

    Parts joined() {
      if (parts.size() == 1) {
        return this;
      }
      Signal first = signals.get(0);
      Signal whole =
          Signal.of(concat(signals.stream().map(Signal::floats).toList()), first.shape());
      if (first.mask().isPresent()) {
        whole =
            whole.withMask(
                pass.tf()
                    .concat(
                        signals.stream().map(s -> s.mask().orElseThrow()).toList(),
                        pass.tf().constant(0)));
      }
      if (first.logits().isPresent()) {
        Operand<TFloat32> logits =
            concat(signals.stream().map(s -> s.logits().orElseThrow().values()).toList());
        whole =
            whole.withLogits(new Signal.Logits(logits, first.logits().orElseThrow().squashing()));
      }
      return new Parts(pass, List.of(BatchPart.whole(pass.tf(), whole.values())), List.of(whole));
    }

    private Operand<TFloat32> concat(List<Operand<TFloat32>> rows) {
      Operand<TFloat32> all = pass.tf().concat(rows, pass.tf().constant(0));
      pass.tape().ifPresent(tape -> tape.recordByGraph(List.of(all), rows, List.of()));
      return all;
    }
  }
}
