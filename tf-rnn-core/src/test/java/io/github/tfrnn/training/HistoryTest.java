package io.github.tfrnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Is a training remembered? */
class HistoryTest {

  private static Map<String, Double> epoch(double loss, double accuracy) {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("loss", loss);
    logs.put("accuracy", accuracy);
    return logs;
  }

  @Test
  void keepsWhatEveryEpochEndedWith() {
    History history = History.of(List.of(epoch(2, 0.5), epoch(1, 0.75)));
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(history.get("loss")).containsExactly(2.0, 1.0);
    assertThat(history.last("accuracy")).isEqualTo(0.75);
    assertThat(history.series().keySet()).containsExactly("loss", "accuracy");
  }

  @Test
  void tellsWhatItHasIfAskedForSomethingElse() {
    assertThatThrownBy(() -> History.of(List.of(epoch(2, 0.5))).get("val_loss"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The history has no \"val_loss\"; it has: loss, accuracy.");
    assertThatThrownBy(() -> new Evaluation(epoch(2, 0.5)).get("auc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing is called \"auc\" here; there is: loss, accuracy.");
  }

  @Test
  void cannotBeChanged() {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    List<Double> losses = new ArrayList<>(List.of(1.0));
    series.put("loss", losses);
    History history = new History(series);
    losses.add(0.0);
    series.put("accuracy", List.of());
    assertThat(history.series()).isEqualTo(Map.of("loss", List.of(1.0)));
    assertThatThrownBy(() -> history.series().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
