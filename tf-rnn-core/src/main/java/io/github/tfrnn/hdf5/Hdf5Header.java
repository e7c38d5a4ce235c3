package io.github.tfrnn.hdf5;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * The header of a group or an array; version 2 of the format's object headers. The numbers are
 * those of the HDF5 File Format Specification, version 3, section IV.
 */
final class Hdf5Header {

  static final long UNDEFINED = -1;

  private static final byte[] SIGNATURE = {'O', 'H', 'D', 'R', 2 /* version */, 2 /* sizes of 4 */};
  private static final int MAX_MESSAGE = 65_535;

  private static final int DATASPACE = 0x01;
  private static final int LINK_INFO = 0x02;
  private static final int DATATYPE = 0x03;
  private static final int FILL_VALUE = 0x05;
  private static final int LINK = 0x06;
  private static final int LAYOUT = 0x08;
  private static final int GROUP_INFO = 0x0a;
  private static final int ATTRIBUTE = 0x0c;

  private static final byte[] FLOAT32 = {
    0x11, 0x20, 31, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0
  };
  private static final byte[] INT64 = {0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0};

  private final List<byte[]> messages = new ArrayList<>();

  private void add(int type, byte[] body, String what) {
    checkArgument(
        body.length <= MAX_MESSAGE,
        "HDF5 has room for %s bytes of %s, got %s",
        MAX_MESSAGE,
        what,
        body.length);
    messages.add(new LittleEndian().int8(type).int16(body.length).int8(0).bytes(body).toArray());
  }

  void groupInfo() {
    LittleEndian nowhereElse = new LittleEndian().int16(0).int64(UNDEFINED).int64(UNDEFINED);
    add(LINK_INFO, nowhereElse.toArray(), "links");
    add(GROUP_INFO, new byte[] {0, 0}, "group");
  }

  void link(String name, long address) {
    byte[] text = name.getBytes(UTF_8);
    LittleEndian body = new LittleEndian().int8(1); // version
    body.int8(0x11).int8(1); // the name's letters are told, UTF-8; two bytes hold its length
    body.int16(text.length).bytes(text).int64(address);
    add(LINK, body.toArray(), "a name");
  }

  void array(boolean floats, Shape shape, long address, long bytes) {
    add(DATASPACE, dataspace(shape.asArray()), "shape");
    add(DATATYPE, floats ? FLOAT32 : INT64, "type");
    add(FILL_VALUE, new byte[] {3, 0x0a}, "fill value"); // none is written
    LittleEndian layout = new LittleEndian().int8(3).int8(1); // version, in one piece
    layout.int64(bytes == 0 ? UNDEFINED : address).int64(bytes);
    add(LAYOUT, layout.toArray(), "layout");
  }

  void text(String name, String value) {
    byte[] text = value.getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(text, Math.max(1, text.length));
    attribute(name, padded.length, new long[0], padded);
  }

  void list(String name, List<String> values) {
    List<byte[]> texts = values.stream().map(value -> value.getBytes(UTF_8)).toList();
    int size = Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElse(0));
    List<byte[]> padded = texts.stream().map(text -> Arrays.copyOf(text, size)).toList();
    attribute(name, size, new long[] {values.size()}, joined(padded));
  }

  private void attribute(String name, int size, long[] axes, byte[] values) {
    byte[] text = (name + "\0").getBytes(UTF_8);
    LittleEndian type = new LittleEndian().int8(0x13).int8(0x11); // UTF-8, padded with zeros
    type.int16(0).int32(size);
    byte[] space = dataspace(axes);
    LittleEndian body = new LittleEndian().int8(3).int8(0); // version
    body.int16(text.length).int16(type.toArray().length).int16(space.length).int8(1); // UTF-8
    body.bytes(text).bytes(type.toArray()).bytes(space).bytes(values);
    add(ATTRIBUTE, body.toArray(), "the attribute " + name);
  }

  private static byte[] dataspace(long[] axes) {
    LittleEndian space = new LittleEndian().int8(2); // version
    space.int8(axes.length).int8(0).int8(axes.length == 0 ? 0 : 1);
    Arrays.stream(axes).forEach(space::int64);
    return space.toArray();
  }

  int size() {
    return SIGNATURE.length + 4 + messages.stream().mapToInt(m -> m.length).sum() + 4;
  }

  byte[] bytes() {
    byte[] body = joined(messages);
    LittleEndian header = new LittleEndian().bytes(SIGNATURE).int32(body.length).bytes(body);
    return header.int32(JenkinsLookup3HashLittle.hash(header.toArray())).toArray();
  }

  private static byte[] joined(List<byte[]> parts) {
    LittleEndian all = new LittleEndian();
    parts.forEach(all::bytes);
    return all.toArray();
  }
}
