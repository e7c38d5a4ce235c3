package io.github.tfrnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Does a training end when Keras's would? */
class EarlyStoppingTest {

  private static int stop(EarlyStopping stopping, double... losses) {
    new FakeTraining().run(stopping, "val_loss", losses);
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
    new FakeTraining().run(accuracy, "val_accuracy", 0.5, 0.6, 0.6);
    assertThat(accuracy.stoppedEpoch()).isEqualTo(2);
    accuracy.direction(Direction.MIN);
    new FakeTraining().run(accuracy, "val_accuracy", 0.5, 0.6, 0.6);
    assertThat(accuracy.stoppedEpoch()).isEqualTo(1);
    assertThat(stop(loss().direction(Direction.MAX), 0.5, 0.6)).isEqualTo(-1);
  }

  @Test
  void looksAtNoEpochBeforeItsFirst() {
    assertThat(stop(loss().startFromEpoch(3), 1, 2, 3, 4, 5)).isEqualTo(4);
  }

  @Test
  void putsTheWeightsOfTheBestEpochBack() {
    FakeTraining training = new FakeTraining();
    training.run(loss().patience(2).restoreBestWeights(true), "val_loss", 1, 0.5, 0.6, 0.7);
    assertThat(training.stopped).isTrue();
    assertThat(training.set.get("epoch").flat(0)).isEqualTo(1);
  }

  @Test
  void putsTheBestWeightsBackEvenIfNothingStoppedTheTraining() {
    FakeTraining training = new FakeTraining();
    training.run(loss().patience(9).restoreBestWeights(true), "val_loss", 1, 0.5, 0.6);
    assertThat(training.stopped).isFalse();
    assertThat(training.set.get("epoch").flat(0)).isEqualTo(1);
  }

  @Test
  void leavesWeightsAloneUnlessAskedTo() {
    FakeTraining training = new FakeTraining();
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
    assertThatThrownBy(() -> new FakeTraining().run(loss(), "loss", 1))
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
