package io.github.tfrnn.saving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.hdf5.Hdf5File;
import io.github.tfrnn.hdf5.Hdf5Floats;
import io.github.tfrnn.hdf5.Hdf5Group;
import io.github.tfrnn.hdf5.Hdf5Node;
import io.github.tfrnn.hdf5.Hdf5Tree;
import io.github.tfrnn.networks.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The content of a file of weights in one of Keras's formats: {@code .weights.h5} of Keras 3 (also
 * the one within {@code .keras}), or {@code .h5} of Keras 2. Immutable.
 *
 * <p>A file that is broken makes an {@link UncheckedIOException}; one that is whole but does not go
 * with the model, an {@link IllegalArgumentException}.
 *
 * @param root the tree of the file
 */
public record KerasWeights(Hdf5Group root) {

  private static final String OPTIMIZER = "optimizer/vars";

  /** Returns weights as Keras 3 files them, and what the optimizer knows, if it is given. */
  public static KerasWeights of(
      Network network, Map<String, FloatRows> weights, Optional<OptimizerValues> optimizer) {
    Hdf5Tree root = new Hdf5Tree();
    root.group("vars"); // of the model itself; Keras up to 3.5 looks for it
    List<KerasPlace> places = places(network);
    for (KerasPlace place : places) {
      Hdf5Tree vars = root.group(place.path() + "/vars");
      vars.text("name", place.name());
      for (int i = 0; i < place.weights().size(); i++) {
        FloatRows values = weights.get(place.weights().get(i).weight().name());
        vars.put(String.valueOf(i), new Hdf5Floats(values));
      }
    }
    if (optimizer.isPresent()) {
      List<Hdf5Node> list = KerasOptimizer.toList(optimizer.get(), names(places));
      for (int i = 0; i < list.size(); i++) {
        root.put(OPTIMIZER + "/" + i, list.get(i));
      }
    }
    return new KerasWeights(root.build());
  }

  /** Returns weights as Keras 2 files them. */
  public static KerasWeights legacy(Network network, Map<String, FloatRows> weights) {
    return new KerasWeights(KerasLegacyWeights.tree(network, weights));
  }

  /**
   * Returns the tree of a whole model as Keras 2 files it.
   *
   * @param weights of {@link #legacy}
   * @param texts attributes, such as {@code "model_config"}
   */
  public static KerasWeights legacyModel(KerasWeights weights, Map<String, String> texts) {
    return new KerasWeights(
        new Hdf5Group(Map.of(KerasLegacyWeights.MODEL_WEIGHTS, weights.root()), texts, Map.of()));
  }

  private static List<KerasPlace> places(Network network) {
    return KerasPlaces.of(
        network,
        (path, layers) -> KerasNames.numbered(layers.stream().map(KerasNames::className).toList()));
  }

  private static List<String> names(List<KerasPlace> places) {
    return places.stream()
        .flatMap(place -> place.weights().stream())
        .map(weight -> weight.weight().name())
        .toList();
  }

  /** Returns the name of the group of the first layer of a class: {@code "simple_rnn"}. */
  public static String groupName(String className) {
    return KerasNames.snakeCase(className);
  }

  /** Returns whether a file begins as HDF5 files do. */
  public static boolean looksLikeOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Hdf5File.startsLikeOne(in.readNBytes(8));
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /**
   * Reads a file of weights, or of a whole model of Keras 2.
   *
   * @throws UncheckedIOException if it cannot be read, is damaged, or is no file of Keras
   */
  public static KerasWeights read(Path file) {
    try {
      return new KerasWeights(Hdf5File.read(file)).checked();
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @throws IOException if it is damaged, or not of Keras
   */
  static KerasWeights read(byte[] content) throws IOException {
    return new KerasWeights(Hdf5File.read(content)).checked();
  }

  private KerasWeights checked() throws IOException {
    Set<String> names = root.children().keySet();
    if (!KerasLegacyWeights.isOne(root)
        && !names.contains("layers")
        && !names.contains("_layer_checkpoint_dependencies")) {
      throw new IOException(
          "it holds %s, where a file of Keras has layers or model_weights"
              .formatted(names.isEmpty() ? "nothing" : String.join(", ", names)));
    }
    return this;
  }

  static UncheckedIOException cannotRead(Path file, IOException e) {
    return new UncheckedIOException(
        "%s cannot be read: %s. It is damaged, or was not written by Keras or this library."
            .formatted(file, AtomicFile.reason(e)),
        e);
  }

  /**
   * Returns all weights of a network by name; states of stateful layers are in no file.
   *
   * @throws IllegalArgumentException if one is missing or of another shape, or there are more
   */
  public Map<String, FloatRows> weights(Network network) {
    return KerasLegacyWeights.isOne(root)
        ? KerasLegacyWeights.weights(root, network)
        : new KerasTree(root).weights(network);
  }

  /**
   * Returns what an optimizer knew, if the file tells.
   *
   * @param like what the optimizer knows that is to take it over
   * @throws IllegalArgumentException if it was another optimizer, or of another model
   */
  public Optional<OptimizerValues> optimizer(Network network, OptimizerValues like) {
    List<String> weights = names(places(network));
    if (KerasLegacyWeights.isOne(root)) {
      return KerasLegacyWeights.optimizer(root, like, weights);
    }
    if (!(root.at(OPTIMIZER).orElse(null) instanceof Hdf5Group vars)) {
      return Optional.empty();
    }
    Set<Integer> numbers = new TreeSet<>();
    for (String name : vars.children().keySet()) {
      checkArgument(name.matches("\\d{1,9}"), "%s/%s is no variable's number", OPTIMIZER, name);
      numbers.add(Integer.valueOf(name));
    }
    List<Hdf5Node> list = new ArrayList<>();
    numbers.forEach(number -> vars.at(String.valueOf(number)).ifPresent(list::add));
    boolean begun = list.size() > 2 || like.variables().isEmpty();
    return begun
        ? Optional.of(KerasOptimizer.fromList(list, like, weights, KerasOptimizer.Order.BY_WEIGHT))
        : Optional.empty(); // compiled in Keras, never trained
  }

  /**
   * Writes a file, in place of one that is there, whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written; what was there is unchanged then
   */
  public void write(Path file) {
    AtomicFile.write(file, out -> Hdf5File.write(root, out));
  }
}
