package io.github.tfrnn.serving;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Gathers the requests of many threads into batches, which a model computes faster than one after
 * the other.
 *
 * <pre>{@code
 * try (ExportedModel model = ExportedModel.load(folder);
 *     BatchingPredictor predictor =
 *         BatchingPredictor.start(Predictor.of(model), BatchingOptions.maxBatch(32))) {
 *   Map<String, TensorValue> outputs = predictor.predict(inputs); // from any thread
 * }
 * }</pre>
 *
 * <p>A request is one row or several; it is computed together with others whose rows have the same
 * shape. Sequences of unequal length are not mixed: pad them to a few lengths before. A request
 * that the signature does not take is refused at once; if a batch fails, each of its requests is
 * computed alone, so that one bad row fails its own request only. A model is to give each row its
 * own output: for stateful models this is not.
 *
 * <p>Safe for use by any number of threads. Whoever starts one closes it, before the model.
 */
public final class BatchingPredictor implements Predictor, AutoCloseable {
  private final Predictor predictor;
  private final BatchingOptions options;
  private final RequestQueue queue;
  private final Thread[] threads;

  private BatchingPredictor(Predictor predictor, BatchingOptions options) {
    this.predictor = predictor;
    this.options = options;
    this.queue = new RequestQueue(options);
    BatchRunner runner = new BatchRunner(predictor, queue);
    this.threads =
        IntStream.rangeClosed(1, options.threads())
            .mapToObj(number -> new Thread(runner, "tf-rnn-batches-" + number))
            .toArray(Thread[]::new);
  }

  /**
   * Starts gathering.
   *
   * @param predictor what computes the batches; stays the caller's, who closes it afterwards
   * @return the caller closes it
   */
  public static BatchingPredictor start(Predictor predictor, BatchingOptions options) {
    BatchingPredictor batching = new BatchingPredictor(predictor, options);
    for (Thread thread : batching.threads) {
      thread.setDaemon(true); // a program that forgot to close still ends
      thread.start();
    }
    return batching;
  }

  @Override
  public ModelSignature signature() {
    return predictor.signature();
  }

  /**
   * Hands in a request.
   *
   * @param inputs by name, each {@code [rows, …]} with the same number of rows, from 1 to {@code
   *     maxBatch}
   * @return its outputs by name, {@code [rows, …]}; if it is cancelled before it is computed, it is
   *     left out. What is to follow an answer runs in the thread that computes: keep it short, or
   *     use the {@code …Async} methods
   * @throws IllegalArgumentException if the signature does not take these inputs
   * @throws OverloadedException if there is no room and requests are refused then
   * @throws CancellationException if the thread is interrupted while it waits for room
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<Map<String, TensorValue>> submit(Map<String, TensorValue> inputs) {
    signature().require(inputs);
    Request request = Request.of(inputs, System.nanoTime());
    checkArgument(
        request.rows() <= options.maxBatch(),
        "predict: %s rows in one request; a batch has at most %s.",
        request.rows(),
        options.maxBatch());
    try {
      queue.add(request);
    } catch (InterruptedException e) {
      throw interrupted("room", e);
    }
    return request.answer();
  }

  /**
   * Hands in a request and waits for its answer; as {@link #submit}.
   *
   * @throws IllegalArgumentException if the signature or the model does not take these inputs
   */
  @Override
  public Map<String, TensorValue> predict(Map<String, TensorValue> inputs) {
    CompletableFuture<Map<String, TensorValue>> answer = submit(inputs);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(false);
      throw interrupted("its answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(e.getCause());
    }
  }

  private static CancellationException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    CancellationException cancelled =
        new CancellationException(
            "predict: the thread was interrupted while it waited for " + what);
    cancelled.initCause(cause);
    return cancelled;
  }

  /**
   * Refuses later requests, and waits until those that were handed in are answered. Closing twice
   * does nothing.
   */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive() && thread != Thread.currentThread()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // the answers come first
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
