package io.github.tfrnn.saving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Operations that run when a model is loaded, such as those that fill tables.
 *
 * <p>TensorFlow looks for one of the name in a signature of its own; the exporter of TensorFlow
 * Java writes none, so it is added to the file.
 */
final class Initializers {
  private static final String KEY = "__saved_model_init_op"; // of the signature and its output

  /** Makes one operation of several; returns its name if there are any. */
  static Optional<String> together(Ops tf, List<Op> initializers) {
    return initializers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            tf.withControlDependencies(initializers).withName("initialize").noOp().op().name());
  }

  /** Has an exported model run an operation when it is loaded. */
  static void runOnLoad(Path folder, String operation) throws IOException {
    Path file = folder.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    SignatureDef signature =
        SignatureDef.newBuilder()
            .putOutputs(KEY, TensorInfo.newBuilder().setName(operation).build())
            .build();
    model.getMetaGraphsBuilderList().forEach(graph -> graph.putSignatureDef(KEY, signature));
    Files.write(file, model.build().toByteArray());
  }

  private Initializers() {}
}
