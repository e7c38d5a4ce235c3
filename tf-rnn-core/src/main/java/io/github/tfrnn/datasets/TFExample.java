package io.github.tfrnn.datasets;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/**
 * An example as TensorFlow keeps it in record files: lists of floats, of integers, or of bytes, by
 * name. Shapes are not kept: a list of lists is one list. Immutable.
 *
 * <p>Source: {@code tf.train.Example}.
 */
public final class TFExample {

  private static final Map<Feature.KindCase, String> KINDS =
      Map.of(
          Feature.KindCase.FLOAT_LIST, "floats",
          Feature.KindCase.INT64_LIST, "integers",
          Feature.KindCase.BYTES_LIST, "bytes",
          Feature.KindCase.KIND_NOT_SET, "nothing");

  private final Map<String, Feature> features; // but those that are in floats
  private final Map<String, PackedFloats> floats;

  private TFExample(Map<String, Feature> features, Map<String, PackedFloats> floats) {
    this.features = features;
    this.floats = floats;
  }

  /**
   * Returns the example that bytes hold, which must not change afterwards.
   *
   * @throws IllegalArgumentException if they hold none
   */
  public static TFExample parse(byte[] bytes) {
    try {
      FeatureReader read = FeatureReader.read(bytes);
      return new TFExample(read.features, read.floats);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "these %d bytes are no tf.train.Example: %s".formatted(bytes.length, e.getMessage()), e);
    }
  }

  /** Returns a builder of an example without features. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the example as bytes: equal examples give equal bytes. */
  public byte[] toBytes() {
    Example example = example();
    byte[] bytes = new byte[example.getSerializedSize()];
    CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    output.useDeterministicSerialization(); // features in the order of their names
    try {
      example.writeTo(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  /** Returns the names of the features, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(features.keySet());
    names.addAll(floats.keySet());
    return names;
  }

  /**
   * Returns a list of floats.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] floats(String name) {
    PackedFloats packed = floats.get(name);
    if (packed != null) {
      return packed.toArray();
    }
    FloatList list = feature(name, Feature.KindCase.FLOAT_LIST).getFloatList();
    float[] values = new float[list.getValueCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.getValue(i);
    }
    return values;
  }

  /**
   * Returns a list of integers.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public long[] longs(String name) {
    return feature(name, Feature.KindCase.INT64_LIST).getInt64List().getValueList().stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  /**
   * Returns a list of integers, such as token ids.
   *
   * @throws IllegalArgumentException if there is none of that name, or a value does not fit int32
   */
  public int[] ints(String name) {
    return LongStream.of(longs(name))
        .mapToInt(
            value -> {
              checkArgument(
                  value == (int) value,
                  "feature \"%s\" holds %s: not an int32; use longs",
                  name,
                  value);
              return (int) value;
            })
        .toArray();
  }

  /**
   * Returns a list of bytes, such as pictures or sound.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public List<byte[]> bytes(String name) {
    return byteStrings(name).map(ByteString::toByteArray).toList();
  }

  /**
   * Returns a list of texts.
   *
   * @throws IllegalArgumentException if there is none of that name, or they are not UTF-8
   */
  public List<String> texts(String name) {
    return byteStrings(name)
        .map(
            value -> {
              checkArgument(value.isValidUtf8(), "feature \"%s\" is not UTF-8; use bytes", name);
              return value.toStringUtf8();
            })
        .toList();
  }

  private Stream<ByteString> byteStrings(String name) {
    return feature(name, Feature.KindCase.BYTES_LIST).getBytesList().getValueList().stream();
  }

  private Feature feature(String name, Feature.KindCase kind) {
    Feature feature = floats.containsKey(name) ? floats.get(name).toFeature() : features.get(name);
    if (feature == null) {
      throw new IllegalArgumentException(
          "the example has no feature \"%s\"; it has %s.".formatted(name, names()));
    }
    if (feature.getKindCase() != kind) {
      throw new IllegalArgumentException(
          "feature \"%s\" holds %s, not %s."
              .formatted(name, KINDS.get(feature.getKindCase()), KINDS.get(kind)));
    }
    return feature;
  }

  private Example example() {
    Features.Builder all = Features.newBuilder().putAllFeature(features);
    floats.forEach((name, packed) -> all.putFeature(name, packed.toFeature()));
    return Example.newBuilder().setFeatures(all).build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TFExample that && example().equals(that.example());
  }

  @Override
  public int hashCode() {
    return example().hashCode();
  }

  @Override
  public String toString() {
    return example().toString();
  }

  /** Makes a {@link TFExample}; a name given again takes the place of the first. */
  public static final class Builder {

    private final Map<String, Feature> features = new HashMap<>();

    private Builder() {}

    private Builder put(String name, Feature.Builder feature) {
      features.put(requireNonNull(name, "name"), feature.build());
      return this;
    }

    /** Adds floats. */
    public Builder floats(String name, float... values) {
      FloatList.Builder list = FloatList.newBuilder();
      for (float value : values) {
        list.addValue(value);
      }
      return put(name, Feature.newBuilder().setFloatList(list));
    }

    /** Adds integers. */
    public Builder ints(String name, int... values) {
      return longs(name, IntStream.of(values).asLongStream().toArray());
    }

    /** Adds integers. */
    public Builder longs(String name, long... values) {
      Int64List.Builder list = Int64List.newBuilder();
      for (long value : values) {
        list.addValue(value);
      }
      return put(name, Feature.newBuilder().setInt64List(list));
    }

    /** Adds texts, as UTF-8. */
    public Builder texts(String name, String... values) {
      return byteStrings(name, Stream.of(values).map(ByteString::copyFromUtf8));
    }

    /** Adds bytes. */
    public Builder bytes(String name, byte[]... values) {
      return byteStrings(name, Stream.of(values).map(ByteString::copyFrom));
    }

    private Builder byteStrings(String name, Stream<ByteString> values) {
      return put(
          name,
          Feature.newBuilder().setBytesList(BytesList.newBuilder().addAllValue(values.toList())));
    }

    /** Returns the example. */
    public TFExample build() {
      return new TFExample(Map.copyOf(features), Map.of());
    }
  }
}
