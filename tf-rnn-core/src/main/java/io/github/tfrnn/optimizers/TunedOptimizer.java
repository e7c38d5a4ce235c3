package io.github.tfrnn.optimizers;

import static java.util.Objects.requireNonNull;

import io.github.tfrnn.graph.Weight;
import io.github.tfrnn.graph.WeightGradient;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An algorithm with options other than its own. */
record TunedOptimizer(Optimizer algorithm, OptimizerOptions options) implements Optimizer {

  TunedOptimizer {
    requireNonNull(algorithm, "algorithm");
    requireNonNull(options, "options");
  }

  @Override
  public double learningRate() {
    return options.schedule().map(schedule -> schedule.rate(0)).orElse(algorithm.learningRate());
  }

  @Override
  public Optimizer withOptions(OptimizerOptions others) {
    return new TunedOptimizer(algorithm, others);
  }

  @Override
  public List<Slot> slots(Weight weight) {
    return algorithm.slots(weight);
  }

  @Override
  public List<Slot> sharedSlots() {
    return algorithm.sharedSlots();
  }

  @Override
  public List<Operand<TFloat32>> nextShared(Ops tf, List<Weight> shared, Step step) {
    return algorithm.nextShared(tf, shared, step);
  }

  @Override
  public Op update(Ops tf, Weight weight, WeightGradient gradient, List<Weight> slots, Step step) {
    return algorithm.update(tf, weight, gradient, slots, step);
  }
}
