package io.github.tfrnn.layers;

import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.Optional;

/** A layer that scales and shifts by what it learns, if it is to: its options. */
interface AffineLayer extends Layer {

  boolean center();

  boolean scale();

  Initializer betaInitializer();

  Initializer gammaInitializer();

  Optional<Regularizer> betaRegularizer();

  Optional<Regularizer> gammaRegularizer();

  Optional<Constraint> betaConstraint();

  Optional<Constraint> gammaConstraint();
}
