package io.github.tfrnn.saving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.SavedModel;

/**
 * Operations that run when a model is loaded, such as those that fill tables.
 *
 * <p>TensorFlow looks for the name of one in a collection of the graph; the exporter of TensorFlow
 * Java writes none, so it is added to the file. (A signature {@code __saved_model_init_op} does the
 * same, but Python then shows it among those that can be asked.)
 */
final class Initializers {
  private static final String KEY = "saved_model_main_op";

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
    CollectionDef collection =
        CollectionDef.newBuilder()
            .setNodeList(CollectionDef.NodeList.newBuilder().addValue(operation))
            .build();
    model.getMetaGraphsBuilderList().forEach(graph -> graph.putCollectionDef(KEY, collection));
    Files.write(file, model.build().toByteArray());
  }

  private Initializers() {}
}
