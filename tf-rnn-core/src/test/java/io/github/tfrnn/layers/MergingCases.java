package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.TIMESTEPS;
import static io.github.tfrnn.layers.LayerCase.sequence;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.LayerCase.Mask;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Cases of layers with several inputs, each within a network of one input, and of layers that hold
 * others.
 */
final class MergingCases {

  /** What a network makes of its input. */
  private static Layer network(Function<SymbolicTensor, SymbolicTensor> wiring) {
    SymbolicTensor x = Input.tensor(ANY, FEATURES);
    return Network.of(List.of(x), List.of(wiring.apply(x)));
  }

  /** A layer that is given the inputs and something that was made of them. */
  private static LayerCase ofTwo(String name, Supplier<? extends Layer> layer) {
    return wired(name, x -> layer.get().apply(x, ActivationLayer.of(Activation.TANH).apply(x)));
  }

  private static LayerCase wired(String name, Function<SymbolicTensor, SymbolicTensor> wiring) {
    return new LayerCase(name, () -> network(wiring))
        .rejects(ANY)
        .rejects(ANY, FEATURES)
        .rejects(ANY, ANY, FEATURES + 1)
        .otherThan(() -> network(x -> Add.create().apply(x, x, x, x)));
  }

  private static LayerCase heads(String name, Supplier<? extends Layer> layer, int keyHeads) {
    return ofTwo(name, layer)
        .weight("attention/query/kernel", FEATURES, 2, 4)
        .weight("attention/query/bias", 2, 4)
        .weight("attention/key/kernel", FEATURES, keyHeads, 4)
        .weight("attention/key/bias", keyHeads, 4)
        .weight("attention/value/kernel", FEATURES, keyHeads, 4)
        .weight("attention/value/bias", keyHeads, 4)
        .weight("attention/attention_output/kernel", 2, 4, FEATURES)
        .weight("attention/attention_output/bias", FEATURES);
  }

  static List<LayerCase> all() {
    SharedLayer shared = SharedLayer.of(Dense.of(FEATURES, Activation.TANH));
    return List.of(
        ofTwo("add", Add::create),
        ofTwo("subtract", Subtract::create),
        ofTwo("multiply", Multiply::create),
        ofTwo("average", Average::create),
        ofTwo("maximum", Maximum::create),
        ofTwo("minimum", Minimum::create),
        ofTwo("concatenate", Concatenate::create),
        wired(
                "dot",
                x -> Dot.of(1).apply(x, LSTM.builder(2).returnSequences(true).build().apply(x)))
            .weight("lstm/kernel", FEATURES, 8)
            .weight("lstm/recurrent_kernel", 2, 8)
            .weight("lstm/bias", 8)
            .mask(Mask.ENDED),
        ofTwo(
                "attention",
                () ->
                    Attention.create()
                        .withUseCausalMask(true)
                        .withUseScale(true)
                        .named("attention"))
            .weight("attention/scale"),
        ofTwo("attention with dropout", () -> Attention.create().withDropout(0.4)).isRandom(),
        ofTwo("additive attention", () -> AdditiveAttention.create().named("attention"))
            .weight("attention/scale", FEATURES),
        heads("heads", () -> MultiHeadAttention.of(2, 4).named("attention"), 2),
        heads(
                "heads with dropout",
                () -> MultiHeadAttention.builder(2, 4).dropout(0.4).build().named("attention"),
                2)
            .isRandom(),
        heads("heads in groups", () -> GroupQueryAttention.of(4, 2, 1).named("attention"), 1),
        new LayerCase("time distributed", () -> TimeDistributed.of(Dense.of(4)))
            .weight("layer/kernel", FEATURES, 4)
            .weight("layer/bias", 4)
            .otherThan(() -> TimeDistributed.of(Dense.of(5))),
        new LayerCase("time distributed lstm", () -> TimeDistributed.of(LSTM.of(2)))
            .inputs(ANY, 4, FEATURES)
            .weight("layer/kernel", FEATURES, 8)
            .weight("layer/recurrent_kernel", 2, 8)
            .weight("layer/bias", 8)
            .rejects(ANY, FEATURES)
            .otherThan(() -> TimeDistributed.of(LSTM.of(3))),
        new LayerCase("time distributed dropout", () -> TimeDistributed.of(Dropout.of(0.4)))
            .isRandom()
            .otherThan(() -> TimeDistributed.of(Dropout.of(0.5))),
        wired("residual", x -> Add.create().apply(x, Dense.of(FEATURES).apply(x)))
            .weight("dense/kernel", FEATURES, FEATURES)
            .weight("dense/bias", FEATURES),
        wired("shared", x -> shared.apply(shared.apply(x)))
            .weight("dense/kernel", FEATURES, FEATURES)
            .weight("dense/bias", FEATURES),
        wired(
                "states handed on",
                x -> {
                  List<SymbolicTensor> all = LSTM.builder(2).returnState(true).build().applyAll(x);
                  return LSTM.builder(2)
                      .returnSequences(true)
                      .build()
                      .apply(x, all.get(1), all.get(2));
                })
            .weight("lstm/kernel", FEATURES, 8)
            .weight("lstm/recurrent_kernel", 2, 8)
            .weight("lstm/bias", 8)
            .weight("lstm_1/kernel", FEATURES, 8)
            .weight("lstm_1/recurrent_kernel", 2, 8)
            .weight("lstm_1/bias", 8),
        sequence("stack", () -> Stack.of(Dropout.of(0.3), LSTM.of(2)))
            .weight("lstm/kernel", FEATURES, 8)
            .weight("lstm/recurrent_kernel", 2, 8)
            .weight("lstm/bias", 8)
            .mask(Mask.ENDED)
            .isRandom()
            .otherThan(() -> Stack.of(LSTM.of(2))),
        sequence("frozen", () -> LSTM.of(2).frozen())
            .statistic("kernel", FEATURES, 8)
            .statistic("recurrent_kernel", 2, 8)
            .statistic("bias", 8)
            .mask(Mask.ENDED)
            .otherThan(() -> LSTM.of(2)),
        new LayerCase(
                "time distributed stack",
                () -> TimeDistributed.of(Stack.of(Flatten.create(), Dense.of(2))))
            .inputs(TIMESTEPS, 2, FEATURES)
            .weight("layer/dense/kernel", 2L * FEATURES, 2)
            .weight("layer/dense/bias", 2)
            .otherThan(() -> TimeDistributed.of(Flatten.create())));
  }

  private MergingCases() {}
}
