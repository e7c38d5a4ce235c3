package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;
import static io.github.tfrnn.keras.OptionFormats.INTEGERS;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Identity;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.Orthogonal;
import io.github.tfrnn.initializers.RandomNormal;
import io.github.tfrnn.initializers.RandomUniform;
import io.github.tfrnn.initializers.STFT;
import io.github.tfrnn.initializers.TruncatedNormal;
import io.github.tfrnn.initializers.VarianceScaling;
import java.util.List;
import java.util.Optional;

/** Initializers in configurations. Seeds are left out: a model here has one for all its weights. */
final class Initializers {

  private static final OptionFormat<VarianceScaling.Distribution> DISTRIBUTION =
      OptionFormats.word(VarianceScaling.Distribution.class);

  private static final OptionFormat<VarianceScaling.Fan> FAN =
      OptionFormats.of(
          (place, json) ->
              switch (json.asText()) {
                case "fan_in" -> VarianceScaling.Fan.IN;
                case "fan_out" -> VarianceScaling.Fan.OUT;
                case "fan_avg" -> VarianceScaling.Fan.AVERAGE;
                default -> throw place.notSupported(json);
              },
          fan ->
              TextNode.valueOf(
                  switch (fan) {
                    case IN -> "fan_in";
                    case OUT -> "fan_out";
                    case AVERAGE -> "fan_avg";
                  }));

  private static final OptionFormat<STFT.Side> SIDE = OptionFormats.word(STFT.Side.class);

  private static final ClassTable<Initializer> TABLE =
      new ClassTable<>(
          "initializer",
          "keras.initializers",
          List.of(
              TableFormat.of("Zeros", Constant.class, in -> Constant.zeros())
                  .when(constant -> constant.value() == 0),
              TableFormat.of("Ones", Constant.class, in -> Constant.ones())
                  .when(constant -> constant.value() == 1),
              TableFormat.of(
                      "Constant", Constant.class, in -> new Constant(in.or("value", FLOAT, 0f)))
                  .begun("value", FLOAT, Constant::value),
              seeded(
                  TableFormat.of(
                          "RandomUniform",
                          RandomUniform.class,
                          in ->
                              new RandomUniform(
                                  in.or("minval", DOUBLE, -0.05), in.or("maxval", DOUBLE, 0.05)))
                      .begun("minval", DOUBLE, RandomUniform::minval)
                      .begun("maxval", DOUBLE, RandomUniform::maxval)),
              seeded(
                  TableFormat.of(
                          "RandomNormal",
                          RandomNormal.class,
                          in ->
                              new RandomNormal(
                                  in.or("mean", DOUBLE, 0.0), in.or("stddev", DOUBLE, 0.05)))
                      .begun("mean", DOUBLE, RandomNormal::mean)
                      .begun("stddev", DOUBLE, RandomNormal::stddev)),
              seeded(
                  TableFormat.of(
                          "TruncatedNormal",
                          TruncatedNormal.class,
                          in ->
                              new TruncatedNormal(
                                  in.or("mean", DOUBLE, 0.0), in.or("stddev", DOUBLE, 0.05)))
                      .begun("mean", DOUBLE, TruncatedNormal::mean)
                      .begun("stddev", DOUBLE, TruncatedNormal::stddev)),
              scaling("GlorotUniform", VarianceScaling.glorotUniform()),
              scaling("GlorotNormal", VarianceScaling.glorotNormal()),
              scaling("HeUniform", VarianceScaling.heUniform()),
              scaling("HeNormal", VarianceScaling.heNormal()),
              scaling("LecunUniform", VarianceScaling.lecunUniform()),
              scaling("LecunNormal", VarianceScaling.lecunNormal()),
              counting(
                  TableFormat.of(
                          "VarianceScaling",
                          VarianceScaling.class,
                          in ->
                              counted(
                                  in,
                                  VarianceScaling.of(
                                      in.or("scale", DOUBLE, 1.0),
                                      in.or("mode", FAN, VarianceScaling.Fan.IN),
                                      in.or(
                                          "distribution",
                                          DISTRIBUTION,
                                          VarianceScaling.Distribution.TRUNCATED_NORMAL))))
                      .begun("scale", DOUBLE, VarianceScaling::scale)
                      .begun("mode", FAN, VarianceScaling::fan)
                      .begun("distribution", DISTRIBUTION, VarianceScaling::distribution)),
              orthogonal("Orthogonal"),
              orthogonal("OrthogonalInitializer"),
              identity("Identity"),
              identity("IdentityInitializer"),
              stft("STFT"),
              stft("STFTInitializer")));

  /** An object, a name, or a name of Keras's classes. */
  static final OptionFormat<Initializer> INITIALIZER = TABLE.format(Initializer::of);

  private static <T, B> TableFormat<T, B> seeded(TableFormat<T, B> format) {
    return format.ignored("seed", NullNode.getInstance());
  }

  private static TableFormat<VarianceScaling, VarianceScaling> scaling(
      String className, VarianceScaling scaling) {
    return counting(
        TableFormat.of(className, VarianceScaling.class, in -> counted(in, scaling))
            .when(other -> other.counting(List.of(), List.of()).equals(scaling)));
  }

  private static TableFormat<VarianceScaling, VarianceScaling> counting(
      TableFormat<VarianceScaling, VarianceScaling> format) {
    return seeded(format)
        .begunOptional("input_axes", INTEGERS, scaling -> ifAny(scaling.inputAxes()))
        .begunOptional("output_axes", INTEGERS, scaling -> ifAny(scaling.outputAxes()));
  }

  private static VarianceScaling counted(Options in, VarianceScaling scaling) {
    return scaling.counting(
        in.or("input_axes", INTEGERS, List.of()), in.or("output_axes", INTEGERS, List.of()));
  }

  private static Optional<List<Integer>> ifAny(List<Integer> axes) {
    return axes.isEmpty() ? Optional.empty() : Optional.of(axes);
  }

  private static TableFormat<Orthogonal, Orthogonal> orthogonal(String className) {
    return seeded(
        TableFormat.of(className, Orthogonal.class, in -> new Orthogonal(in.or("gain", FLOAT, 1f)))
            .begun("gain", FLOAT, Orthogonal::gain));
  }

  /** Keras leaves the gain out, but takes it. */
  private static TableFormat<Identity, Identity> identity(String className) {
    return TableFormat.of(className, Identity.class, in -> new Identity(in.or("gain", FLOAT, 1f)))
        .ifPresent(
            "gain",
            FLOAT,
            identity -> Optional.of(identity.gain()).filter(gain -> gain != 1),
            (identity, gain) -> new Identity(gain));
  }

  private static TableFormat<STFT, STFT> stft(String className) {
    return TableFormat.of(className, STFT.class, in -> STFT.of(in.or("side", SIDE, STFT.Side.REAL)))
        .begun("side", SIDE, STFT::side)
        .option("window", AudioLayers.WINDOW, STFT::window, STFT::withWindow)
        .option("periodic", FLAG, STFT::periodic, STFT::withPeriodic)
        .option("scaling", AudioLayers.SCALING, STFT::scaling, STFT::withScaling);
  }

  private Initializers() {}
}
