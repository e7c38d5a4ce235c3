package io.github.tfrnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.graph.BatchPart;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.ForwardPass;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.initializers.Constant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What the contract and the goldens do not see of {@link ConvLSTM1D}. */
class ConvLSTM1DTest {

  private static final Shape INPUTS = Shape.of(2, 3, 4, 1);

  private static float[] firstBias(ConvLSTM1D layer) {
    try (Graph graph = new Graph()) {
      BuildContext context = BuildContext.of(Ops.create(graph), "layer");
      layer.build(context, INPUTS);
      LayerWeight bias = context.weights().get(2);
      return bias.spec().initializer().values(bias.weight().shape(), new SplittableRandom(1));
    }
  }

  @Test
  void theForgetGatesBiasBeginsAtOneUnlessAskedNotTo() {
    ConvLSTM1D.Builder builder = ConvLSTM1D.builder(2, 3).biasInitializer(new Constant(0.3f));
    assertThat(firstBias(builder.build())).containsExactly(.3f, .3f, 1, 1, .3f, .3f, .3f, .3f);
    assertThat(firstBias(builder.unitForgetBias(false).build())).containsOnly(.3f);
  }

  @Test
  void statesOfAnotherShapeAreRefused() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      BuiltLayer built = ConvLSTM1D.of(5, 3).build(BuildContext.of(tf, "layer"), INPUTS);
      Signal x = Signal.of(tf.zeros(tf.array(2, 3, 4, 1), TFloat32.class), INPUTS);
      Call call = ForwardPass.inference(tf).call("layer", BatchPart.whole(tf, x.values()));
      assertThatThrownBy(() -> built.call(call, List.of(x, x, x)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer: initial states must be [?, 2, 5], got [2, 3, 4, 1]");
    }
  }
}
