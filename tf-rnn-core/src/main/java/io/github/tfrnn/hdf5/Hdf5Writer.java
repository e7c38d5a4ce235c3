package io.github.tfrnn.hdf5;

import io.github.tfrnn.data.FloatRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.Shape;

/**
 * Writes a tree: a superblock, then every group's header before its children, an array's values
 * after its header. Nothing depends on time or machine, which is why jhdf, that reads, does not
 * write: its files name the operating system, and it writes a group without children wrongly.
 */
final class Hdf5Writer {

  private static final int CHUNK = 1 << 16;
  private static final int ALIGNMENT = 8;

  private final Placed root;

  Hdf5Writer(Hdf5Group root) {
    this.root = Placed.of(root, Hdf5Superblock.SIZE);
  }

  /** A node, where its header begins, where its values begin, and where it ends. */
  private record Placed(
      Hdf5Node node, long address, long values, long end, Map<String, Placed> children) {

    static Placed of(Hdf5Node node, long address) {
      int header = header(node, Map.of(), 0).size();
      long values = aligned(address + header);
      if (!(node instanceof Hdf5Group group)) {
        return new Placed(node, address, values, aligned(values + bytes(node)), Map.of());
      }
      Map<String, Placed> children = new LinkedHashMap<>();
      long at = values;
      for (Map.Entry<String, Hdf5Node> child : group.children().entrySet()) {
        Placed placed = of(child.getValue(), at);
        children.put(child.getKey(), placed);
        at = placed.end;
      }
      return new Placed(node, address, values, at, children);
    }
  }

  private static long aligned(long address) {
    return (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static long bytes(Hdf5Node array) {
    return array instanceof Hdf5Floats floats
        ? floats.values().shape().size() * Float.BYTES
        : ((Hdf5Integers) array).shape().size() * Long.BYTES;
  }

  /** The sizes of headers do not depend on addresses. */
  private static Hdf5Header header(Hdf5Node node, Map<String, Placed> children, long values) {
    Hdf5Header header = new Hdf5Header();
    if (node instanceof Hdf5Group group) {
      header.groupInfo();
      for (String name : group.children().keySet()) {
        header.link(name, children.containsKey(name) ? children.get(name).address : 0);
      }
      group.texts().forEach(header::text);
      group.lists().forEach(header::list);
      return header;
    }
    boolean floats = node instanceof Hdf5Floats;
    Shape shape =
        node instanceof Hdf5Floats array ? array.values().shape() : ((Hdf5Integers) node).shape();
    header.array(floats, shape, values, bytes(node));
    return header;
  }

  void write(OutputStream out) throws IOException {
    out.write(Hdf5Superblock.bytes(root.address, root.end));
    write(root, out);
  }

  private static void write(Placed placed, OutputStream out) throws IOException {
    byte[] header = header(placed.node, placed.children, placed.values).bytes();
    out.write(header);
    pad(out, placed.values - placed.address - header.length);
    for (Placed child : placed.children.values()) {
      write(child, out);
    }
    if (placed.node instanceof Hdf5Floats floats) {
      write(floats.values(), out);
    } else if (placed.node instanceof Hdf5Integers integers) {
      LittleEndian bytes = new LittleEndian();
      integers.values().forEach(bytes::int64);
      out.write(bytes.toArray());
    }
    if (!(placed.node instanceof Hdf5Group)) {
      pad(out, placed.end - placed.values - bytes(placed.node));
    }
  }

  private static void write(FloatRows rows, OutputStream out) throws IOException {
    float[] values = rows.toFlat();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, values.length - from);
      bytes.clear().asFloatBuffer().put(values, from, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }

  private static void pad(OutputStream out, long bytes) throws IOException {
    for (long i = 0; i < bytes; i++) {
      out.write(0);
    }
  }
}
