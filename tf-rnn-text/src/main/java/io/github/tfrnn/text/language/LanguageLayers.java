package io.github.tfrnn.text.language;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.initializers.RandomNormal;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Identity;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a language model, wired twice under the same names: to be trained, with states that
 * stay inside; and to be asked, with states that come in and go out.
 */
final class LanguageLayers {
  private final int size;
  private final RecurrentCell cell;
  private final int units;
  private final int layers;
  private final int embedding;
  private final double dropout;

  LanguageLayers(LanguageModel.Builder options) {
    this.size = options.tokens.size();
    this.cell = options.cell;
    this.units = options.units;
    this.layers = options.layers;
    this.embedding = options.embedding;
    this.dropout = options.dropout;
  }

  Sequential training(int streams, int timesteps, Long seed) {
    List<Layer> all = new ArrayList<>(List.of(Input.ofBatch(streams, timesteps), embedding()));
    for (int layer = 0; layer < layers; layer++) {
      all.add(cell.layer(units, true).named(recurrent(layer)));
      if (dropout > 0) {
        all.add(Dropout.of(dropout));
      }
    }
    all.add(probabilities());
    Sequential.Builder builder = Sequential.builder().layers(all.toArray(Layer[]::new));
    if (seed != null) {
      builder.seed(seed);
    }
    return builder.build();
  }

  Functional step() {
    SymbolicTensor ids = Input.tensor(TextGenerator.IDS, Input.UNKNOWN);
    List<SymbolicTensor> inputs = new ArrayList<>(List.of(ids));
    List<SymbolicTensor> outputs = new ArrayList<>();
    SymbolicTensor sequence = embedding().apply(ids);
    for (int layer = 0; layer < layers; layer++) {
      List<SymbolicTensor> given = new ArrayList<>(List.of(sequence));
      for (int state = 0; state < cell.states(); state++) {
        given.add(Input.tensor(state(layer, state), units));
      }
      inputs.addAll(given.subList(1, given.size()));
      List<SymbolicTensor> told =
          cell.layer(units, false)
              .named(recurrent(layer))
              .applyAll(given.toArray(SymbolicTensor[]::new));
      sequence = told.get(0);
      for (int state = 0; state < cell.states(); state++) {
        String name = TextGenerator.NEXT + state(layer, state);
        outputs.add(Identity.create().named(name).apply(told.get(1 + state)));
      }
    }
    outputs.add(0, probabilities().apply(sequence));
    return Model.of(inputs, outputs);
  }

  /** Returns the sizes of the states by name. */
  Map<String, Integer> states() {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (int layer = 0; layer < layers; layer++) {
      for (int state = 0; state < cell.states(); state++) {
        states.put(state(layer, state), units);
      }
    }
    return states;
  }

  private String state(int layer, int state) {
    return TextGenerator.STATE + (layer * cell.states() + state);
  }

  private static String recurrent(int layer) {
    return "recurrent_" + layer;
  }

  /**
   * Begun wide, as PyTorch begins it: a character model learns much faster than from Keras's small
   * numbers (docs/language-models.md).
   */
  private Layer embedding() {
    return Embedding.builder(size, embedding)
        .embeddingsInitializer(new RandomNormal(0, 1))
        .build()
        .named("embedding");
  }

  private Layer probabilities() {
    return Dense.of(size, Activation.SOFTMAX).named(TextGenerator.PROBABILITIES);
  }
}
