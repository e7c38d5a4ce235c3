package io.github.tfrnn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another library that does the same work, in Python. */
enum Peer {
  TORCH("torch", "PyTorch", "torch", "TFRNN_TORCH_VENV", "/tmp/peers/pt") {
    @Override
    List<String> variants(What what) {
      return what == What.LATENCY ? List.of("fp32+ftz", "fp32+ftz+t1") : List.of("fp32+ftz");
    }

    @Override
    List<String> arguments(String variant, String subject) {
      return List.of(variant, subject.equals(Cell.SIMPLE_RNN.toString()) ? "RNN" : subject);
    }
  },
  KERAS3("keras3", "Keras 3", "keras", "TFRNN_KERAS_VENV", "/tmp/venv"),
  TF_KERAS("tf_keras", "tf_keras", "tf_keras", "TFRNN_KERAS_VENV", "/tmp/venv");

  private final String key;
  private final String title;
  private final String module;
  private final String variable;
  private final String environment;

  Peer(String key, String title, String module, String variable, String environment) {
    this.key = key;
    this.title = title;
    this.module = module;
    this.variable = variable;
    this.environment = setting(variable, environment);
  }

  private static String setting(String variable, String otherwise) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  /** Returns how its program is to run; the best of all counts. */
  List<String> variants(What what) {
    return List.of("jit=False", "jit=True");
  }

  /**
   * Returns the first arguments of its program.
   *
   * @param subject the layer or the model
   */
  List<String> arguments(String variant, String subject) {
    return List.of(key, variant.substring("jit=".length()), subject);
  }

  /**
   * A column of the tables: some of the variants that a peer runs in, the least of which counts.
   *
   * @param key in lines for scripts
   * @param title of the column
   * @param begins what the variants begin with; all do with nothing
   */
  record Column(String key, String title, String begins) {

    /** Whether a line of the peer's program is about this column. */
    boolean takes(ReportLine line) {
      return line.get("variant").orElse("").startsWith(begins);
    }
  }

  /** Returns its columns. */
  List<Column> columns(What what) {
    if (this == TORCH) {
      return List.of(new Column(key, title + ", denormals flushed", ""));
    }
    return what == What.LATENCY
        ? List.of(
            new Column(key, title + ", its fastest way", ""),
            new Column(key + "-predict", title + ", predict", "predict,"))
        : List.of(new Column(key, title + ", better of jit on and off", ""));
  }

  private Path python() {
    Path windows = Path.of(environment, "Scripts", "python.exe");
    return Files.exists(windows) ? windows : Path.of(environment, "bin", "python");
  }

  private Path program(What what) {
    String family = this == TORCH ? "torch" : "keras";
    return switch (what) {
      case STEP, LATENCY ->
          Path.of(setting("TFRNN_PEERS", defaultPrograms())).resolve(family + "_peer.py");
      case EPOCH -> ownProgram("epoch_" + family + ".py");
      case MODEL -> ownProgram("models_" + family + ".py");
    };
  }

  private static Path ownProgram(String name) {
    return Path.of(System.getProperty("benchmarks.home", ".")).resolve("src/peers").resolve(name);
  }

  private static String defaultPrograms() {
    return Path.of(System.getProperty("benchmarks.home", "."), "..", "..", "shared", "peers")
        .normalize()
        .toString();
  }

  /** Returns what is missing, and what to do; empty if it can run. */
  Optional<String> missing(What what) {
    if (!Files.isExecutable(python())) {
      return Optional.of(python() + " is not there; set " + variable);
    }
    if (!Files.isReadable(program(what))) {
      return Optional.of(program(what) + " is not there; set TFRNN_PEERS");
    }
    String question =
        "import importlib.util, sys; sys.exit(importlib.util.find_spec('%s') is None)"
            .formatted(module);
    try {
      Process asked = new ProcessBuilder(python().toString(), "-c", question).start();
      return asked.waitFor() == 0
          ? Optional.empty()
          : Optional.of(environment + " has no " + module + "; set " + variable);
    } catch (IOException e) {
      return Optional.of(python() + " does not run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + python() + " ran", e);
    }
  }

  /** Returns the command that measures one case. */
  List<String> command(What what, String variant, ComparedCase compared) {
    List<String> command = new ArrayList<>();
    command.add(python().toString());
    command.add(program(what).toString());
    command.addAll(arguments(variant, compared.subject()));
    command.addAll(compared.theirs());
    return command;
  }

  /** Returns what its program wants in its environment. */
  static Map<String, String> environment() {
    return Map.of("PYTHONDONTWRITEBYTECODE", "1", "TF_CPP_MIN_LOG_LEVEL", "3");
  }

  @Override
  public String toString() {
    return key;
  }
}
