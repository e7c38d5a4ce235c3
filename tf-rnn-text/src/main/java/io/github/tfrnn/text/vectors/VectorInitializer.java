package io.github.tfrnn.text.vectors;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.initializers.Initializer;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/** Starts a weight with vectors; equal if the vectors are the same ones. */
record VectorInitializer(WordVectors vectors) implements Initializer {

  @Override
  public float[] values(Shape shape, RandomGenerator random) {
    checkArgument(
        shape.equals(vectors.shape()),
        "WordVectors: these vectors are %s, the weight is %s: make it with"
            + " Embedding.builder(vectors.vocabularySize(), vectors.dim())",
        vectors.shape(),
        shape);
    return vectors.flat();
  }
}
