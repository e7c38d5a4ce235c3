package io.github.tfrnn.optimizers.schedules;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * A learning rate that stays the same from one boundary to the next; Keras's {@code
 * PiecewiseConstantDecay}.
 *
 * <p>A boundary is the last step of its piece: with boundaries 100 and 200 the first value holds
 * for steps 0 to 100, the second for 101 to 200, the third from 201 on.
 *
 * @param boundaries at least one, each greater than the one before
 * @param values finite, one more than boundaries
 */
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values)
    implements LearningRateSchedule {

  public PiecewiseConstantDecay {
    boundaries = List.copyOf(boundaries);
    values = List.copyOf(values);
    checkArgument(
        !boundaries.isEmpty() && values.size() == boundaries.size() + 1,
        "PiecewiseConstantDecay: boundaries, at least one, and one value more are needed, got %s"
            + " and %s",
        boundaries,
        values);
    for (int i = 1; i < boundaries.size(); i++) {
      checkArgument(
          boundaries.get(i - 1) < boundaries.get(i),
          "PiecewiseConstantDecay: boundaries must rise, got %s",
          boundaries);
    }
    values.forEach(value -> Schedules.requireFinite("PiecewiseConstantDecay", "values", value));
  }

  /** Returns a rate of {@code values}, changing after {@code boundaries}. */
  public static PiecewiseConstantDecay of(List<Long> boundaries, List<Double> values) {
    return new PiecewiseConstantDecay(boundaries, values);
  }

  @Override
  public double rate(long step) {
    int piece = 0;
    while (piece < boundaries.size() && step > boundaries.get(piece)) {
      piece++;
    }
    return values.get(piece);
  }
}
