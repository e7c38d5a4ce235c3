package io.github.tfrnn.layers;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * All products of up to {@code degree} features: 1, a, b, a², ab, b² of a and b.
 *
 * <p><b>Shapes</b>: inputs {@code [batch, ..., features]}, output {@code [batch, ..., products]}.
 * Passes masks on. Columns and their order are those of scikit-learn's {@code PolynomialFeatures}:
 * by degree, then by the features' numbers. Immutable.
 *
 * @param degree most factors of a product, at least 1
 * @param interactionOnly whether no feature is a factor twice
 * @param includeBias whether the first column is 1
 */
public record PolynomialFeatures(int degree, boolean interactionOnly, boolean includeBias)
    implements Layer {

  private static final int MOST_COLUMNS = 1_000_000;

  public PolynomialFeatures {
    checkArgument(degree >= 1, "PolynomialFeatures: degree must be at least 1, got %s", degree);
  }

  /** Returns all products of up to {@code degree} features, and 1. */
  public static PolynomialFeatures of(int degree) {
    return new PolynomialFeatures(degree, false, true);
  }

  /** Returns the same, with or without products that have a feature as a factor twice. */
  public PolynomialFeatures withInteractionOnly(boolean newInteractionOnly) {
    return new PolynomialFeatures(degree, newInteractionOnly, includeBias);
  }

  /** Returns the same, with or without a column of ones. */
  public PolynomialFeatures withIncludeBias(boolean newIncludeBias) {
    return new PolynomialFeatures(degree, interactionOnly, newIncludeBias);
  }

  /**
   * The products of one degree: each is a product of the degree below times one feature.
   *
   * @param shorter number of the product of the degree below
   * @param feature the factor that comes to it, none before it in number
   */
  private record Products(List<Integer> shorter, List<Integer> feature) {

    static Products ofFeatures(int features) {
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < features; i++) {
        all.add(i);
      }
      return new Products(all, all);
    }

    Products next(String where, int features, boolean interactionOnly) {
      List<Integer> nextShorter = new ArrayList<>();
      List<Integer> nextFeature = new ArrayList<>();
      for (int i = 0; i < feature.size(); i++) {
        for (int j = feature.get(i) + (interactionOnly ? 1 : 0); j < features; j++) {
          nextShorter.add(i);
          nextFeature.add(j);
        }
        checkArgument(
            nextShorter.size() <= MOST_COLUMNS,
            "%s: %s features have more than %s products. A smaller degree is needed.",
            where,
            features,
            MOST_COLUMNS);
      }
      return new Products(nextShorter, nextFeature);
    }
  }

  private List<Products> byDegree(String where, int features) {
    List<Products> all = new ArrayList<>(List.of(Products.ofFeatures(features)));
    for (int d = 2; d <= degree; d++) {
      all.add(all.get(d - 2).next(where, features, interactionOnly));
    }
    return all;
  }

  @Override
  public Shape outputShape(String where, Shape inputs) {
    int features = Math.toIntExact(Shapes.requireFeatures(where, inputs));
    int columns = byDegree(where, features).stream().mapToInt(p -> p.feature().size()).sum();
    return Shapes.withLast(inputs, columns + (includeBias ? 1 : 0));
  }

  @Override
  public BuiltLayer build(BuildContext context, Shape inputs) {
    List<Products> products = byDegree(context.layer(), Math.toIntExact(Shapes.last(inputs)));
    return (call, input) -> expand(call, input, products);
  }

  private Signal expand(Call call, Signal input, List<Products> products) {
    Ops tf = call.tf();
    Operand<TFloat32> x = input.floats();
    Operand<TInt32> last = tf.constant(input.shape().numDimensions() - 1);
    List<Operand<TFloat32>> columns = new ArrayList<>();
    if (includeBias) {
      Operand<TFloat32> first = tf.gather(x, tf.array(0), last);
      columns.add(tf.stopGradient(tf.onesLike(first)));
    }
    Operand<TFloat32> shorter = x;
    columns.add(x);
    for (Products next : products.subList(1, products.size())) {
      if (next.feature().isEmpty()) {
        break;
      }
      shorter =
          tf.math.mul(
              tf.gather(shorter, indices(tf, next.shorter()), last),
              tf.gather(x, indices(tf, next.feature()), last));
      columns.add(shorter);
    }
    Operand<TFloat32> all = columns.size() == 1 ? x : tf.concat(columns, last);
    return input.then(all, outputShape(call.layer(), input.shape()));
  }

  private static Operand<TInt32> indices(Ops tf, List<Integer> numbers) {
    return tf.constant(numbers.stream().mapToInt(Integer::intValue).toArray());
  }
}
