package io.github.tfrnn.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Runs the operations of a vectorization on texts of any bytes. */
final class VectorizationGraph {

  static int[][] ids(TextVectorization vectorization, List<byte[]> texts) {
    return run(vectorization, texts, ids -> StdArrays.array2dCopyOf((TInt32) ids));
  }

  static float[][] matrix(TextVectorization vectorization, List<byte[]> texts) {
    return run(vectorization, texts, matrix -> StdArrays.array2dCopyOf((TFloat32) matrix));
  }

  static List<byte[]> utf8(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  static Shape shape(TextVectorization vectorization, List<byte[]> texts) {
    return run(vectorization, texts, TType::shape);
  }

  private static <T> T run(
      TextVectorization vectorization, List<byte[]> texts, Function<TType, T> result) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TString batch =
            TString.tensorOfBytes(
                Shape.of(texts.size()), DataBuffers.ofObjects(texts.toArray(byte[][]::new)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TString> given =
          tf.placeholder(TString.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
      List<Op> initializers = new ArrayList<>();
      Operand<?> made =
          vectorization.inputTransform().orElseThrow().apply(tf, given, initializers::add);
      initializers.forEach(op -> session.runner().addTarget(op).run().close());
      try (var output = session.runner().feed(given, batch).fetch(made).run()) {
        return result.apply((TType) output.get(0));
      }
    }
  }

  private VectorizationGraph() {}
}
