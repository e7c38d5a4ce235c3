package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Signal;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.ReduceMax;

/**
 * The greatest value of each feature over all timesteps.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, timesteps, features]}; output {@code [batch, features]},
 * or {@code [batch, 1, features]} if {@code keepDims}. Masked timesteps take part, as in {@code
 * keras.layers.GlobalMaxPooling1D}. Immutable.
 *
 * @param keepDims whether the time axis stays, with size 1
 */
public record GlobalMaxPooling1D(boolean keepDims) implements Layer {

  /** Returns the layer with Keras's defaults. */
  public static GlobalMaxPooling1D create() {
    return new GlobalMaxPooling1D(false);
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    return Pooling.outputShape(where, inputs, keepDims);
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    return (call, input) ->
        Signal.of(
            call.tf()
                .reduceMax(input.floats(), call.tf().constant(1), ReduceMax.keepDims(keepDims)),
            Pooling.outputShape(call.layer(), input.shape(), keepDims));
  }
}
