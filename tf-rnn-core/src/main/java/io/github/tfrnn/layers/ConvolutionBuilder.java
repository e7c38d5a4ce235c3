package io.github.tfrnn.layers;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;

/**
 * The options that all convolution layers have, with Keras's defaults.
 *
 * @param <B> the builder itself
 */
abstract class ConvolutionBuilder<B extends ConvolutionBuilder<B>> {

  Padding padding = Padding.VALID;
  DataFormat dataFormat = DataFormat.CHANNELS_LAST;
  Activation activation = Activation.LINEAR;
  boolean useBias = true;
  Initializer biasInitializer = Constant.zeros();
  Optional<Regularizer> biasRegularizer = Optional.empty();
  Optional<Constraint> biasConstraint = Optional.empty();
  Optional<Regularizer> activityRegularizer = Optional.empty();

  abstract B self();

  /** Sets what is put around the inputs. */
  public B padding(Padding value) {
    this.padding = value;
    return self();
  }

  /** Sets where the channels stand. */
  public B dataFormat(DataFormat value) {
    this.dataFormat = value;
    return self();
  }

  /** Sets what is applied to the outputs. */
  public B activation(Activation value) {
    this.activation = value;
    return self();
  }

  /** Sets whether a bias is added. */
  public B useBias(boolean value) {
    this.useBias = value;
    return self();
  }

  /** Sets the initializer of the bias. */
  public B biasInitializer(Initializer value) {
    this.biasInitializer = value;
    return self();
  }

  /** Sets a penalty on the bias. */
  public B biasRegularizer(Regularizer value) {
    this.biasRegularizer = Optional.of(value);
    return self();
  }

  /** Sets a constraint on the bias. */
  public B biasConstraint(Constraint value) {
    this.biasConstraint = Optional.of(value);
    return self();
  }

  /** Sets a penalty on the outputs. */
  public B activityRegularizer(Regularizer value) {
    this.activityRegularizer = Optional.of(value);
    return self();
  }
}
