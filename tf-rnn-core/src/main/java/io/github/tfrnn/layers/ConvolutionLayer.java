package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;

/** The options that all convolution layers have. */
interface ConvolutionLayer extends Layer {

  Padding padding();

  DataFormat dataFormat();

  Activation activation();

  boolean useBias();

  Initializer biasInitializer();

  Optional<Regularizer> biasRegularizer();

  Optional<Constraint> biasConstraint();

  Optional<Regularizer> activityRegularizer();
}
