package io.github.tfrnn.saving;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Copies values into TensorFlow's memory and out of it. */
final class NativeTensors {

  /** Returns a copy; the caller closes it. */
  static TType of(TensorValue value) {
    Shape shape = value.shape();
    return switch (value.type()) {
      case FLOAT32 -> TFloat32.tensorOf(shape, DataBuffers.of((float[]) value.flat(), true, false));
      case FLOAT64 ->
          TFloat64.tensorOf(shape, DataBuffers.of((double[]) value.flat(), true, false));
      case INT32 -> TInt32.tensorOf(shape, DataBuffers.of((int[]) value.flat(), true, false));
      case INT64 -> TInt64.tensorOf(shape, DataBuffers.of((long[]) value.flat(), true, false));
      case BOOL -> TBool.tensorOf(shape, DataBuffers.of((boolean[]) value.flat(), true, false));
      case STRING -> TString.tensorOfBytes(shape, DataBuffers.ofObjects((byte[][]) value.flat()));
    };
  }

  /** Returns a copy of a tensor. */
  static TensorValue copyOf(TType tensor) {
    int size = Math.toIntExact(tensor.shape().size());
    ElementType type =
        ElementType.of(tensor)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "an output is of the type %s, which cannot be read."
                            .formatted(tensor.dataType())));
    Object flat =
        switch (type) {
          case FLOAT32 -> {
            float[] values = new float[size];
            tensor.asRawTensor().data().asFloats().read(values);
            yield values;
          }
          case FLOAT64 -> {
            double[] values = new double[size];
            tensor.asRawTensor().data().asDoubles().read(values);
            yield values;
          }
          case INT32 -> {
            int[] values = new int[size];
            tensor.asRawTensor().data().asInts().read(values);
            yield values;
          }
          case INT64 -> {
            long[] values = new long[size];
            tensor.asRawTensor().data().asLongs().read(values);
            yield values;
          }
          case BOOL -> {
            boolean[] values = new boolean[size];
            tensor.asRawTensor().data().asBooleans().read(values);
            yield values;
          }
          case STRING -> strings((TString) tensor);
        };
    return TensorValue.takingOver(type, tensor.shape(), flat);
  }

  private static byte[][] strings(TString tensor) {
    NdArray<byte[]> bytes = tensor.asBytes();
    if (tensor.shape().isScalar()) {
      return new byte[][] {bytes.getObject()};
    }
    List<byte[]> values = new ArrayList<>();
    if (tensor.shape().size() > 0) {
      bytes.scalars().forEach(scalar -> values.add(scalar.getObject()));
    }
    return values.toArray(byte[][]::new);
  }

  private NativeTensors() {}
}
