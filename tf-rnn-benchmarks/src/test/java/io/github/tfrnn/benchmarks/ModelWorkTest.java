package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Rows;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.Verbosity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

class ModelWorkTest {

  private static ModelWork work(WholeModel model) {
    return new ModelWork(model, ModelWork.Sizes.SMALL, 1);
  }

  /** What the peers' programs count. */
  @ParameterizedTest
  @CsvSource({"CONV_LSTM,120650", "BILSTM_ATTENTION,199242", "CRNN,291594"})
  void aModelHasAsManyParametersAsThePeersHave(WholeModel model, long parameters) {
    try (Model made = work(model).compiled()) {
      made.network(); // builds it
      assertThat(ModelWork.parameters(made)).isEqualTo(parameters);
    }
  }

  @ParameterizedTest
  @EnumSource(WholeModel.class)
  void aModelIsTrainedOnItsExamples(WholeModel model) {
    ModelWork work = work(model);
    Rows x = work.inputs();
    Rows y = work.labels();
    FitOptions options = FitOptions.batchSize(8).verbosity(Verbosity.SILENT);
    try (Model made = work.compiled()) {
      StepTimes times = StepTimes.of(made, x, y, work.sizes().steps(), 8, options);
      assertThat(times.steps()).isEqualTo(2);
      assertThat(times.loss()).as("below that of a guess").isLessThan(Math.log(10));
      String line = times.addTo(work.line()).toString();
      assertThat(line)
          .matches(
              "RESULT peer=tf-rnn variant=fp32 model="
                  + model
                  + " B=8 T=12 n=2 first_ms=\\S+ train_ms=\\S+ infer_ms=\\S+ loss=\\S+");
      assertThat(ReportLine.parse(line).orElseThrow().number("infer_ms").getAsDouble())
          .isPositive();
    }
  }

  @Test
  void examplesFillAnEpoch() {
    ModelWork work = new ModelWork(WholeModel.CRNN, new ModelWork.Sizes(3, 4), 1);
    assertThat(work.inputs().shape()).isEqualTo(Shape.of(30, 4, 40, 1));
    assertThat(work.labels().shape()).isEqualTo(Shape.of(30));
    assertThat(WholeModel.CONV_LSTM.inputs(4)).isEqualTo(Shape.of(4, 64));
  }

  @Test
  void modelsThatPoolByTwosNeedAnEvenNumberOfTimesteps() {
    assertThat(ModelWork.Sizes.DEFAULT).hasToString("32,100");
    assertThatThrownBy(() -> new ModelWork.Sizes(1, 5)).hasMessageContaining("even");
    assertThatThrownBy(() -> new ModelWork.Sizes(0, 4)).hasMessageContaining("at least 1");
  }

  @Test
  void namesAreThoseOfThePeers() {
    assertThat(WholeModel.values())
        .extracting(WholeModel::toString)
        .containsExactly("conv-lstm", "bilstm-attention", "crnn");
  }
}
