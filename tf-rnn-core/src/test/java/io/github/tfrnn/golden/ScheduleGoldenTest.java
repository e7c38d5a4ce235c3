package io.github.tfrnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.optimizers.schedules.LearningRateSchedule;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Are the learning rates of every schedule Keras's, step by step? */
class ScheduleGoldenTest {

  static List<Golden> schedules() {
    return Golden.group("schedules");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedules")
  void matchesKeras(Golden golden) {
    LearningRateSchedule schedule = KerasConfig.schedule(golden.get("schedule"));
    JsonNode steps = golden.get("steps");
    assertThat(steps).isNotEmpty();
    float[] rates = golden.array("rates").values();
    double largest = 0;
    for (float rate : rates) {
      largest = Math.max(largest, Math.abs(rate));
    }
    for (int i = 0; i < rates.length; i++) {
      long step = steps.get(i).longValue();
      // Keras computes in float32, which loses digits where a rate comes close to 0.
      assertThat(schedule.rate(step))
          .as("step %s", step)
          .isCloseTo(rates[i], Offset.offset(1e-6 * Math.abs(rates[i]) + 5e-7 * largest));
    }
  }
}
