package io.github.tfrnn.datasets;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.FloatList;

/**
 * A list of floats as it lies in a file. Most of what record files hold is floats, and to make an
 * object of a list, one float after the other, takes longer than to read it from the disk.
 *
 * @param bytes four a float, the lowest first
 */
record PackedFloats(ByteString bytes) {

  private static final int LIST = tag(Feature.FLOAT_LIST_FIELD_NUMBER);
  private static final int VALUES = tag(FloatList.VALUE_FIELD_NUMBER);

  private static int tag(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  /** Returns the floats of a feature; empty if it is anything else than one packed list of them. */
  static Optional<PackedFloats> of(ByteString feature) throws IOException {
    Optional<ByteString> list = only(feature, LIST);
    return list.isEmpty()
        ? Optional.empty()
        : only(list.get(), VALUES)
            .filter(values -> values.size() % Float.BYTES == 0)
            .map(PackedFloats::new);
  }

  /** Returns the bytes of a field, if a message is that field alone. */
  private static Optional<ByteString> only(ByteString message, int tag) throws IOException {
    CodedInputStream in = open(message);
    if (in.readTag() != tag) {
      return Optional.empty();
    }
    ByteString value = in.readBytes();
    return in.isAtEnd() ? Optional.of(value) : Optional.empty();
  }

  /** Returns the fields of a message; bytes that are read share its memory. */
  static CodedInputStream open(ByteString message) {
    CodedInputStream in = message.newCodedInput();
    in.enableAliasing(true);
    return in;
  }

  float[] toArray() {
    float[] values = new float[bytes.size() / Float.BYTES];
    bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  Feature toFeature() {
    FloatList.Builder list = FloatList.newBuilder();
    for (float value : toArray()) {
      list.addValue(value);
    }
    return Feature.newBuilder().setFloatList(list).build();
  }
}
