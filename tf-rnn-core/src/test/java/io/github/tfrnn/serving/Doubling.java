package io.github.tfrnn.serving;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorSpec;
import io.github.tfrnn.saving.TensorValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.tensorflow.ndarray.Shape;

/** Gives twice each number; fails for 13, as a model fails for an id outside of its vocabulary. */
final class Doubling implements Predictor {
  private static final ModelSignature SIGNATURE =
      new ModelSignature(
          "double",
          new TreeMap<>(Map.of("x", new TensorSpec(ElementType.INT32, Shape.of(-1, -1)))),
          new TreeMap<>(Map.of("y", new TensorSpec(ElementType.INT32, Shape.of(-1, -1)))));

  final List<Shape> batches = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch mayGoOn;

  private Doubling(int locks) {
    this.mayGoOn = new CountDownLatch(locks);
  }

  static Doubling create() {
    return new Doubling(0);
  }

  /** Waits with its answers until it may go on. */
  static Doubling waiting() {
    return new Doubling(1);
  }

  static Map<String, TensorValue> input(int... row) {
    return Map.of("x", TensorValue.ofInts(row, 1, row.length));
  }

  @Override
  public ModelSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Map<String, TensorValue> predict(Map<String, TensorValue> inputs) {
    begun.countDown();
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    TensorValue x = inputs.get("x");
    batches.add(x.shape());
    int[] values = x.ints();
    if (Arrays.stream(values).anyMatch(value -> value == 13)) {
      throw new IllegalArgumentException("13 brings bad luck");
    }
    int[] doubled = Arrays.stream(values).map(value -> 2 * value).toArray();
    return Map.of("y", TensorValue.ofInts(doubled, x.shape().asArray()));
  }
}
