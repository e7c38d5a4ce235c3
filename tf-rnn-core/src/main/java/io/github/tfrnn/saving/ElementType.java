package io.github.tfrnn.saving;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** What the elements of a {@link TensorValue} are; named as in TensorFlow. */
public enum ElementType {
  /** Numbers of 32 bits; {@code float} in Java. */
  FLOAT32(DataType.DT_FLOAT, TFloat32.class),
  /** Numbers of 64 bits; {@code double} in Java. */
  FLOAT64(DataType.DT_DOUBLE, TFloat64.class),
  /** Whole numbers of 32 bits; {@code int} in Java. */
  INT32(DataType.DT_INT32, TInt32.class),
  /** Whole numbers of 64 bits; {@code long} in Java. */
  INT64(DataType.DT_INT64, TInt64.class),
  /** True or false; {@code boolean} in Java. */
  BOOL(DataType.DT_BOOL, TBool.class),
  /** Bytes, mostly those of a text in UTF-8; {@code String} or {@code byte[]} in Java. */
  STRING(DataType.DT_STRING, TString.class);

  private final DataType proto;
  private final Class<? extends TType> tensorClass;

  ElementType(DataType proto, Class<? extends TType> tensorClass) {
    this.proto = proto;
    this.tensorClass = tensorClass;
  }

  /** Returns the type that a file names, if it is one of these. */
  static Optional<ElementType> of(DataType proto) {
    return Stream.of(values()).filter(type -> type.proto == proto).findFirst();
  }

  /** Returns the type of a tensor, if it is one of these. */
  static Optional<ElementType> of(TType tensor) {
    return Stream.of(values()).filter(type -> type.tensorClass.isInstance(tensor)).findFirst();
  }

  /** Returns the class of its tensors. */
  Class<? extends TType> tensorClass() {
    return tensorClass;
  }

  /** Returns TensorFlow's word: {@code "float32"}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
