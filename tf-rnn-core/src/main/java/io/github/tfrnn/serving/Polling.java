package io.github.tfrnn.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a folder again and again, in a thread of its own. */
final class Polling {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

  private final ScheduledExecutorService executor;

  private Polling(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Looks after each interval; a look that fails is told to the log, and others follow. */
  static Polling start(Duration interval, Path folder, Runnable look) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "tf-rnn-reload-" + folder.getFileName());
              thread.setDaemon(true); // a program that forgot to close still ends
              return thread;
            });
    long nanos = interval.toNanos();
    var unused =
        executor.scheduleWithFixedDelay(
            () -> lookOnce(folder, look), nanos, nanos, TimeUnit.NANOSECONDS);
    return new Polling(executor);
  }

  private static void lookOnce(Path folder, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.debug("{}: a look for new versions failed.", folder, e); // a version's fault is told
    }
  }

  /** Looks no more; a look that has begun goes on. */
  void stop() {
    executor.shutdown();
  }
}
