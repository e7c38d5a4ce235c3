package io.github.tfrnn.serving;

import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorSpec;
import io.github.tfrnn.saving.TensorValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Requests that try out a signature. */
final class Examples {

  /** Returns one row of zeros, with a size of 1 where the signature leaves it open. */
  static Map<String, TensorValue> of(ModelSignature signature) {
    Map<String, TensorValue> example = new LinkedHashMap<>();
    signature.inputs().forEach((name, spec) -> example.put(name, zeros(spec)));
    return example;
  }

  private static TensorValue zeros(TensorSpec spec) {
    long[] shape = spec.shape().isUnknown() ? new long[] {1} : spec.shape().asArray().clone();
    int size = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.max(1, shape[axis]);
      size = Math.toIntExact(Math.multiplyExact(size, shape[axis]));
    }
    return switch (spec.type()) {
      case FLOAT32 -> TensorValue.ofFloats(new float[size], shape);
      case FLOAT64 -> TensorValue.ofDoubles(new double[size], shape);
      case INT32 -> TensorValue.ofInts(new int[size], shape);
      case INT64 -> TensorValue.ofLongs(new long[size], shape);
      case BOOL -> TensorValue.ofBooleans(new boolean[size], shape);
      case STRING -> TensorValue.ofStrings(Collections.nCopies(size, ""), shape);
    };
  }

  /** Returns whether who asks the one may ask the other: the shapes of outputs may differ. */
  static boolean areAlike(ModelSignature one, ModelSignature other) {
    return one.inputs().equals(other.inputs())
        && types(one.outputs()).equals(types(other.outputs()));
  }

  private static Map<String, ?> types(Map<String, TensorSpec> specs) {
    Map<String, Object> types = new TreeMap<>();
    specs.forEach((name, spec) -> types.put(name, spec.type()));
    return types;
  }

  private Examples() {}
}
