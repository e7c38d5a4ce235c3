package io.github.tfrnn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.optimizers.schedules.CosineDecay;
import io.github.tfrnn.optimizers.schedules.ExponentialDecay;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Do options add up, whatever the optimizer, and are mistakes told at once? */
class OptimizerOptionsTest {

  @Test
  void optionsAddUp() {
    Optimizer optimizer =
        Adam.of(0.01)
            .withClipnorm(1)
            .withWeightDecay(0.1)
            .excludeFromWeightDecay("bias")
            .withEma(0.9)
            .withEmaOverwriteFrequency(5)
            .withGradientAccumulationSteps(4);
    assertThat(optimizer.algorithm()).isEqualTo(Adam.of(0.01));
    assertThat(optimizer.learningRate()).isEqualTo(0.01);
    OptimizerOptions options = optimizer.options();
    assertThat(options.clipping()).contains(new Clipping(Clipping.Kind.NORM, 1));
    assertThat(options.weightDecay()).contains(new WeightDecay(0.1, List.of("bias")));
    assertThat(options.ema()).contains(new Ema(0.9, OptionalInt.of(5)));
    assertThat(options.gradientAccumulationSteps()).isEqualTo(4);
  }

  @Test
  void equalDescriptionsAreEqual() {
    assertThat(Adam.of(0.01).withEma().withClipnorm(1))
        .isEqualTo(Adam.of(0.01).withClipnorm(1).withEma())
        .isNotEqualTo(Adam.of(0.02).withClipnorm(1).withEma());
  }

  @Test
  void aScheduleTakesThePlaceOfTheNumber() {
    ExponentialDecay schedule = ExponentialDecay.of(0.5, 1, 0.5);
    Optimizer optimizer = SGD.of(0.1).withLearningRate(schedule);
    assertThat(optimizer.schedule()).contains(schedule);
    assertThat(optimizer.learningRate()).isEqualTo(0.5);
    assertThat(optimizer.learningRate(2)).isEqualTo(0.125);
    assertThat(SGD.of(0.1).learningRate(2)).isEqualTo(0.1);
    assertThat(SGD.of(0.1).withLearningRate(step -> 1.0 / (step + 1)).learningRate(3))
        .isEqualTo(0.25);
  }

  @Test
  void adamwDecaysByItself() {
    assertThat(AdamW.create().options().weightDecay()).contains(new WeightDecay(0.004, List.of()));
    assertThat(AdamW.of(0.01).withWeightDecay(0.1).withClipvalue(1).options().weightDecay())
        .contains(new WeightDecay(0.1, List.of()));
    assertThat(AdamW.create().excludeFromWeightDecay("bias").options().weightDecay())
        .contains(new WeightDecay(0.004, List.of("bias")));
  }

  @Test
  void mistakesAreToldAtOnce() {
    assertThatThrownBy(() -> Adam.create().excludeFromWeightDecay("bias"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("call withWeightDecay before it");
    assertThatThrownBy(() -> AdamW.create().excludeFromWeightDecay("("))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Adam.create().withEmaOverwriteFrequency(2))
        .hasMessageContaining("call withEma before it");
    assertThatThrownBy(() -> Adam.create().withEma(1.5))
        .hasMessage("emaMomentum must be in [0, 1], got 1.5");
    assertThatThrownBy(() -> Adam.create().withEma().withEmaOverwriteFrequency(0))
        .hasMessageContaining("emaOverwriteFrequency must be at least 1");
    assertThatThrownBy(() -> Adam.create().withGradientAccumulationSteps(1))
        .hasMessage("gradientAccumulationSteps must be at least 2, got 1");
    assertThatThrownBy(() -> Adam.create().withWeightDecay(-1))
        .hasMessage("weightDecay must be finite and not negative, got -1.0");
    assertThatThrownBy(() -> CosineDecay.of(0.1, 0))
        .hasMessage("CosineDecay: decaySteps must be positive, got 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adadelta",
        "adafactor",
        "adagrad",
        "Adam",
        "adamax",
        "AdamW",
        "ftrl",
        "lion",
        "nadam",
        "rmsprop",
        "SGD",
        "lazyadam"
      })
  void hasKerasNames(String name) {
    assertThat(Optimizer.of(name).getClass().getSimpleName()).isEqualToIgnoringCase(name);
  }

  @Test
  void tellsTheNamesThatThereAre() {
    assertThat(Optimizer.of("adam")).isEqualTo(Adam.create());
    assertThat(Optimizer.of("sgd")).isEqualTo(SGD.of(0.01));
    assertThatThrownBy(() -> Optimizer.of("adan"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Optimizer: there is no \"adan\"; there are adadelta, adafactor,");
  }
}
