package io.github.tfrnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Does a training end when Keras's would? */
class EarlyStoppingTest {

  /** A training whose weights tell the epoch that they are from. */
  private static final class Training implements TrainingState {
    private boolean stopped;
    private int epoch;
    private Map<String, FloatRows> set;

    @Override
    public int epochs() {
      return 100;
    }

    @Override
    public int stepsPerEpoch() {
      return 1;
    }

    @Override
    public double learningRate() {
      return 0.1;
    }

    @Override
    public void setLearningRate(double learningRate) {
      throw new AssertionError("not to be set");
    }

    @Override
    public Map<String, FloatRows> weights() {
      return Map.of("epoch", Rows.of(new float[] {epoch}));
    }

    @Override
    public void setWeights(Map<String, FloatRows> weights) {
      set = weights;
    }

    @Override
    public void stopTraining() {
      stopped = true;
    }

    /** Runs epochs that end with the given values, until stopped. */
    void run(EarlyStopping stopping, String name, double... values) {
      stopping.onTrainBegin(this);
      for (epoch = 0; epoch < values.length && !stopped; epoch++) {
        stopping.onEpochEnd(this, epoch, Map.of(name, values[epoch]));
      }
      stopping.onTrainEnd(this);
    }
  }

  private static int stop(EarlyStopping stopping, double... losses) {
    new Training().run(stopping, "val_loss", losses);
    return stopping.stoppedEpoch();
  }

  private static EarlyStopping loss() {
    return EarlyStopping.monitor("val_loss");
  }

  @Test
  void stopsAtTheFirstEpochThatIsNoBetter() {
    EarlyStopping stopping = loss();
    assertThat(stop(stopping, 1.0, 0.9, 0.9, 0.1)).isEqualTo(2);
    assertThat(stopping.bestEpoch()).isEqualTo(1);
  }

  @Test
  void goesOnAsLongAsItGetsBetter() {
    assertThat(stop(loss(), 1.0, 0.9, 0.8)).isEqualTo(-1);
  }

  @Test
  void waitsAsManyEpochsAsItsPatience() {
    assertThat(stop(loss().patience(1), 1, 2, 2, 2)).isEqualTo(1);
    assertThat(stop(loss().patience(2), 1, 2, 2, 2)).isEqualTo(2);
    assertThat(stop(loss().patience(2), 1, 2, 0.5, 2, 2)).isEqualTo(4);
  }

  @Test
  void countsWhatIsBetterByMoreThanMinDelta() {
    assertThat(stop(loss().minDelta(0.1), 1, 0.95, 0.5)).isEqualTo(1);
    assertThat(stop(loss().minDelta(0.01), 1, 0.95, 0.5)).isEqualTo(-1);
  }

  @Test
  void losesPatienceWhileTheBaselineIsNotReached() {
    assertThat(stop(loss().patience(2).baseline(0.5), 1, 0.9, 0.95, 0.4)).isEqualTo(2);
    assertThat(stop(loss().patience(2), 1, 0.9, 0.95, 0.4)).isEqualTo(-1);
    assertThat(stop(loss().patience(2).baseline(0.95), 1, 0.9, 0.95, 0.4)).isEqualTo(-1);
  }

  @Test
  void takesNanForNoBetter() {
    assertThat(stop(loss().patience(2), Double.NaN, Double.NaN, Double.NaN)).isEqualTo(1);
    assertThat(stop(loss().patience(2), 1, Double.NaN, 0.5)).isEqualTo(-1);
  }

  @Test
  void takesScoresForBetterTheGreaterTheyAre() {
    EarlyStopping accuracy = EarlyStopping.monitor("val_accuracy");
    new Training().run(accuracy, "val_accuracy", 0.5, 0.6, 0.6);
    assertThat(accuracy.stoppedEpoch()).isEqualTo(2);
    accuracy.direction(EarlyStopping.Direction.MIN);
    new Training().run(accuracy, "val_accuracy", 0.5, 0.6, 0.6);
    assertThat(accuracy.stoppedEpoch()).isEqualTo(1);
    assertThat(stop(loss().direction(EarlyStopping.Direction.MAX), 0.5, 0.6)).isEqualTo(-1);
  }

  @Test
  void looksAtNoEpochBeforeItsFirst() {
    assertThat(stop(loss().startFromEpoch(3), 1, 2, 3, 4, 5)).isEqualTo(4);
  }

  @Test
  void putsTheWeightsOfTheBestEpochBack() {
    Training training = new Training();
    training.run(loss().patience(2).restoreBestWeights(true), "val_loss", 1, 0.5, 0.6, 0.7);
    assertThat(training.stopped).isTrue();
    assertThat(training.set.get("epoch").flat(0)).isEqualTo(1);
  }

  @Test
  void putsTheBestWeightsBackEvenIfNothingStoppedTheTraining() {
    Training training = new Training();
    training.run(loss().patience(9).restoreBestWeights(true), "val_loss", 1, 0.5, 0.6);
    assertThat(training.stopped).isFalse();
    assertThat(training.set.get("epoch").flat(0)).isEqualTo(1);
  }

  @Test
  void leavesWeightsAloneUnlessAskedTo() {
    Training training = new Training();
    training.run(loss(), "val_loss", 1, 2);
    assertThat(training.set).isNull();
  }

  @Test
  void beginsAnewWithEachTraining() {
    EarlyStopping stopping = loss();
    assertThat(stop(stopping, 0.1, 0.2)).isEqualTo(1);
    assertThat(stop(stopping, 1, 0.9)).isEqualTo(-1);
    assertThat(stopping.bestEpoch()).isEqualTo(1);
  }

  @Test
  void tellsWhatThereIsIfItsNumberIsMissing() {
    assertThatThrownBy(() -> new Training().run(loss(), "loss", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "EarlyStopping: there is no \"val_loss\" to monitor; there is: loss. Without"
                + " validationData or validationSplit nothing begins with val_.");
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> loss().patience(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EarlyStopping: patience must not be negative, got -1");
    assertThatThrownBy(() -> loss().minDelta(-0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("EarlyStopping: minDelta must not be negative, got -0.5");
  }
}
