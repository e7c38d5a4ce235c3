package io.github.tfrnn.samples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.SGD;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.Verbosity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  @Test
  void leadsTheRateUpAndDownAndEndsTheTrainingAndDoesNotCountValidation() {
    AtomicLong nanos = new AtomicLong();
    TimeBudget budget = new TimeBudget(100, 0.5, nanos::get);
    List<Double> rates = new ArrayList<>();
    Examples rows =
        Examples.of(
            Rows.of(new float[][] {{0.1f}, {0.2f}, {0.3f}, {0.4f}}), Rows.of(new float[4][1]));
    try (Sequential model = Sequential.seeded(1, Input.of(1), Dense.of(1))) {
      model.compile(SGD.of(0.1), Loss.MEAN_SQUARED_ERROR);
      History history =
          model.fit(
              rows,
              FitOptions.batchSize(1)
                  .epochs(1000)
                  .verbosity(Verbosity.SILENT)
                  .validationData(rows)
                  .callbacks(
                      budget,
                      LambdaCallback.create()
                          .trainBatchEnd(
                              (training, batch, logs) -> {
                                rates.add(training.learningRate());
                                nanos.addAndGet(1_000_000_000L);
                              })
                          .epochEnd((training, epoch, logs) -> nanos.addAndGet(50_000_000_000L))));
      assertThat(rates).hasSize(101); // one a second, and the one that ends it
      assertThat(history.epochs()).isEqualTo(26);
    }
    assertThat(budget.used()).isCloseTo(101, within(1e-6));
    assertThat(rates.get(0)).isCloseTo(0.005, within(1e-6));
    assertThat(rates.get(2)).isCloseTo(0.5, within(1e-6));
    assertThat(rates.get(51)).isCloseTo(0.25, within(1e-6));
    assertThat(rates.get(100)).isCloseTo(0, within(1e-6));
  }
}
