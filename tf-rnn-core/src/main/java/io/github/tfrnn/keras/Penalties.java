package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.AXES;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;

import com.google.common.primitives.Ints;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.constraints.MaxNorm;
import io.github.tfrnn.constraints.MinMaxNorm;
import io.github.tfrnn.constraints.NonNeg;
import io.github.tfrnn.constraints.UnitNorm;
import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.regularizers.OrthogonalRegularizer;
import io.github.tfrnn.regularizers.Regularizer;
import java.util.List;

/** Regularizers and constraints in configurations. */
final class Penalties {

  private static final OptionFormat<OrthogonalRegularizer.Mode> MODE =
      OptionFormats.word(OrthogonalRegularizer.Mode.class);

  private static final float DEFAULT_FACTOR = 0.01f;

  private static final ClassTable<Regularizer> REGULARIZERS =
      new ClassTable<>(
          "regularizer",
          "keras.regularizers",
          List.of(
              TableFormat.of(
                      "L1L2",
                      L1L2.class,
                      in -> new L1L2(in.or("l1", FLOAT, 0f), in.or("l2", FLOAT, 0f)))
                  .begun("l1", FLOAT, L1L2::l1)
                  .begun("l2", FLOAT, L1L2::l2),
              TableFormat.of("L1", L1L2.class, in -> L1L2.l1(in.or("l1", FLOAT, DEFAULT_FACTOR))),
              TableFormat.of("L2", L1L2.class, in -> L1L2.l2(in.or("l2", FLOAT, DEFAULT_FACTOR))),
              TableFormat.of(
                      "OrthogonalRegularizer",
                      OrthogonalRegularizer.class,
                      in ->
                          new OrthogonalRegularizer(
                              in.or("factor", FLOAT, DEFAULT_FACTOR),
                              in.or("mode", MODE, OrthogonalRegularizer.Mode.ROWS)))
                  .begun("factor", FLOAT, OrthogonalRegularizer::factor)
                  .begun("mode", MODE, OrthogonalRegularizer::mode)));

  private static final ClassTable<Constraint> CONSTRAINTS =
      new ClassTable<>(
          "constraint",
          "keras.constraints",
          List.of(
              TableFormat.of(
                      "MaxNorm",
                      MaxNorm.class,
                      in -> MaxNorm.of(in.or("max_value", FLOAT, 2f)).along(axes(in)))
                  .begun("max_value", FLOAT, MaxNorm::maxValue)
                  .begun("axis", AXES, MaxNorm::axes),
              TableFormat.of("NonNeg", NonNeg.class, in -> new NonNeg()),
              TableFormat.of("UnitNorm", UnitNorm.class, in -> UnitNorm.standard().along(axes(in)))
                  .begun("axis", AXES, UnitNorm::axes),
              TableFormat.of(
                      "MinMaxNorm",
                      MinMaxNorm.class,
                      in ->
                          new MinMaxNorm(
                              in.or("min_value", FLOAT, 0f),
                              in.or("max_value", FLOAT, 1f),
                              in.or("rate", FLOAT, 1f),
                              in.or("axis", AXES, List.of(0))))
                  .begun("min_value", FLOAT, MinMaxNorm::minValue)
                  .begun("max_value", FLOAT, MinMaxNorm::maxValue)
                  .begun("rate", FLOAT, MinMaxNorm::rate)
                  .begun("axis", AXES, MinMaxNorm::axes)));

  static final OptionFormat<Regularizer> REGULARIZER = REGULARIZERS.format(Regularizer::of);
  static final OptionFormat<Constraint> CONSTRAINT = CONSTRAINTS.format(Constraint::of);

  private static int[] axes(Options in) {
    return Ints.toArray(in.or("axis", AXES, List.of(0)));
  }

  private Penalties() {}
}
