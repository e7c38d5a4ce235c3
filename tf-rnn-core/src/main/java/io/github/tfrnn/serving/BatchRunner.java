package io.github.tfrnn.serving;

import io.github.tfrnn.saving.TensorValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes one batch after the other, until the queue is closed and empty. */
final class BatchRunner implements Runnable {
  private final Predictor predictor;
  private final RequestQueue queue;

  BatchRunner(Predictor predictor, RequestQueue queue) {
    this.predictor = predictor;
    this.queue = queue;
  }

  @Override
  public void run() {
    for (List<Request> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
      List<Request> wanted =
          batch.stream().filter(request -> !request.answer().isDone()).toList(); // not cancelled
      if (!wanted.isEmpty()) {
        answer(wanted);
      }
    }
  }

  private void answer(List<Request> batch) {
    try {
      Map<String, TensorValue> outputs = predictor.predict(together(batch));
      int from = 0;
      for (Request request : batch) {
        request.answer().complete(rows(outputs, from, request.rows(), batch));
        from += request.rows();
      }
    } catch (Throwable e) { // whatever it is, the callers wait for it
      if (batch.size() == 1) {
        batch.get(0).answer().completeExceptionally(e);
      } else {
        batch.forEach(request -> answer(List.of(request)));
      }
    }
  }

  private static Map<String, TensorValue> together(List<Request> batch) {
    if (batch.size() == 1) {
      return batch.get(0).inputs();
    }
    return batch.get(0).inputs().keySet().stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name ->
                    TensorValue.concat(
                        batch.stream().map(request -> request.inputs().get(name)).toList())));
  }

  private static Map<String, TensorValue> rows(
      Map<String, TensorValue> outputs, int from, int count, List<Request> batch) {
    int all = batch.stream().mapToInt(Request::rows).sum();
    Map<String, TensorValue> rows = new LinkedHashMap<>();
    outputs.forEach(
        (name, value) -> {
          if (value.shape().isScalar() || value.rows() != all) {
            throw new IllegalStateException(
                "predict: the output \"%s\" of %d rows is %s: it has none for each row, so this model cannot answer in batches."
                    .formatted(name, all, value));
          }
          rows.put(name, value.slice(from, from + count));
        });
    return rows;
  }
}
