package io.github.tfrnn.serving;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version in memory, which is closed when it is retired and its last request is done. */
final class InUse<M extends AutoCloseable> {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

  private final long version;
  private final M model;
  private int requests;
  private boolean retired;

  InUse(long version, M model) {
    this.version = version;
    this.model = model;
  }

  long version() {
    return version;
  }

  M model() {
    return model;
  }

  /** Begins a request; returns false if it is retired. */
  synchronized boolean begin() {
    if (!retired) {
      requests++;
    }
    return !retired;
  }

  void end() {
    boolean last;
    synchronized (this) {
      requests--;
      last = retired && requests == 0;
    }
    if (last) {
      close();
    }
  }

  /** Takes no more requests. To be called once. */
  void retire() {
    boolean unused;
    synchronized (this) {
      retired = true;
      unused = requests == 0;
    }
    if (unused) {
      close();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // the request that happens to be the last has its answer
  private void close() {
    try {
      model.close();
    } catch (Exception e) {
      LOG.warn("Version {} cannot be closed.", version, e);
    }
  }
}
