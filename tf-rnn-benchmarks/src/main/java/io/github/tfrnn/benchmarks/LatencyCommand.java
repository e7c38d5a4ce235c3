package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.models.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the prediction of one row: ids in, probabilities out. */
@Command(
    name = "latency",
    description =
        "Times the prediction of one row through predict: p50_ms and p99_ms of 500 calls, after 100"
            + " that warm up. B of a shape does not matter.")
final class LatencyCommand implements Callable<Integer> {
  static final WorkShape SHAPE = new WorkShape(1, 100, 128, 128);
  private static final int WARM_CALLS = 100;
  private static final int CALLS = 500;
  private static final double THROUGHPUT_SECONDS = 3;

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions cases;

  @Option(
      names = "--callers",
      paramLabel = "N",
      description =
          "Also counts the calls a second (calls_per_s) of 1 to N threads that predict at once.")
  private int callers;

  private LatencyCommand() {}

  @Override
  public Integer call() {
    checkArgument(callers >= 0, "--callers must be at least 0, got %s", callers);
    return cases.each(
        spec,
        cases.shapes(List.of(SHAPE)),
        1,
        this::measure,
        "--callers",
        Integer.toString(callers));
  }

  private List<ReportLine> measure(Work work) {
    int warmCalls = cases.small() ? 5 : WARM_CALLS;
    int calls = cases.small() ? 20 : CALLS;
    int[][] ids = work.ids(warmCalls + calls);
    List<ReportLine> lines = new ArrayList<>();
    try (Sequential model = work.model()) {
      double first = Timing.secondsOf(() -> model.predict(new int[][] {ids[0]}));
      for (int call = 0; call < warmCalls; call++) {
        model.predict(new int[][] {ids[call]});
      }
      double[] seconds = new double[calls];
      for (int call = 0; call < calls; call++) {
        int[][] row = {ids[warmCalls + call]};
        seconds[call] = Timing.secondsOf(() -> model.predict(row));
      }
      lines.add(
          work.finish(
              line(work, "LATENCY")
                  .whole("n", calls)
                  .number("first_ms", first * 1e3, 1)
                  .milliseconds("p50_ms", Timing.percentile(seconds, 0.5))
                  .milliseconds("p99_ms", Timing.percentile(seconds, 0.99))));
      for (int threads = 1; threads <= callers; threads++) {
        double rate = callsPerSecond(model, ids, threads);
        lines.add(
            work.finish(
                line(work, "THROUGHPUT").whole("callers", threads).number("calls_per_s", rate, 1)));
      }
    }
    return lines;
  }

  private static ReportLine line(Work work, String kind) {
    Work one = // a row alone, whatever the shape says
        new Work(
            work.cell(),
            new WorkShape(1, work.shape().timesteps(), work.shape().inputs(), work.shape().units()),
            work.layers(),
            work.bidirectional(),
            work.mask(),
            work.threads(),
            work.execution());
    return one.line(kind, "predict," + work.variant());
  }

  /** Lets some threads predict for a while, and returns how many calls all of them ended. */
  private double callsPerSecond(Sequential model, int[][] ids, int threads) {
    double limit = cases.small() ? 0.1 : THROUGHPUT_SECONDS;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long begun = System.nanoTime();
      List<Future<Long>> counts = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        counts.add(pool.submit(() -> predictUntil(model, ids, begun, limit)));
      }
      long calls = 0;
      for (Future<Long> count : counts) {
        calls += count.get();
      }
      return calls / Timing.secondsSince(begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while threads predict", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a prediction failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long predictUntil(Sequential model, int[][] ids, long begun, double limit) {
    long calls = 0;
    while (Timing.secondsSince(begun) < limit) {
      model.predict(new int[][] {ids[(int) (calls % ids.length)]});
      calls++;
    }
    return calls;
  }
}
