package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times tf-rnn and its peers in turn, each case in a process of its own, and prints tables. */
@Command(
    name = "compare",
    description =
        "Times tf-rnn and those peers that are installed, in turn, each case in a process of its"
            + " own, and prints the least of all rounds as tables in Markdown. A ratio is a peer's"
            + " number over ours: above 1, tf-rnn needs less.")
final class CompareCommand implements Callable<Integer> {
  private static final Peer.Column OURS = new Peer.Column("tf-rnn", "tf-rnn", "");

  @Spec private CommandSpec spec;

  @Mixin private CellsAndShapes sizes;

  @Mixin private WholeModels models;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often all of it is run. Default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--peers",
      paramLabel = "NAMES",
      description =
          "Some of torch, keras3 and tf_keras, with commas between; or none. Default:"
              + " ${DEFAULT-VALUE}.")
  private String peers = "torch,keras3";

  @Option(
      names = "--what",
      paramLabel = "WHAT",
      description = "${COMPLETION-CANDIDATES}: what is timed. Default: step.")
  private What what = What.STEP;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of an epoch. Default: 25000, with --small 64.")
  private Integer rows;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of tf-rnn; the peers take what they take. Default: the processors.")
  private Integer threads;

  private CompareCommand() {}

  @Override
  public Integer call() {
    checkArgument(rounds >= 1, "--rounds must be at least 1, got %s", rounds);
    PrintWriter out = spec.commandLine().getOut();
    Map<Peer, String> missing = new EnumMap<>(Peer.class);
    List<Peer> present = new ArrayList<>();
    for (Peer peer : asked()) {
      Optional<String> reason = peer.missing(what);
      if (reason.isPresent()) {
        missing.put(peer, reason.get());
      } else {
        present.add(peer);
      }
    }
    tell(missing);
    List<Peer.Column> columns =
        present.stream().flatMap(peer -> peer.columns(what).stream()).toList();
    List<String> contenders = new ArrayList<>(List.of(OURS.title()));
    columns.forEach(column -> contenders.add(column.title()));
    Comparison comparison = new Comparison(contenders);

    int failed = 0;
    for (int round = 1; round <= (sizes.small() ? 1 : rounds); round++) {
      for (ComparedCase compared : cases()) {
        comparison.addRow(compared.title()); // shown even if all fail
        if (!measure(ours(compared), List.of(OURS), compared, comparison)) {
          failed++;
        }
        for (Peer peer : present) {
          for (String variant : peer.variants(what)) {
            List<String> command = peer.command(what, variant, compared);
            if (!measure(command, peer.columns(what), compared, comparison)) {
              failed++;
            }
          }
        }
      }
    }
    for (What.Measure measure : what.measures()) {
      out.println();
      out.println(comparison.table(measure));
    }
    out.println();
    for (What.Measure measure : what.measures()) {
      for (Peer.Column column : columns) {
        out.println(comparison.line(measure.key(), column.key(), column.title()));
      }
    }
    out.flush();
    tell(missing); // once more, where it is not scrolled away
    return failed == 0 ? 0 : 1;
  }

  private List<Peer> asked() {
    List<Peer> all = new ArrayList<>();
    for (String name : Splitter.on(',').trimResults().omitEmptyStrings().split(peers)) {
      if (name.equals("none")) {
        continue;
      }
      all.add(
          List.of(Peer.values()).stream()
              .filter(peer -> peer.toString().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--peers: there is no \"" + name + "\", but torch, keras3, tf_keras")));
    }
    return all;
  }

  private int rowsOfAnEpoch() {
    return rows != null ? rows : sizes.small() ? EpochCommand.SMALL_ROWS : EpochCommand.IMDB_ROWS;
  }

  private List<ComparedCase> cases() {
    return switch (what) {
      case STEP -> ofCells(WorkShape.DEFAULTS, ComparedCase::ofSteps);
      case LATENCY -> ofCells(List.of(LatencyCommand.SHAPE), ComparedCase::ofLatency);
      case EPOCH ->
          ofCells(
              List.of(EpochCommand.IMDB),
              (cell, shape) -> ComparedCase.ofEpoch(cell, shape, rowsOfAnEpoch()));
      case MODEL ->
          models.all().stream()
              .map(model -> ComparedCase.ofModel(model, ModelWork.Sizes.of(sizes.small())))
              .toList();
    };
  }

  private List<ComparedCase> ofCells(
      List<WorkShape> shapes, BiFunction<Cell, WorkShape, ComparedCase> of) {
    return sizes.cells().stream()
        .flatMap(cell -> sizes.shapes(shapes).stream().map(shape -> of.apply(cell, shape)))
        .toList();
  }

  private List<String> ours(ComparedCase compared) {
    List<String> arguments = new ArrayList<>();
    arguments.add(what.name().toLowerCase(Locale.ROOT));
    arguments.add("--same-process");
    arguments.addAll(compared.ours());
    if (threads != null) {
      arguments.addAll(List.of("--threads", threads.toString()));
    }
    if (sizes.small()) {
      arguments.add("--small");
    }
    return FreshProcess.command(arguments);
  }

  /** Runs a program, passes its lines on, and keeps its numbers; false if it failed. */
  private boolean measure(
      List<String> command,
      List<Peer.Column> columns,
      ComparedCase compared,
      Comparison comparison) {
    String row = compared.title();
    MeasuredProcess process = MeasuredProcess.run(command, Peer.environment());
    List<ReportLine> lines =
        process.output().stream().map(ReportLine::parse).flatMap(Optional::stream).toList();
    PrintWriter out = spec.commandLine().getOut();
    for (ReportLine line : lines) {
      process.peakMegabytes().ifPresent(peak -> line.number("peak_mb", peak, 0));
      out.println(line);
      for (Peer.Column column : columns) {
        if (column.takes(line)) {
          for (What.Measure measure : what.measures()) {
            comparison.add(column.title(), row, measure.key(), line.number(measure.key()));
          }
        }
      }
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    boolean same = lines.stream().allMatch(line -> comparison.agrees(row, line.get("params")));
    if (process.exitCode() == 0 && !lines.isEmpty() && same) {
      return true;
    }
    err.printf(
        "FAILED: %s, %s: %s%n",
        columns.get(0).title(),
        row,
        same ? "exit code " + process.exitCode() : "not as many parameters as the others");
    process.complaints().forEach(complaint -> err.println("  " + complaint));
    err.flush();
    return false;
  }

  private void tell(Map<Peer, String> missing) {
    PrintWriter err = spec.commandLine().getErr();
    missing.forEach((peer, reason) -> err.printf("MISSING: %s is not timed: %s%n", peer, reason));
    err.flush();
  }
}
