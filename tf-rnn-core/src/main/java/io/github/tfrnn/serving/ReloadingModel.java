package io.github.tfrnn.serving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The newest version of a model; new ones are taken up while requests are answered.
 *
 * <pre>{@code
 * model.exportVersion(base);                                 // in the program that trains
 * ReloadingModel serving = ReloadingModel.open(base);        // in the program that serves
 * Map<String, TensorValue> outputs = serving.predict(inputs);
 * }</pre>
 *
 * <p>A new version must take the same inputs as the one that answers (names, types, shapes) and
 * give outputs of the same names and types; and it must answer an example, which also warms it up.
 * Else it is refused, and the old one goes on; {@link ModelFolder} tells the rest.
 *
 * <p>Safe for use by any number of threads. Whoever opens it closes it, after a {@link
 * BatchingPredictor} before it.
 */
public final class ReloadingModel implements Predictor, AutoCloseable {

  /** A version and the signature that answers. */
  private record Version(ExportedModel model, ModelSignature signature) implements AutoCloseable {
    @Override
    public void close() {
      model.close();
    }
  }

  private final ModelFolder<Version> folder;
  private final String signature;

  private ReloadingModel(ModelFolder<Version> folder, String signature) {
    this.folder = folder;
    this.signature = signature;
  }

  /** As {@link #open(Path, ReloadOptions)}, with {@link ReloadOptions#standard}. */
  public static ReloadingModel open(Path base) {
    return open(base, ReloadOptions.standard());
  }

  /**
   * Loads the newest version.
   *
   * @param base folder of the versions
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no version, or the newest cannot be used
   */
  public static ReloadingModel open(Path base, ReloadOptions options) {
    AtomicReference<ModelSignature> before = new AtomicReference<>();
    ModelFolder<Version> folder =
        ModelFolder.open(
            base,
            version -> {
              ExportedModel model = ExportedModel.load(version);
              try {
                ModelSignature signature = model.signature(options.signature());
                requireAlike(before.get(), signature);
                warmUp(model, signature, options);
                before.set(signature);
                return new Version(model, signature);
              } catch (RuntimeException e) {
                model.close();
                throw e;
              }
            },
            options.interval(),
            options.listener());
    return new ReloadingModel(folder, options.signature());
  }

  private static void requireAlike(ModelSignature before, ModelSignature next) {
    checkArgument(
        before == null || Examples.areAlike(before, next),
        "its signature is %s, that of the version before %s: programs that ask the one cannot ask"
            + " the other",
        next,
        before);
  }

  private static void warmUp(ExportedModel model, ModelSignature signature, ReloadOptions options) {
    try {
      var unused =
          model.run(signature.name(), options.example().orElseGet(() -> Examples.of(signature)));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "it does not answer %s: %s"
              .formatted(
                  options.example().isPresent()
                      ? "the example"
                      : "a row of zeros (if it needs other values, give it an example)",
                  e.getMessage()),
          e);
    }
  }

  /** Returns the number of the version that answers. */
  public long version() {
    return folder.version();
  }

  /** Returns the signature of the version that answers. */
  @Override
  public ModelSignature signature() {
    return folder.use(Version::signature);
  }

  @Override
  public Map<String, TensorValue> predict(Map<String, TensorValue> inputs) {
    return folder.use(version -> version.model().run(signature, inputs));
  }

  /**
   * Takes up the newest version, if another one answers.
   *
   * @return whether another one answers now
   * @throws IllegalArgumentException if it cannot be used; the old one goes on answering
   * @throws IllegalStateException if this is closed
   */
  public boolean reload() {
    return folder.reload();
  }

  /**
   * Refuses later requests and looks no more for new versions. The model is closed when the last
   * request is done; this does not wait for it. Closing twice does nothing.
   */
  @Override
  public void close() {
    folder.close();
  }
}
