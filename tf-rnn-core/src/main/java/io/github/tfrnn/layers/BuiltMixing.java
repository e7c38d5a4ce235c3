package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Signal;
import java.util.List;

/**
 * A bound layer that, where it {@linkplain #mixesRows mixes rows}, takes the parts that the batch
 * is cut into side by side: they need not be put together for it.
 */
public interface BuiltMixing extends BuiltLayer {

  /**
   * Adds the operations for all parts of a batch, and records their gradient.
   *
   * @param calls one for each part
   * @param inputs of each part
   * @return an output for each part
   */
  List<Signal> callParts(List<Call> calls, List<Signal> inputs);
}
