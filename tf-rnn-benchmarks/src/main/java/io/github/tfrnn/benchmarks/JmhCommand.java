package io.github.tfrnn.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Runs the JMH benchmarks. */
@Command(
    name = "jmh",
    synopsisHeading = "Usage: ",
    customSynopsis = "tf-rnn-benchmarks/run jmh [--small] [PATTERN] [JMH's own options]",
    description =
        "Runs the JMH benchmarks whose names match PATTERN. \"jmh -l\" lists them, \"jmh -h\" shows"
            + " this.")
final class JmhCommand implements Callable<Integer> {

  @Option(names = "--small", description = "Only shows that they run.")
  private boolean small;

  @Unmatched private List<String> arguments = new ArrayList<>();

  private JmhCommand() {}

  @Override
  public Integer call() throws IOException {
    List<String> all = new ArrayList<>(arguments);
    if (small) {
      all.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "50ms", "-foe", "true"));
    }
    Main.main(all.toArray(new String[0])); // ends the JVM itself where a benchmark fails
    return 0;
  }
}
