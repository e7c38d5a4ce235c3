package io.github.tfrnn.plots;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.LayerNormalization;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.Padding;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.Subtract;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.tensorflow.ndarray.Shape;

/** Models whose pictures are looked at. */
final class DrawnModels {

  private static final Map<String, Supplier<Network>> BY_NAME =
      Map.of(
          "sequential", DrawnModels::sequential,
          "two-inputs", DrawnModels::twoInputs,
          "shared", DrawnModels::shared,
          "states", DrawnModels::states,
          "nested", DrawnModels::nested,
          "sixty", DrawnModels::sixty,
          "random", () -> random(5));

  static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }

  static Network named(String name) {
    return BY_NAME.get(name).get();
  }

  static Network sequential() {
    return Network.chain(
        List.of(
            Input.of(100),
            Embedding.of(20_000, 128).frozen(),
            Dropout.of(0.2),
            Bidirectional.of(LSTM.builder(64).returnSequences(true).build()),
            TimeDistributed.of(Dense.of(32)),
            BatchNormalization.create(),
            LSTM.of(64),
            Dense.of(5, Activation.SOFTMAX)),
        Shape.of(Input.UNKNOWN, 100));
  }

  /** Residual branches, a frozen layer, two inputs and two outputs. */
  static Network twoInputs() {
    SymbolicTensor words = Input.tensor("review", Input.UNKNOWN);
    SymbolicTensor facts = Input.tensor("facts", 12);
    SymbolicTensor embedded = Embedding.of(20_000, 64).named("embedding").frozen().apply(words);
    SymbolicTensor convolved =
        Conv1D.builder(64, 3)
            .padding(Padding.SAME)
            .activation(Activation.RELU)
            .build()
            .apply(embedded);
    SymbolicTensor residual =
        LayerNormalization.create().apply(Add.create().apply(embedded, convolved));
    SymbolicTensor read =
        Bidirectional.of(LSTM.of(64)).named("reader").apply(Dropout.of(0.2).apply(residual));
    SymbolicTensor known = Dense.of(16, Activation.RELU).apply(facts);
    SymbolicTensor both = Concatenate.create().apply(read, known);
    SymbolicTensor rating = Dense.of(1).named("rating").apply(both);
    SymbolicTensor topic = Dense.of(4, Activation.SOFTMAX).named("topic").apply(read);
    return Network.of(List.of(words, facts), List.of(rating, topic));
  }

  /** Two layers that are called twice each. */
  static Network shared() {
    SymbolicTensor left = Input.tensor("left", 20);
    SymbolicTensor right = Input.tensor("right", 20);
    SharedLayer embedding = SharedLayer.of(Embedding.of(1000, 16).named("words"));
    SharedLayer encoder = SharedLayer.of(GRU.of(32).named("encoder").frozen());
    SymbolicTensor difference =
        Subtract.create()
            .apply(encoder.apply(embedding.apply(left)), encoder.apply(embedding.apply(right)));
    return Network.of(
        List.of(left, right), List.of(Dense.of(1, Activation.SIGMOID).apply(difference)));
  }

  /** An encoder that hands its states to a decoder and out of the model. */
  static Network states() {
    SymbolicTensor source = Input.tensor("source", Input.UNKNOWN, 8);
    SymbolicTensor target = Input.tensor("target", Input.UNKNOWN, 6);
    List<SymbolicTensor> encoded =
        LSTM.builder(16).returnState(true).build().named("encoder").applyAll(source);
    SymbolicTensor decoded =
        LSTM.builder(16)
            .returnSequences(true)
            .build()
            .named("decoder")
            .apply(target, encoded.get(1), encoded.get(2));
    return Network.of(
        List.of(source, target),
        List.of(Dense.of(6).apply(decoded), encoded.get(1), encoded.get(2)));
  }

  /** A network and a stack as layers, one of them within the other, the other called twice. */
  static Network nested() {
    Stack ending = Stack.of(Dense.of(8, Activation.RELU), Dropout.of(0.5), Dense.of(3));
    SymbolicTensor a = Input.tensor("a", 10, 4);
    SymbolicTensor b = Input.tensor("b", 10, 4);
    SymbolicTensor read = LSTM.of(8).apply(Add.create().apply(a, b));
    Network reader = Network.of(List.of(a, b), List.of(ending.named("ending").apply(read)));
    SharedLayer twice = SharedLayer.of(reader.named("reader"));
    SymbolicTensor x = Input.tensor("x", 10, 4);
    SymbolicTensor y = Input.tensor("y", 10, 4);
    SymbolicTensor once = twice.apply(x, y);
    SymbolicTensor again = twice.apply(y, Dense.of(4).apply(x));
    SymbolicTensor joined = Concatenate.create().apply(once, again);
    return Network.of(List.of(x, y), List.of(Stack.of(Dense.of(2)).frozen().apply(joined), joined));
  }

  /** An encoder of a Transformer: 60 calls. */
  static Network sixty() {
    SymbolicTensor input = Input.tensor("tokens", 50);
    SymbolicTensor x = Embedding.of(5000, 32).apply(input);
    for (int block = 0; block < 8; block++) {
      SymbolicTensor attended = MultiHeadAttention.of(2, 16).apply(x, x);
      x = LayerNormalization.create().apply(Add.create().apply(x, attended));
      SymbolicTensor fed = Dense.of(32).apply(Dense.of(64, Activation.RELU).apply(x));
      x = Add.create().apply(x, Dropout.of(0.1).apply(fed));
    }
    SymbolicTensor pooled = GlobalAveragePooling1D.create().apply(x);
    return Network.of(List.of(input), List.of(Dense.of(2, Activation.SOFTMAX).apply(pooled)));
  }

  /** Calls of layers upon whatever was there before. */
  static Network random(long seed) {
    Random random = new Random(seed);
    List<SymbolicTensor> inputs = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      inputs.add(Input.tensor(4));
    }
    List<SymbolicTensor> tensors = new ArrayList<>(inputs);
    List<SymbolicTensor> unused = new ArrayList<>(inputs);
    for (int i = 0; i < 5 + random.nextInt(30); i++) {
      SymbolicTensor one = tensors.get(random.nextInt(tensors.size()));
      SymbolicTensor other = tensors.get(random.nextInt(tensors.size()));
      List<SymbolicTensor> taken = random.nextBoolean() ? List.of(one, other, one) : List.of(one);
      SymbolicTensor next =
          taken.size() > 1
              ? Add.create().apply(taken.toArray(SymbolicTensor[]::new))
              : Dense.of(4).apply(one);
      unused.removeAll(taken);
      tensors.add(next);
      unused.add(next);
    }
    return Network.of(inputs, unused);
  }

  private DrawnModels() {}
}
