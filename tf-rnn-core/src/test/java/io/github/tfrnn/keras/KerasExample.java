package io.github.tfrnn.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GRUCell;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.LSTMCell;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.LayerNormalization;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.RNN;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.StackedRNNCells;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.optimizers.Adam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * What {@code keras_files.py} tells of a file: the same models here, what went in, and what came
 * out.
 */
record KerasExample(String model, JsonNode json) {

  private static final Path FOLDER = Path.of("src", "test", "resources", "keras-files");

  /** Returns the path of a file of this project's tests. */
  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static KerasExample of(String stem) {
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file(stem + ".json")));
      return new KerasExample(stem.substring(0, stem.indexOf('-')), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the model, with weights of its own. */
  Model create() {
    return model.equals("text") ? text() : wide();
  }

  static Model text() {
    return Sequential.seeded(
        7,
        Embedding.builder(30, 3).maskZero(true).build().named("words"),
        LSTM.of(4).named("memory"),
        Dense.of(2, Activation.SOFTMAX).named("classes"));
  }

  /** Its branches are made in another order than in Python. */
  static Model wide() {
    return wide("");
  }

  /** Returns a model whose layers have other names, if a suffix is given. */
  static Model wide(String suffix) {
    SymbolicTensor x = Input.tensor("x", 5, 3);
    SymbolicTensor near = Dense.of(3).named("near" + suffix).apply(x);
    List<Layer> three =
        List.of(
            Dense.of(4).named("one" + suffix),
            BatchNormalization.create().named("norm" + suffix),
            Dense.of(3).named("two" + suffix));
    Layer inner = // either is a chain
        suffix.isEmpty() ? new Stack(three) : Network.chain(three, Shape.of(-1, 5, 3));
    SharedLayer shared = SharedLayer.of(Dense.of(3, Activation.TANH).named("shared" + suffix));
    SymbolicTensor h = shared.apply(shared.apply(inner.named("inner" + suffix).apply(x)));
    SymbolicTensor late = Dense.of(3).named("late" + suffix).apply(h);
    late = ActivationLayer.of(Activation.TANH).named("act").apply(late);
    late = Dense.of(3).named("later" + suffix).apply(late);
    h = Concatenate.create().named("both").apply(near, late);
    h =
        Bidirectional.of(LSTM.builder(2).returnSequences(true).build())
            .named("ways" + suffix)
            .apply(h);
    h = TimeDistributed.of(Dense.of(4)).named("steps" + suffix).apply(h);
    h = MultiHeadAttention.of(2, 2).named("heads" + suffix).apply(h, h);
    h =
        RNN.builder(StackedRNNCells.of(LSTMCell.of(2), GRUCell.of(3)))
            .returnSequences(true)
            .build()
            .named("stack" + suffix)
            .apply(h);
    h = LayerNormalization.create().named("level" + suffix).apply(h);
    h = GRU.of(3).named("last" + suffix).apply(h);
    SymbolicTensor out = Dense.of(2).named("out" + suffix).apply(h);
    return Functional.builder(List.of(x), List.of(out)).seed(7).build();
  }

  void compile(Model compiled) {
    compiled.compile(
        Adam.of(0.01),
        model.equals("text") ? Loss.CATEGORICAL_CROSSENTROPY : Loss.MEAN_SQUARED_ERROR);
  }

  boolean trained() {
    return json.path("trained").asBoolean();
  }

  Rows x() {
    FloatRows rows = rows("x");
    if (!model.equals("text")) {
      return rows;
    }
    int[][] ids = new int[rows.count()][(int) rows.shape().get(1)];
    for (int i = 0; i < rows.shape().size(); i++) {
      ids[i / ids[0].length][i % ids[0].length] = (int) rows.flat(i);
    }
    return Rows.of(ids);
  }

  FloatRows rows(String name) {
    JsonNode array = json.path(name);
    float[] values = new float[array.path("values").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.path("values").get(i).asDouble();
    }
    long[] axes = new long[array.path("shape").size()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = array.path("shape").get(i).asLong();
    }
    return FloatRows.ofFlat(values, Shape.of(axes));
  }
}
