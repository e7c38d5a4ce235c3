package io.github.tfrnn.saving;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** Reads what a SavedModel says of its signatures. */
final class SignatureReader {

  /**
   * Returns a signature; empty if it gives nothing, as that which initializes a model.
   *
   * @throws IllegalArgumentException if a type is none of {@link ElementType}, or a value is no
   *     dense tensor
   */
  static Optional<ModelSignature> read(String name, SignatureDef definition) {
    if (name.startsWith("__") || definition.getOutputsCount() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelSignature(
            name, specs(name, definition.getInputsMap()), specs(name, definition.getOutputsMap())));
  }

  private static SortedMap<String, TensorSpec> specs(String signature, Map<String, TensorInfo> of) {
    SortedMap<String, TensorSpec> specs = new TreeMap<>();
    of.forEach(
        (name, info) -> {
          ElementType type =
              ElementType.of(info.getDtype())
                  .filter(known -> !info.getName().isEmpty()) // else sparse, or of several tensors
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "%s: \"%s\" is %s, which is none of the types that can be used"
                                  .formatted(
                                      signature,
                                      name,
                                      info.getName().isEmpty()
                                          ? "no dense tensor"
                                          : info.getDtype())));
          specs.put(name, new TensorSpec(type, shape(info.getTensorShape())));
        });
    return specs;
  }

  private static Shape shape(TensorShapeProto proto) {
    return proto.getUnknownRank()
        ? Shape.unknown()
        : Shape.of(proto.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray());
  }

  private SignatureReader() {}
}
