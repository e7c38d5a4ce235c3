package io.github.tfrnn.samples.model;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.keras.Models;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.samples.cli.Console;
import io.github.tfrnn.samples.reports.ResultLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tensorflow.ndarray.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code model diff}: compares two models of equal architecture. */
@Command(
    name = "diff",
    description =
        "Tells the largest difference of each weight of two models, and of what they predict for"
            + " inputs drawn at random. Ends with 0 whatever the difference is.")
public final class DiffCommand implements Callable<Integer> {

  private static final int ROWS = 8;
  private static final int TIMESTEPS = 12; // where the model leaves them open
  private static final int IDS = 2; // the fewest that an embedding may have, where that is unknown

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A model of any kind, or its weights.")
  private Path first;

  @Parameters(index = "1", paramLabel = "B", description = "What to compare it with.")
  private Path second;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the inputs. Default: ${DEFAULT-VALUE}.")
  private long seed = 42;

  @Override
  public Integer call() {
    Console console = Console.of(spec.commandLine());
    ResultLine line = new ResultLine().word("task", "model-diff");
    line.word("weights", told(weights(console)));
    if (!areWeights(first) && !areWeights(second)) {
      line.word("predictions", told(predictions()));
    }
    console.result(line.toString());
    return ExitCode.OK;
  }

  private static String told(double difference) {
    return String.format(Locale.ROOT, "%.3g", difference);
  }

  private static boolean areWeights(Path path) {
    return !Files.isDirectory(path) && WeightNames.areWeightsAlone(path);
  }

  private static Map<String, FloatRows> read(Path path) {
    if (areWeights(path)) {
      return WeightNames.read(path);
    }
    try (Model model = Models.load(path)) {
      return model.getWeights();
    }
  }

  /** Compares weights of the same name; if names differ, those of the same place. */
  private double weights(Console console) {
    Map<String, FloatRows> a = read(first);
    Map<String, FloatRows> b = read(second);
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          "%s has %d weights, %s has %d: they are of different models."
              .formatted(first, a.size(), second, b.size()));
    }
    boolean sameNames = new TreeMap<>(a).keySet().equals(new TreeMap<>(b).keySet());
    Iterator<Map.Entry<String, FloatRows>> others = b.entrySet().iterator();
    double largest = 0;
    for (Map.Entry<String, FloatRows> weight : a.entrySet()) {
      Map.Entry<String, FloatRows> inPlace = others.next();
      FloatRows other = sameNames ? b.get(weight.getKey()) : inPlace.getValue();
      double difference = difference(weight.getKey(), weight.getValue(), other);
      console.result(String.format(Locale.ROOT, "  %-44s %.3g", weight.getKey(), difference));
      largest = Math.max(largest, difference);
    }
    return largest;
  }

  private double predictions() {
    try (AnyModel a = AnyModel.load(first);
        AnyModel b = AnyModel.load(second)) {
      SplittableRandom random = new SplittableRandom(seed);
      Rows[] inputs =
          a.inputs().values().stream().map(input -> drawn(input, random)).toArray(Rows[]::new);
      Iterator<FloatRows> others = b.predict(inputs).values().iterator();
      double largest = 0;
      for (Map.Entry<String, FloatRows> output : a.predict(inputs).entrySet()) {
        largest = Math.max(largest, difference(output.getKey(), output.getValue(), others.next()));
      }
      return largest;
    }
  }

  private static Rows drawn(AnyModel.Input input, SplittableRandom random) {
    long[] axes = input.shape().asArray().clone();
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axes[axis] != Shapes.UNKNOWN ? axes[axis] : axis == 0 ? ROWS : TIMESTEPS;
    }
    Shape shape = Shape.of(axes);
    int size = Math.toIntExact(shape.size());
    if (input.ids()) {
      int below = (int) Math.min(Integer.MAX_VALUE, input.idLimit().orElse(IDS));
      return IntRows.ofFlat(random.ints(size, 0, below).toArray(), shape);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return FloatRows.ofFlat(values, shape);
  }

  private static double difference(String name, FloatRows a, FloatRows b) {
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "\"%s\" is %s in the first, %s in the second: they are of different models."
              .formatted(name, Shapes.toString(a.shape()), Shapes.toString(b.shape())));
    }
    double largest = 0;
    for (int i = 0; i < a.shape().size(); i++) {
      boolean equal = Float.compare(a.flat(i), b.flat(i)) == 0; // NaN too
      largest = Math.max(largest, equal ? 0 : Math.abs((double) a.flat(i) - b.flat(i)));
    }
    return largest;
  }
}
