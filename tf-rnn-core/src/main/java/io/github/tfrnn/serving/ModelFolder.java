package io.github.tfrnn.serving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.VersionedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest version of a folder of versions, loaded; a new one is taken up while requests are
 * answered.
 *
 * <pre>{@code
 * ModelFolder<Pipeline> folder =
 *     ModelFolder.open(base, Pipeline::load, Duration.ofSeconds(5), ReloadListener.none());
 * Prediction prediction = folder.use(pipeline -> pipeline.predict(text));
 * }</pre>
 *
 * <p>A version is loaded beside the one that answers; then requests go to it, and the old one is
 * closed when its last request is done: no request fails or waits. A version that cannot be loaded
 * is told (to the log and the listener), and the old one goes on; it is tried again when its files
 * change. If the newest version is taken away, the one before it is loaded again.
 *
 * <p>{@link ReloadingModel} is the same for a model that answers through one signature. Safe for
 * use by any number of threads. Whoever opens it closes it.
 *
 * @param <M> what a version is loaded as
 */
public final class ModelFolder<M extends AutoCloseable> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

  private final VersionedFolder folder;
  private final Function<Path, M> loader;
  private final ReloadListener listener;
  private final Object loading = new Object(); // one version at a time
  private volatile Optional<InUse<M>> current = Optional.empty();
  private Optional<Fingerprint> refused = Optional.empty();
  private Optional<Polling> polling = Optional.empty();
  private boolean closed;

  private ModelFolder(VersionedFolder folder, Function<Path, M> loader, ReloadListener listener) {
    this.folder = folder;
    this.loader = loader;
    this.listener = listener;
  }

  /**
   * Loads the newest version.
   *
   * @param base folder of the versions
   * @param loader loads a version from its folder and warms it up: the first run of a graph takes
   *     longer than later ones
   * @param interval between two looks at the folder; zero for none, {@link #reload} alone
   * @return the caller closes it
   * @throws IllegalArgumentException if there is no version, or the newest cannot be loaded
   */
  public static <M extends AutoCloseable> ModelFolder<M> open(
      Path base, Function<Path, M> loader, Duration interval, ReloadListener listener) {
    checkArgument(!interval.isNegative(), "ModelFolder: interval is negative: %s", interval);
    ModelFolder<M> opened = new ModelFolder<>(new VersionedFolder(base), loader, listener);
    checkArgument(
        opened.reload(),
        "%s holds no version: a folder named 1, 2, 3, … is needed, such as exportVersion writes.",
        base);
    if (!interval.isZero()) {
      opened.polling = Optional.of(Polling.start(interval, base, opened::poll));
    }
    return opened;
  }

  /** Returns the number of the version that answers. */
  public long version() {
    return inUse().version();
  }

  /**
   * Asks the version that answers now; it stays open meanwhile, even if a newer one takes its
   * place.
   *
   * @param request must not keep the model
   * @throws IllegalStateException if this is closed
   */
  public <R> R use(Function<? super M, R> request) {
    InUse<M> asked = inUse();
    while (!asked.begin()) {
      asked = inUse(); // another one has taken its place just now
    }
    try {
      return request.apply(asked.model());
    } finally {
      asked.end();
    }
  }

  private InUse<M> inUse() {
    return current.orElseThrow(() -> new IllegalStateException(folder.base() + " is closed."));
  }

  /**
   * Takes up the newest version, if another one answers.
   *
   * @return whether another one answers now
   * @throws IllegalArgumentException if it cannot be used; the old one goes on answering
   * @throws IllegalStateException if this is closed
   */
  public boolean reload() {
    synchronized (loading) {
      if (closed) {
        throw new IllegalStateException(folder.base() + " is closed.");
      }
      OptionalLong newest = folder.newest();
      if (newest.isEmpty() || isCurrent(newest.getAsLong())) {
        return false;
      }
      load(newest.getAsLong());
      return true;
    }
  }

  private boolean isCurrent(long version) {
    return current.filter(model -> model.version() == version).isPresent();
  }

  private void load(long version) {
    Fingerprint files = Fingerprint.of(folder.folder(version));
    M model;
    try {
      model = loader.apply(folder.folder(version));
    } catch (RuntimeException e) {
      refused = Optional.of(files);
      IllegalArgumentException reason =
          new IllegalArgumentException(
              "%s, version %d cannot be used: %s".formatted(folder.base(), version, e.getMessage()),
              e);
      LOG.warn(
          "{}{}",
          reason.getMessage(),
          current.map(old -> " Version " + old.version() + " goes on.").orElse(""));
      tell(() -> listener.refused(version, reason));
      throw reason;
    }
    Optional<InUse<M>> old = current;
    current = Optional.of(new InUse<>(version, model));
    refused = Optional.empty();
    old.ifPresent(InUse::retire);
    LOG.info("{}: version {} answers.", folder.base(), version);
    tell(() -> listener.switched(version));
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("A ReloadListener failed.", e);
    }
  }

  private void poll() {
    synchronized (loading) {
      OptionalLong newest = folder.newest();
      boolean known =
          newest.isEmpty()
              || refused.equals(Optional.of(Fingerprint.of(folder.folder(newest.getAsLong()))));
      if (!closed && !known) {
        reload();
      }
    }
  }

  /**
   * Refuses later requests and looks no more for new versions. The model is closed when the last
   * request is done; this does not wait for it. Closing twice does nothing.
   */
  @Override
  public void close() {
    polling.ifPresent(Polling::stop);
    synchronized (loading) {
      closed = true;
      Optional<InUse<M>> last = current;
      current = Optional.empty();
      last.ifPresent(InUse::retire);
    }
  }
}
