package io.github.tfrnn.networks;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A value on its way through a network: whole, in parts, or both, as it is asked for. */
final class Flow {

  private final ForwardPass pass;
  private Signal whole;
  private List<Signal> cut;

  private Flow(ForwardPass pass, Signal whole, List<Signal> cut) {
    this.pass = pass;
    this.whole = whole;
    this.cut = cut;
  }

  /** Returns a value of the whole batch. */
  static Flow whole(ForwardPass pass, Signal whole) {
    return new Flow(pass, whole, null);
  }

  /** Returns a value in parts. */
  static Flow cut(ForwardPass pass, List<Signal> cut) {
    return new Flow(pass, cut.size() == 1 ? cut.get(0) : null, cut);
  }

  /** Returns the value of the whole batch. */
  Signal whole() {
    if (whole == null) {
      whole = join();
    }
    return whole;
  }

  /** Returns the value in parts. */
  List<Signal> cut(List<BatchPart> parts) {
    if (cut == null) {
      cut = parts.stream().map(this::cut).toList();
    }
    return cut;
  }

  private Signal cut(BatchPart part) {
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

  private Signal join() {
    Signal first = cut.get(0);
    Signal joined = Signal.of(concat(cut.stream().map(Signal::floats).toList()), first.shape());
    if (first.mask().isPresent()) {
      joined =
          joined.withMask(
              pass.tf()
                  .concat(
                      cut.stream().map(s -> s.mask().orElseThrow()).toList(),
                      pass.tf().constant(0)));
    }
    if (first.logits().isPresent()) {
      List<Operand<TFloat32>> logits = new ArrayList<>();
      cut.forEach(signal -> logits.add(signal.logits().orElseThrow().values()));
      joined =
          joined.withLogits(
              new Signal.Logits(concat(logits), first.logits().orElseThrow().squashing()));
    }
    return joined;
  }

  private Operand<TFloat32> concat(List<Operand<TFloat32>> rows) {
    Operand<TFloat32> all = pass.tf().concat(rows, pass.tf().constant(0));
    pass.tape().ifPresent(tape -> tape.recordByGraph(List.of(all), rows, List.of()));
    return all;
  }
}
