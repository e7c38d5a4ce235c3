package io.github.tfrnn.training;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a program that is told to end (Ctrl-C, {@code kill}, {@code System.exit}) alive until what
 * it is doing has come to an orderly end.
 */
final class ShutdownGuard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShutdownGuard.class);
  private static final long MOST_SECONDS = 60;

  private final Thread hook;
  private final CountDownLatch ended = new CountDownLatch(1);

  private ShutdownGuard(Runnable stop) {
    hook = new Thread(() -> endInOrder(stop), "tf-rnn-shutdown");
  }

  private void endInOrder(Runnable stop) {
    stop.run();
    if (!Uninterruptibles.awaitUninterruptibly(ended, MOST_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("The batch has not ended within {} seconds: it is cut off.", MOST_SECONDS);
    }
  }

  /**
   * Guards what is done until this is closed.
   *
   * @param stop asks for the end; called on a thread of its own
   */
  static ShutdownGuard of(Runnable stop) {
    ShutdownGuard guard = new ShutdownGuard(stop);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  @Override
  @SuppressWarnings("EmptyCatch") // see below
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending; the hook has just been let go.
    }
  }
}
