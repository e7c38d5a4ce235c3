package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.CellOps;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.Recurrence;
import io.github.tfrnn.ops.TimeAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An LSTM with any activations, and with recurrent dropout: one mask a gate, as in Keras, for the
 * inputs then too.
 *
 * @param inputs {@code [steps, batch, features]}
 * @param run whose projected inputs are {@code inputs·kernel + bias}
 */
record CellwiseLSTM(BuiltLSTM lstm, Operand<TFloat32> inputs, Recurrence.Run run)
    implements LSTMRun {

  static CellwiseLSTM run(
      Call call,
      BuiltLSTM lstm,
      TimeAxis time,
      Operand<TFloat32> x,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    LSTM layer = lstm.layer();
    Operand<TFloat32> inputs = time.steps(tf, x);
    boolean recurrentDropout = call.training() && layer.recurrentDropout() > 0;
    List<Operand<TFloat32>> dropped = new ArrayList<>();
    if (call.training() && layer.dropout() > 0) {
      int features = (int) lstm.kernel().shape().get(0);
      int masks = layer.recurrentDropout() > 0 ? 4 : 1;
      for (int i = 0; i < masks; i++) {
        dropped.add(DropoutOps.factors(call, layer.dropout(), tf.array(features), 2));
      }
    }
    Operand<TFloat32> projected =
        tf.math.add(
            CellOps.project(tf, inputs, lstm.kernel().value(), dropped), lstm.biasOrZeros(tf));

    List<Operand<TFloat32>> constants =
        new ArrayList<>(List.of(tf.math.mul(lstm.recurrentKernel().value(), tf.constant(1f))));
    if (recurrentDropout) {
      for (int i = 0; i < 4; i++) {
        constants.add(
            DropoutOps.factors(call, layer.recurrentDropout(), tf.array(layer.units()), 2));
      }
    }
    Activation activation = layer.activation();
    Activation recurrentActivation = layer.recurrentActivation();
    Recurrence.Run run =
        Recurrence.run(
            tf,
            (f, input, states, given) ->
                CellOps.lstmStep(f, input, states, given, activation, recurrentActivation),
            projected,
            initial,
            constants);
    return new CellwiseLSTM(lstm, inputs, run);
  }

  @Override
  public Operand<TFloat32> hidden() {
    return run.states().get(0);
  }

  @Override
  public Operand<TFloat32> carry() {
    return run.states().get(1);
  }

  @Override
  public Gradients gradients(Ops tf, TimeAxis.StepGradient hidden, TimeAxis.StepGradient carry) {
    Recurrence.RunGradient found = Recurrence.runGradient(tf, run, List.of(hidden, carry));
    List<Output<?>> xs =
        new ArrayList<>(List.of(inputs.asOutput(), lstm.kernel().value().asOutput()));
    lstm.bias().ifPresent(b -> xs.add(b.value().asOutput()));
    List<Operand<TFloat32>> projection =
        io.github.tfrnn.graph.Gradients.of(
            tf, List.of(run.projected().asOutput()), xs, List.of(found.projected().asOutput()));
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    ofWeights.put(lstm.kernel(), new WeightGradient.Dense(projection.get(1)));
    ofWeights.put(lstm.recurrentKernel(), new WeightGradient.Dense(found.constants().get(0)));
    lstm.bias().ifPresent(b -> ofWeights.put(b, new WeightGradient.Dense(projection.get(2))));
    return new Gradients(
        projection.get(0), found.initial().get(0), found.initial().get(1), ofWeights);
  }
}
