package io.github.tfrnn.models;

import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.training.BackupAndRestore;
import io.github.tfrnn.training.CSVLogger;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.LambdaCallback;
import io.github.tfrnn.training.ReduceLROnPlateau;
import io.github.tfrnn.training.Verbosity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training with everything that has a memory: dropout, a shuffled order, an optimizer's slots,
 * means over an epoch, callbacks. It says when it has begun, and leaves its weights and its history
 * in a folder.
 */
final class KilledMain {

  private static final int ROWS = 120;
  private static final int EPOCHS = 20;

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    boolean fromDataset = arguments[1].equals("dataset");
    int[][] x = TinyTask.ids(ROWS, 8, 5);
    int[] y = TinyTask.labels(x);
    Examples valid = Examples.of(Rows.of(TinyTask.ids(30, 8, 6)), Rows.of(new int[30]));
    try (Sequential model = TinyTask.model(11)) {
      model.compile(
          Adam.of(0.01).withGlobalClipnorm(1),
          Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
          Metric.ACCURACY);
      FitOptions options =
          (fromDataset ? FitOptions.ofBatches().stepsPerEpoch(11) : FitOptions.batchSize(8))
              .epochs(EPOCHS)
              .validationData(valid)
              .verbosity(Verbosity.SILENT)
              .callbacks(
                  BackupAndRestore.in(folder.resolve("backup")).everyBatches(4),
                  CSVLogger.of(folder.resolve("log.csv")),
                  ReduceLROnPlateau.monitor("val_loss").patience(2).factor(0.7),
                  EarlyStopping.monitor("val_loss").patience(1_000).restoreBestWeights(true),
                  LambdaCallback.create().trainBatchEnd((training, batch, logs) -> begun()));
      History history =
          fromDataset
              ? model.fit(batches(x, y), options)
              : model.fit(Examples.of(Rows.of(x), Rows.of(y)), options);
      model.saveWeights(folder.resolve("weights.npz"));
      System.out.println("history " + history.series());
    }
  }

  private static boolean said;

  private static void begun() {
    if (!said) {
      said = true;
      System.out.println("begun");
      System.out.flush();
    }
  }

  private static Dataset<Examples> batches(int[][] x, int[] y) {
    List<Examples> each = new ArrayList<>();
    for (int row = 0; row < x.length; row++) {
      each.add(Examples.of(Rows.of(new int[][] {x[row]}), Rows.of(new int[] {y[row]})));
    }
    return Dataset.ofList(each).shuffle(50, 3).map(one -> one, 2).apply(Batching.of(8)).prefetch(2);
  }

  private KilledMain() {}
}
