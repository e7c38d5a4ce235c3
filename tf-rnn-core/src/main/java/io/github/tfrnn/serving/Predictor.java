package io.github.tfrnn.serving;

import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.util.Map;
import org.tensorflow.Signature;

/** Answers requests of one signature. Safe for use by any number of threads. */
public interface Predictor {

  /** Returns names, types and shapes of what it takes and gives. */
  ModelSignature signature();

  /**
   * Answers a request.
   *
   * @param inputs by name
   * @return the outputs by name
   * @throws IllegalArgumentException if the model does not take these inputs
   * @throws IllegalStateException if it is closed
   */
  Map<String, TensorValue> predict(Map<String, TensorValue> inputs);

  /**
   * Returns a predictor that asks a model's {@code serving_default}; the model stays the caller's.
   */
  static Predictor of(ExportedModel model) {
    return of(model, Signature.DEFAULT_KEY);
  }

  /**
   * Returns a predictor that asks a model; the model stays the caller's.
   *
   * @param signature such as {@code "text"}
   * @throws IllegalArgumentException if the model has none of that name
   */
  static Predictor of(ExportedModel model, String signature) {
    return new ModelPredictor(model, model.signature(signature));
  }
}
