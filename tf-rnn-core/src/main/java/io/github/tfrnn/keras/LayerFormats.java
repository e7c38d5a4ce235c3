package io.github.tfrnn.keras;

import io.github.tfrnn.layers.Layer;
import java.util.List;

/** Which of Keras's layers there are. */
final class LayerFormats {

  /** Layers that are no models and have no layers within. */
  static final ClassTable<Layer> SIMPLE =
      new ClassTable<>(
          "layer",
          "keras.layers",
          SimpleLayers.all(),
          ActivationLayers.all(),
          PoolingLayers.all(),
          ConvolutionLayers.all(),
          DepthwiseLayers.all(),
          NormalizationLayers.all(),
          MergingLayers.all(),
          AttentionLayers.all(),
          RecurrentLayers.all(),
          AudioLayers.all(),
          List.of(ConvolutionalLSTM.convLstm1d(), new InputFormat()));

  /** Layers with layers or cells within. */
  static final ClassTable<Layer> NESTING =
      new ClassTable<>("layer", "keras.layers", WrapperLayers.all());

  /** Models, which are layers of other models. */
  static final ClassTable<Layer> MODELS =
      new ClassTable<>(
          "model",
          "keras",
          List.of(
              new SequentialFormat(),
              new FunctionalFormat("Functional"),
              new FunctionalFormat("Model")));

  static final List<ClassTable<Layer>> ALL = List.of(SIMPLE, NESTING, MODELS);

  private LayerFormats() {}
}
