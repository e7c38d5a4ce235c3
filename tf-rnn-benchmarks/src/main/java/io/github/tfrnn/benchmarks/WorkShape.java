package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Sizes of the work; written {@code 32,100,128,128}, as the peers write them.
 *
 * @param batch rows of a batch
 * @param timesteps of a row
 * @param inputs features of a timestep, that is the width of the embedding
 * @param units of the recurrent layer
 */
record WorkShape(int batch, int timesteps, int inputs, int units) {

  /** What is timed where nothing else is asked for. */
  static final List<WorkShape> DEFAULTS =
      List.of(
          new WorkShape(32, 100, 32, 32),
          new WorkShape(128, 100, 64, 64),
          new WorkShape(32, 100, 128, 128),
          new WorkShape(128, 200, 128, 128),
          new WorkShape(32, 100, 256, 512),
          new WorkShape(1, 100, 128, 128));

  /** Small enough to show in a moment that a program runs. */
  static final WorkShape SMALL = new WorkShape(8, 20, 16, 16);

  WorkShape {
    checkArgument(
        batch >= 1 && timesteps >= 1 && inputs >= 1 && units >= 1,
        "a shape is batch,timesteps,inputs,units, each at least 1, got %s,%s,%s,%s",
        batch,
        timesteps,
        inputs,
        units);
  }

  /** Reads {@code batch,timesteps,inputs,units}. */
  static WorkShape parse(String text) {
    List<String> parts = Splitter.on(',').trimResults().splitToList(text);
    checkArgument(
        parts.size() == 4,
        "a shape is batch,timesteps,inputs,units, such as 32,100,128,128; got \"%s\"",
        text);
    try {
      return new WorkShape(
          Integer.parseInt(parts.get(0)),
          Integer.parseInt(parts.get(1)),
          Integer.parseInt(parts.get(2)),
          Integer.parseInt(parts.get(3)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a shape is four whole numbers, such as 32,100,128,128; got \"" + text + "\"", e);
    }
  }

  /** Returns the same with another number of timesteps. */
  WorkShape withTimesteps(int newTimesteps) {
    return new WorkShape(batch, newTimesteps, inputs, units);
  }

  /**
   * Returns the steps of one epoch, whatever the cell: about 20 GFLOP of an LSTM's training, at
   * least 4, at most 40. The peers count the same.
   */
  int steps() {
    double flop = 3.0 * 2 * batch * timesteps * 4 * units * (inputs + units);
    return (int) Math.max(4, Math.min(40, Math.rint(20e9 / flop)));
  }

  @Override
  public String toString() {
    return batch + "," + timesteps + "," + inputs + "," + units;
  }

  /** Reads shapes from the command line. */
  static final class Converter implements ITypeConverter<WorkShape> {
    @Override
    public WorkShape convert(String value) {
      try {
        return parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
