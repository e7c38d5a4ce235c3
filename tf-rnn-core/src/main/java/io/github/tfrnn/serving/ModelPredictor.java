package io.github.tfrnn.serving;

import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorValue;
import java.util.Map;

/** One signature of a model. */
record ModelPredictor(ExportedModel model, ModelSignature signature) implements Predictor {

  @Override
  public Map<String, TensorValue> predict(Map<String, TensorValue> inputs) {
    return model.run(signature.name(), inputs);
  }
}
