package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.List;

/** A layer of several inputs or outputs, bound to the weights it has in one graph. */
@FunctionalInterface
public interface BuiltMultiInput extends BuiltLayer {

  @Override
  List<Signal> call(Call call, List<Signal> inputs);

  /** Returns the first output for a single input. */
  @Override
  default Signal call(Call call, Signal input) {
    return call(call, List.of(input)).get(0);
  }
}
