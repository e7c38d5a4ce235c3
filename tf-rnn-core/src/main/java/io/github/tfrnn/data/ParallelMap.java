package io.github.tfrnn.data;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes elements on several threads, and gives them in the order of the source, which is read on
 * the thread that asks.
 */
final class ParallelMap<T, R> implements Supplier<R> {

  /** Beginning of the names of the threads. */
  static final String THREADS = "tf-rnn-map-";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Cursor<T> source;
  private final Function<? super T, ? extends R> function;
  private final int ahead;
  private final List<Thread> workers = new CopyOnWriteArrayList<>();
  private final ExecutorService pool;
  private final Queue<Future<R>> made = new ArrayDeque<>();
  private boolean ended;

  private ParallelMap(Cursor<T> source, Function<? super T, ? extends R> function, int threads) {
    this.source = source;
    this.function = function;
    this.ahead = Math.multiplyExact(threads, 2);
    this.pool = Executors.newFixedThreadPool(threads, this::worker);
  }

  private Thread worker(Runnable work) {
    Thread thread = new Thread(work, THREADS + NUMBER.getAndIncrement());
    thread.setDaemon(true);
    workers.add(thread);
    return thread;
  }

  static <T, R> Cursor<R> open(
      Cursor<T> source, Function<? super T, ? extends R> function, int threads) {
    ParallelMap<T, R> map = new ParallelMap<>(source, function, threads);
    return Cursor.of(map, map::close);
  }

  @Override
  public R get() {
    while (!ended && made.size() < ahead) {
      submitNext();
    }
    return made.isEmpty() ? null : result(made.remove());
  }

  private void submitNext() {
    try {
      if (source.hasNext()) {
        T element = source.next();
        made.add(pool.submit(() -> Sequentially.made(function, element)));
      } else {
        ended = true;
      }
    } catch (RuntimeException | Error e) { // has its turn after what came before it
      ended = true;
      made.add(CompletableFuture.failedFuture(e));
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return Uninterruptibles.getUninterruptibly(future);
    } catch (ExecutionException e) {
      throw Failures.unchecked(e.getCause());
    }
  }

  private void close() {
    made.forEach(future -> future.cancel(false));
    pool.shutdown();
    workers.forEach(Uninterruptibles::joinUninterruptibly);
    source.close();
  }
}
