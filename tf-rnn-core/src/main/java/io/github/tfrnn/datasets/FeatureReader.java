package io.github.tfrnn.datasets;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;

/** Takes the bytes of an example apart, feature by feature, and leaves lists of floats bytes. */
final class FeatureReader {

  private static final int FEATURES = tag(Example.FEATURES_FIELD_NUMBER);
  private static final int ENTRY = tag(Features.FEATURE_FIELD_NUMBER);
  private static final int KEY = tag(1);
  private static final int VALUE = tag(2);

  final Map<String, Feature> features = new HashMap<>();
  final Map<String, PackedFloats> floats = new HashMap<>();

  private FeatureReader() {}

  private static int tag(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  /**
   * Reads an example; the bytes must not change afterwards.
   *
   * @throws IOException if they hold none
   */
  static FeatureReader read(byte[] bytes) throws IOException {
    FeatureReader reader = new FeatureReader();
    CodedInputStream example = PackedFloats.open(UnsafeByteOperations.unsafeWrap(bytes));
    for (int tag = example.readTag(); tag != 0; tag = example.readTag()) {
      if (tag == FEATURES) {
        reader.features(PackedFloats.open(example.readBytes()));
      } else {
        skip(example, tag);
      }
    }
    return reader;
  }

  private void features(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == ENTRY) {
        entry(PackedFloats.open(in.readBytes()));
      } else {
        skip(in, tag);
      }
    }
  }

  /** Of a name that comes again, the last feature counts. */
  private void entry(CodedInputStream in) throws IOException {
    String name = "";
    ByteString value = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == KEY) {
        name = in.readStringRequireUtf8();
      } else if (tag == VALUE) {
        value = value.concat(in.readBytes()); // parts of a message, put together
      } else {
        skip(in, tag);
      }
    }
    Optional<PackedFloats> packed = PackedFloats.of(value);
    features.remove(name);
    floats.remove(name);
    if (packed.isPresent()) {
      floats.put(name, packed.get());
    } else {
      features.put(name, Feature.parseFrom(value));
    }
  }

  private static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group ends that has not begun");
    }
  }
}
