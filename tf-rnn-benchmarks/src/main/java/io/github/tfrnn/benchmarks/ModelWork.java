package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.ExecutionOptions;
import io.github.tfrnn.layers.SymbolicTensor;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import java.util.List;
import java.util.Random;
import org.tensorflow.ndarray.Shape;

/**
 * A whole model and what it is timed with: random inputs and labels, sparse categorical
 * cross-entropy, Adam; the work of the peers.
 *
 * @param sizes of its inputs
 * @param threads that the model computes with
 */
record ModelWork(WholeModel model, Sizes sizes, int threads) {

  /**
   * How much is computed; written {@code 32,100}, as the peers write it.
   *
   * @param batch rows of a batch
   * @param timesteps of a row, an even number
   */
  record Sizes(int batch, int timesteps) {
    static final Sizes DEFAULT = new Sizes(32, 100);

    static final Sizes SMALL = new Sizes(8, 12);

    Sizes {
      checkArgument(batch >= 1, "a batch must have at least 1 row, got %s", batch);
      checkArgument(
          timesteps >= 2 && timesteps % 2 == 0,
          "timesteps must be even, as the models pool by twos, got %s",
          timesteps);
    }

    /** Returns the sizes to show in a moment that a program runs, or those to time. */
    static Sizes of(boolean small) {
      return small ? SMALL : DEFAULT;
    }

    /** Returns the steps of one epoch. */
    int steps() {
      return this.equals(SMALL) ? 2 : 10;
    }

    @Override
    public String toString() {
      return batch + "," + timesteps;
    }
  }

  /** Returns a model with fixed initial weights, ready to be trained; the caller closes it. */
  Model compiled() {
    SymbolicTensor input = model.input(sizes.timesteps());
    SymbolicTensor output = model.classes(input, sizes.timesteps());
    Model made =
        Functional.builder(List.of(input), List.of(output))
            .seed(0)
            .execution(ExecutionOptions.threads(threads))
            .build();
    made.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    return made;
  }

  /** Returns how many numbers the weights of a model are, those that are not trained included. */
  static long parameters(Model model) {
    return model.getWeights().values().stream().mapToLong(rows -> rows.shape().size()).sum();
  }

  /** Returns random inputs for an epoch, normally distributed, the same ones every time. */
  Rows inputs() {
    Shape shape =
        Shape.of((long) sizes.steps() * sizes.batch()).append(model.inputs(sizes.timesteps()));
    float[] values = new float[Math.toIntExact(shape.size())];
    Random random = new Random(0);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatRows.ofFlat(values, shape);
  }

  /** Returns random labels for an epoch, the same ones every time. */
  Rows labels() {
    int rows = sizes.steps() * sizes.batch();
    return Rows.of(new Random(1).ints(rows, 0, WholeModel.CLASSES).toArray());
  }

  /** Begins a line about this work, up to and with T. */
  ReportLine line() {
    return ReportLine.of("RESULT")
        .word("peer", "tf-rnn")
        .word("variant", "fp32")
        .word("model", model.toString())
        .whole("B", sizes.batch())
        .whole("T", sizes.timesteps());
  }
}
