package io.github.tfrnn.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.Attention;
import io.github.tfrnn.layers.BatchNormalization;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Conv1D;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dot;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.GRU;
import io.github.tfrnn.layers.GroupQueryAttention;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.MultiHeadAttention;
import io.github.tfrnn.layers.SharedLayer;
import io.github.tfrnn.layers.Subtract;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.layers.TimeDistributed;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.networks.Network;
import io.github.tfrnn.networks.Stack;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Objective;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Does every mistake in wiring a model end in a sentence that says what is wrong? */
class FunctionalMistakesTest {

  private final SymbolicTensor x = Input.tensor("x", Input.UNKNOWN, 3);
  private final SymbolicTensor vector = Input.tensor("v", 4);

  private static void refused(ThrowingCallable use, String message) {
    assertThatThrownBy(use).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void wrongShapesAreFoundWhereALayerIsApplied() {
    refused(
        () -> LSTM.of(3).named("reader").apply(vector),
        "LSTM \"reader\": inputs must be [batch, timesteps, features], got [?, 4]. Token ids? Put"
            + " an Embedding before it. Values of one feature? Give them a last axis of 1. After a"
            + " recurrent layer? Let that one return sequences.");
    refused(
        () -> Add.create().apply(vector, Input.tensor(5)),
        "Add: inputs must be of equal shape, or 1 where they differ, got [?, 4] and [?, 5].");
    refused(
        () -> Concatenate.create().named("both").apply(x, vector),
        "Concatenate \"both\": inputs must be of equal shape but for axis 2, got [?, ?, 3] and [?,"
            + " 4].");
    refused(() -> Subtract.create().apply(x), "Subtract: takes two inputs, got 1.");
    refused(() -> Dense.of(2).apply(x, x), "Dense: takes one input, got 2.");
    refused(() -> Dense.of(2).apply(), "Dense: must be applied to a tensor at least, got 0.");
    refused(
        () -> Dot.of(2, 1).apply(x, vector),
        "Dot: axis 2 of the first input and axis 1 of the second must be of equal size, got [?, ?,"
            + " 3] and [?, 4].");
    refused(
        () -> Attention.create().apply(x, Input.tensor(7, 2)),
        "Attention: query and key must have equal features, got [?, ?, 3] and [?, 7, 2].");
    refused(
        () -> MultiHeadAttention.of(2, 2).apply(x),
        "MultiHeadAttention: takes a query and a value, or a query, a value and a key, got 1"
            + " inputs.");
    refused(
        () -> GroupQueryAttention.of(2, 3, 2),
        "GroupQueryAttention: numQueryHeads, 3, must be a multiple of numKeyValueHeads, 2");
    refused(
        () -> TimeDistributed.of(Dense.of(2)).apply(vector),
        "TimeDistributed: inputs must be [batch, timesteps, ...], got [?, 4].");
    refused(
        () -> Stack.of(Dense.of(3), LSTM.of(2)).named("inner").apply(vector),
        "Sequential \"inner\", LSTM \"lstm\": inputs must be [batch, timesteps, features], got [?,"
            + " 3]. Token ids? Put an Embedding before it. Values of one feature? Give them a last"
            + " axis of 1. After a recurrent layer? Let that one return sequences.");
    refused(
        () -> Conv1D.of(2, 4).apply(Input.tensor(3, 2)),
        "Conv1D: no window of 4 timesteps fits into [?, 3, 2]. Longer sequences, smaller windows,"
            + " or padding SAME.");
  }

  @Test
  void statesThatDoNotFit() {
    refused(() -> GRU.of(3).apply(x, vector), "GRU: initial state 0 must be [?, 3], got [?, 4].");
    refused(
        () -> LSTM.of(4).apply(x, vector),
        "LSTM: takes a sequence, or a sequence and its 2 initial states, got 2 inputs.");
    refused(
        () -> LSTM.builder(4).returnState(true).build().apply(x),
        "LSTM gives 3 outputs, not one: use applyAll.");
  }

  @Test
  void inputsAndOutputsThatAreNotConnected() {
    SymbolicTensor y = Dense.of(2).apply(vector);
    refused(
        () -> Model.of(List.of(vector, x), List.of(y)),
        "No output depends on the input \"x\" [?, ?, 3]. Leave it out, or connect it.");
    refused(
        () -> Model.of(x, y),
        "The outputs depend on the input \"v\" [?, 4], which is not among the model's inputs.");
    refused(
        () -> Model.of(List.of(vector, vector), List.of(y)),
        "The input [?, 4] of InputLayer is given twice.");
    refused(
        () -> Model.of(y, Dense.of(2).apply(y)),
        "A model begins with Input tensors; [?, 2] of Dense comes from a layer.");
    refused(() -> Model.of(List.of(), List.of(y)), "A model needs at least one input.");
    refused(() -> Model.of(List.of(vector), List.of()), "A model needs at least one output.");
  }

  @Test
  void layersThatCannotBeTogether() {
    refused(
        () -> Model.of(vector, Dense.of(3).named("a").apply(Dense.of(3).named("a").apply(vector))),
        "Two layers are named \"a\": names must differ. To use one layer's weights twice, apply one"
            + " SharedLayer twice.");
    SharedLayer shared = SharedLayer.of(Dense.of(2).named("both"));
    refused(
        () -> Model.of(List.of(vector, x), List.of(shared.apply(vector), shared.apply(x))),
        "\"both\" is shared: its first call made both/kernel [4, 2], another would need kernel [3,"
            + " 2]. All its inputs must have the same features.");
    SymbolicTensor ids = Input.tensor("ids", 4);
    refused(
        () ->
            Model.of(List.of(ids), List.of(Embedding.of(5, 2).apply(ids), Dense.of(2).apply(ids))),
        "The input \"ids\" is token ids for Embedding \"embedding\" and numbers for Dense"
            + " \"dense\": give it twice, as two inputs.");
    refused(
        () -> Model.of(vector, Embedding.of(5, 2).apply(Dense.of(2).apply(vector))),
        "Embedding \"embedding\" takes token ids and must come first: they come from an Input"
            + " alone.");
    try (Model model =
        Model.of(x, TimeDistributed.of(BatchNormalization.create()).named("each").apply(x))) {
      refused(
          () -> model.predict(Rows.of(new float[1][2][3]), 1),
          "each: BatchNormalization looks at all rows of a batch; over single timesteps that is"
              + " something else. Apply it to the whole sequence.");
    }
  }

  private Model twoOutputs() {
    return Model.of(
        List.of(vector),
        List.of(Dense.of(1).named("a").apply(vector), Dense.of(2).named("b").apply(vector)));
  }

  @Test
  void objectivesThatDoNotFit() {
    Loss loss = Loss.MEAN_SQUARED_ERROR;
    try (Model model = twoOutputs()) {
      refused(
          () -> model.compile(SGD.of(0.1), List.of(Objective.of("a", loss))),
          "compile: the output \"b\" has no objective; the model's outputs are a, b.");
      refused(
          () ->
              model.compile(
                  SGD.of(0.1),
                  List.of(
                      Objective.of("a", loss), Objective.of("b", loss), Objective.of("c", loss))),
          "compile: the model has no output \"c\"; its outputs are a, b.");
      refused(
          () ->
              model.compile(SGD.of(0.1), List.of(Objective.of("a", loss), Objective.of("a", loss))),
          "compile: the output \"a\" has two objectives.");
      refused(
          () -> Objective.of("a", loss).weighted(-1),
          "compile: the weight of the loss of \"a\" must be at least 0, got -1.0");
    }
  }

  @Test
  void dataThatDoesNotFit() {
    Rows rows = Rows.of(new float[6][4]);
    Rows one = Rows.of(new float[6][1]);
    Rows two = Rows.of(new float[6][2]);
    FitOptions options = FitOptions.batchSize(2);
    try (Model model = twoOutputs()) {
      model.compile(SGD.of(0.1), Loss.MEAN_SQUARED_ERROR);
      refused(
          () -> model.fit(Fields.of(rows), Fields.of(one), options),
          "fit: labels: the model has 2 (a, b), got 1.");
      refused(
          () -> model.fit(Fields.of(rows), Fields.named("a", one), options),
          "fit: labels: \"b\" is missing.");
      refused(
          () -> model.fit(Fields.of(rows), Fields.named(Map.of("a", one, "x", two)), options),
          "fit: labels: the model has no \"x\" [6, 2]; it has a, b.");
      refused(
          () -> model.fit(Fields.of(rows), Fields.named("a", two).and("b", two), options),
          "fit: \"a\": mean_squared_error: labels must be [?, 1], got [6, 2]. One number for each"
              + " output is needed.");
      refused(
          () -> Fields.named("a", one).and("b", Rows.of(new float[5][2])),
          "\"b\" has 5 rows, \"a\" has 6: row i of each belongs to example i.");
      refused(
          () -> model.predict(Rows.of(new float[6][4]), 2),
          "predict: the model has 2 outputs (a, b): give inputs as Fields and get all of them.");
      refused(() -> model.setTrainable("c", false), "No layer is named \"c\"; there are: a, b.");
      refused(
          () ->
              model.fit(Fields.of(rows), Fields.of(one, two), options.classWeights(Map.of(0, 2f))),
          "fit: classWeights are for models of one output, this one has 2.");
    }
  }

  @Test
  void modelsWithinModelsThatGetOtherInputs() {
    Network inner = Network.of(List.of(vector), List.of(Dense.of(2).apply(vector)));
    refused(
        () -> inner.named("inner").apply(Input.tensor(5)),
        "Functional \"inner\": input \"v\" must be [?, 4], got [?, 5].");
    refused(() -> inner.apply(vector, x), "Functional: takes 1 inputs (v), got 2.");
  }
}
