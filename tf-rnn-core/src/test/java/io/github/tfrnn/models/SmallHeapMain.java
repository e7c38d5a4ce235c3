package io.github.tfrnn.models;

import static io.github.tfrnn.models.TinyTask.ids;
import static io.github.tfrnn.models.TinyTask.labels;
import static io.github.tfrnn.models.TinyTask.silent;

import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.ExportedModel;
import java.nio.file.Path;

/** Trains, exports and loads a small model, in a JVM that a test starts with a small heap. */
public final class SmallHeapMain {

  private SmallHeapMain() {}

  /** Takes the folder to export to, or nothing to train alone. */
  public static void main(String[] args) {
    if (args.length == 2) { // load alone
      try (ExportedModel exported = ExportedModel.load(Path.of(args[0]))) {
        System.out.println("loaded " + exported.predict(ids(4, 6, 1)).length);
      }
      return;
    }
    int[][] x = ids(256, 20, 1);
    try (Sequential model = TinyTask.model(1)) {
      model.compile(Adam.create(), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
      model.fit(x, labels(x), silent(32).epochs(2));
      model.export(Path.of(args[0]));
    }
    System.out.println("trained");
  }
}
