package io.github.tfrnn.layers;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import io.github.tfrnn.ops.DropoutOps;
import io.github.tfrnn.ops.LSTMOps;
import io.github.tfrnn.ops.TimeAxis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An LSTM with the default activations and no recurrent dropout.
 *
 * @param dropped factors of the inputs' dropout, {@code [batch, features]}; null for none
 */
record FusedLSTM(
    BuiltLSTM lstm, LSTMOps.Weights weights, LSTMOps.Run run, Operand<TFloat32> dropped)
    implements LSTMRun {

  static FusedLSTM run(
      Call call,
      BuiltLSTM lstm,
      TimeAxis time,
      Operand<TFloat32> x,
      List<Operand<TFloat32>> initial) {
    Ops tf = call.tf();
    LSTMOps.Weights weights =
        call.shared(
            "weights",
            () ->
                LSTMOps.Weights.of(
                    tf,
                    lstm.kernel().value(),
                    lstm.recurrentKernel().value(),
                    lstm.biasOrZeros(tf)));
    Operand<TFloat32> inputs = time.steps(tf, x);
    Operand<TFloat32> dropped = null;
    if (call.training() && lstm.layer().dropout() > 0) {
      int features = (int) lstm.kernel().shape().get(0);
      dropped = DropoutOps.factors(call, lstm.layer().dropout(), tf.array(features), 2);
      inputs = tf.math.mul(inputs, dropped); // the same ones at every step
    }
    LSTMOps.Run run = LSTMOps.run(tf, inputs, initial.get(0), initial.get(1), weights);
    return new FusedLSTM(lstm, weights, run, dropped);
  }

  @Override
  public Operand<TFloat32> hidden() {
    return run.hidden();
  }

  @Override
  public Operand<TFloat32> carry() {
    return run.carry();
  }

  @Override
  public Gradients gradients(Ops tf, TimeAxis.StepGradient hidden, TimeAxis.StepGradient carry) {
    LSTMOps.RunGradient found = LSTMOps.runGradient(tf, run, weights, hidden, carry);
    Map<Weight, WeightGradient> ofWeights = new HashMap<>();
    ofWeights.put(lstm.kernel(), new WeightGradient.Dense(found.kernel()));
    ofWeights.put(lstm.recurrentKernel(), new WeightGradient.Dense(found.recurrentKernel()));
    lstm.bias().ifPresent(b -> ofWeights.put(b, new WeightGradient.Dense(found.bias())));
    return new Gradients(
        dropped == null ? found.inputs() : tf.math.mul(found.inputs(), dropped),
        found.initialHidden(),
        found.initialCarry(),
        ofWeights);
  }
}
