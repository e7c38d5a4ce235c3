package io.github.tfrnn.hdf5;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.nio.ByteBuffer;
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
    messages.add(
        Hdf5Writer.little(4 + body.length)
            .put((byte) type)
            .putShort((short) body.length)
            .put((byte) 0)
            .put(body)
            .array());
  }

  void groupInfo() {
    byte[] nowhereElse =
        Hdf5Writer.little(18).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED).array();
    add(LINK_INFO, nowhereElse, "links");
    add(GROUP_INFO, new byte[] {0, 0}, "group");
  }

  void link(String name, long address) {
    byte[] text = name.getBytes(UTF_8);
    ByteBuffer body = Hdf5Writer.little(13 + text.length);
    body.put((byte) 1).put((byte) 0x11); // two bytes hold the name's length; which letters follow
    body.put((byte) 1).putShort((short) text.length).put(text).putLong(address);
    add(LINK, body.array(), "a name");
  }

  void array(boolean floats, Shape shape, long address, long bytes) {
    add(DATASPACE, dataspace(shape.asArray()), "shape");
    add(DATATYPE, floats ? FLOAT32 : INT64, "type");
    add(FILL_VALUE, new byte[] {3, 0x0a}, "fill value"); // none is written
    ByteBuffer layout = Hdf5Writer.little(18).put((byte) 3).put((byte) 1);
    add(LAYOUT, layout.putLong(bytes == 0 ? UNDEFINED : address).putLong(bytes).array(), "layout");
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
    attribute(name, size, new long[] {values.size()}, Hdf5Writer.joined(padded));
  }

  private void attribute(String name, int size, long[] axes, byte[] values) {
    byte[] text = (name + "\0").getBytes(UTF_8);
    byte[] type = // UTF-8, padded with zeros
        Hdf5Writer.little(8).put((byte) 0x13).put((byte) 0x11).putShort((short) 0).putInt(size)
            .array();
    byte[] space = dataspace(axes);
    ByteBuffer begin = Hdf5Writer.little(9).put((byte) 3).put((byte) 0);
    begin.putShort((short) text.length).putShort((short) type.length);
    begin.putShort((short) space.length).put((byte) 1);
    byte[] body = Hdf5Writer.joined(List.of(begin.array(), text, type, space, values));
    add(ATTRIBUTE, body, "the attribute " + name);
  }

  private static byte[] dataspace(long[] axes) {
    ByteBuffer space = Hdf5Writer.little(4 + axes.length * Long.BYTES);
    space.put((byte) 2).put((byte) axes.length).put((byte) 0).put((byte) (axes.length == 0 ? 0 : 1));
    Arrays.stream(axes).forEach(space::putLong);
    return space.array();
  }

  int size() {
    return SIGNATURE.length + 4 + messages.stream().mapToInt(m -> m.length).sum() + 4;
  }

  byte[] bytes() {
    byte[] body = Hdf5Writer.joined(messages);
    ByteBuffer bytes = Hdf5Writer.little(size()).put(SIGNATURE).putInt(body.length).put(body);
    bytes.putInt(JenkinsLookup3HashLittle.hash(Arrays.copyOf(bytes.array(), size() - 4)));
    return bytes.array();
  }
}
