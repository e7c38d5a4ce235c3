package io.github.tfrnn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.Rows;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** An array of a golden file. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Array(Shape shape, String dtype, float[] values) {

  static Array of(JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    JsonNode data = json.get("data");
    float[] values = new float[data.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = data.get(i);
      values[i] =
          value.isBoolean()
              ? (value.booleanValue() ? 1 : 0)
              : value.isTextual() ? Float.parseFloat(value.textValue()) : value.floatValue();
    }
    JsonNode shape = json.get("shape");
    long[] axes = new long[shape.size()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = shape.get(i).longValue();
    }
    String dtype = json.has("dtype") ? json.get("dtype").textValue() : "float32";
    return new Array(Shape.of(axes), dtype, values);
  }

  boolean ints() {
    return dtype.equals("int32");
  }

  Operand<? extends TType> constant(Ops tf) {
    return ints() ? tf.dtypes.cast(floats(tf), TInt32.class) : floats(tf);
  }

  Operand<TFloat32> floats(Ops tf) {
    return tf.reshape(tf.constant(values), tf.constant(shape.asArray()));
  }

  Operand<TBool> bools(Ops tf) {
    return tf.math.notEqual(floats(tf), tf.constant(0f));
  }

  FloatRows floatRows() {
    return FloatRows.ofFlat(values.clone(), shape);
  }

  Rows rows() {
    if (!ints()) {
      return floatRows();
    }
    if (shape.numDimensions() == 1) {
      int[] labels = new int[values.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (int) values[i];
      }
      return Rows.of(labels);
    }
    int[][] ids = new int[(int) shape.get(0)][(int) shape.get(1)];
    for (int i = 0; i < values.length; i++) {
      ids[i / ids[0].length][i % ids[0].length] = (int) values[i];
    }
    return Rows.of(ids);
  }

  static Array of(Result result, int index) {
    TFloat32 tensor = (TFloat32) result.get(index);
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return new Array(tensor.shape(), "float32", values);
  }
}
