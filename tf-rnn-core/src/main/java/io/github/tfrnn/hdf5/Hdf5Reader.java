package io.github.tfrnn.hdf5;

import io.github.tfrnn.data.FloatRows;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.ndarray.Shape;

/**
 * One reading of one file. Sizes that the file claims are compared with how large it is before
 * anything of that size is made; groups that lead to themselves end at a depth.
 */
final class Hdf5Reader {

  private static final int MAX_DEPTH = 64;
  private static final int LEAST_NODE = 16; // bytes that any node takes in a file
  private static final int MAX_INTEGERS = 1 << 16;
  private static final long SMALL = 1 << 24;
  private static final int MAX_EXPANSION = 4; // compressed arrays, and some that are linked twice

  private long nodesLeft;
  private long bytesLeft;

  /**
   * Begins a reading.
   *
   * @param size of the file, in bytes
   */
  Hdf5Reader(long size) {
    this.nodesLeft = size / LEAST_NODE;
    this.bytesLeft = SMALL + MAX_EXPANSION * size;
  }

  /** Reads the file that is opened, and closes it. */
  Hdf5Group read(Supplier<HdfFile> open) throws IOException {
    try (HdfFile file = open.get()) {
      return group(file, "", 0);
    } catch (RuntimeException | StackOverflowError e) { // jhdf's own, and what bad bytes lead it to
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException("its HDF5 structure is broken (" + reason + ")", e);
    }
  }

  private Hdf5Group group(Group group, String path, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("its groups lie deeper than %d levels".formatted(MAX_DEPTH));
    }
    Map<String, Hdf5Node> children = new LinkedHashMap<>();
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      if (--nodesLeft < 0) {
        throw new IOException("it claims more arrays than its size has room for");
      }
      String where = path + "/" + child.getKey();
      if (child.getValue().isLink()) { // before anything is asked that would follow it
        throw new IOException("%s is a link, which is not followed".formatted(where));
      }
      if (child.getValue() instanceof Group inner) {
        children.put(child.getKey(), group(inner, where, depth + 1));
      } else if (child.getValue() instanceof Dataset dataset) {
        children.put(child.getKey(), array(dataset, where));
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Attribute attribute : group.getAttributes().values()) {
      if (attribute.isEmpty() || attribute.getSize() == 0) {
        lists.put(attribute.getName(), List.of()); // h5py gives a list of no texts another type
      } else if (attribute.getJavaType() == String.class) {
        take(attribute.getSizeInBytes(), path + "@" + attribute.getName());
        Object value = attribute.getData();
        if (value instanceof String text) {
          texts.put(attribute.getName(), text);
        } else if (value instanceof String[] list) {
          lists.put(attribute.getName(), List.of(list));
        }
      }
    }
    return new Hdf5Group(children, texts, lists);
  }

  private Hdf5Node array(Dataset dataset, String where) throws IOException {
    int[] axes = dataset.isEmpty() ? new int[] {0} : dataset.getDimensions();
    double size = 1;
    for (int axis : axes) {
      size *= axis;
      if (axis < 0) {
        throw new IOException("%s has an axis of %d".formatted(where, axis));
      }
    }
    int each = Math.max(1, dataset.getDataType().getSize());
    if (size > Integer.MAX_VALUE - 8) {
      throw new IOException("%s claims to be %s".formatted(where, Arrays.toString(axes)));
    }
    take(((long) size) * each, where);
    Shape shape = Shape.of(Arrays.stream(axes).asLongStream().toArray());
    if (size == 0) {
      return new Hdf5Floats(FloatRows.ofFlat(new float[0], shape));
    }
    Object flat = dataset.getDataFlat();
    if (flat instanceof float[] floats && floats.length == size) {
      return new Hdf5Floats(FloatRows.ofFlat(floats, shape));
    }
    if (flat instanceof double[] doubles && doubles.length == size) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return new Hdf5Floats(FloatRows.ofFlat(floats, shape));
    }
    if (axes.length == 0 && (flat instanceof Float || flat instanceof Double)) {
      float value = ((Number) flat).floatValue();
      return new Hdf5Floats(FloatRows.ofFlat(new float[] {value}, shape));
    }
    List<Long> integers = integers(flat, where);
    if (integers.size() != size) {
      throw new IOException(
          "%s is of type %s: floating-point numbers or a few integers are needed"
              .formatted(where, dataset.getDataType().getClass().getSimpleName()));
    }
    return new Hdf5Integers(shape, integers);
  }

  private static List<Long> integers(Object flat, String where) throws IOException {
    List<Long> values = new ArrayList<>();
    if (flat instanceof Number number && !(flat instanceof Float || flat instanceof Double)) {
      values.add(number.longValue());
    } else if (flat.getClass().isArray() && !(flat instanceof Object[])) {
      int length = Array.getLength(flat);
      if (length > MAX_INTEGERS) {
        throw new IOException(
            "%s holds %d integers: weights are floating-point numbers".formatted(where, length));
      }
      for (int i = 0; i < length; i++) {
        if (Array.get(flat, i) instanceof Number number) {
          values.add(number.longValue());
        }
      }
    }
    return values;
  }

  private void take(long bytes, String where) throws IOException {
    bytesLeft -= bytes;
    if (bytes < 0 || bytesLeft < 0) {
      throw new IOException("%s claims more bytes than the file can hold".formatted(where));
    }
  }
}
