package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.ActivationFormat.ACTIVATION;
import static io.github.tfrnn.keras.Initializers.INITIALIZER;
import static io.github.tfrnn.keras.OptionFormats.DATA_FORMAT;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOAT;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.INTEGERS;
import static io.github.tfrnn.keras.OptionFormats.LONGS;
import static io.github.tfrnn.keras.OptionFormats.SHAPE;
import static io.github.tfrnn.keras.Penalties.CONSTRAINT;
import static io.github.tfrnn.keras.Penalties.REGULARIZER;

import com.fasterxml.jackson.databind.node.NullNode;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.ActivationLayer;
import io.github.tfrnn.layers.ActivityRegularization;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Embedding;
import io.github.tfrnn.layers.Flatten;
import io.github.tfrnn.layers.GaussianDropout;
import io.github.tfrnn.layers.GaussianNoise;
import io.github.tfrnn.layers.Identity;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.layers.Permute;
import io.github.tfrnn.layers.RepeatVector;
import io.github.tfrnn.layers.Reshape;
import io.github.tfrnn.layers.SpatialDropout1D;
import io.github.tfrnn.regularizers.L1L2;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Dense layers, embeddings, dropout and noise, and layers that change shapes. */
final class SimpleLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        dense(),
        embedding(),
        TableFormat.of(
                "Activation",
                ActivationLayer.class,
                in -> ActivationLayer.of(in.or("activation", ACTIVATION, Activation.LINEAR)))
            .begun("activation", ACTIVATION, ActivationLayer::activation),
        seeded(
            TableFormat.of("Dropout", Dropout.class, in -> Dropout.of(in.required("rate", FLOAT)))
                .begun("rate", FLOAT, Dropout::rate)
                .optional(
                    "noise_shape",
                    SHAPE,
                    dropout -> ifAny(dropout.noiseShape()),
                    (dropout, sizes) -> dropout.withNoiseShape(Longs.toArray(sizes)))),
        seeded(
            TableFormat.of(
                    "SpatialDropout1D",
                    SpatialDropout1D.class,
                    in -> SpatialDropout1D.of(in.required("rate", FLOAT)))
                .begun("rate", FLOAT, SpatialDropout1D::rate)
                .dropped("data_format", "noise_shape")
                .notWritten("trainable")),
        seeded(
            TableFormat.of(
                    "GaussianNoise",
                    GaussianNoise.class,
                    in -> GaussianNoise.of(in.required("stddev", FLOAT)))
                .begun("stddev", FLOAT, GaussianNoise::stddev)),
        seeded(
            TableFormat.of(
                    "GaussianDropout",
                    GaussianDropout.class,
                    in -> GaussianDropout.of(in.required("rate", FLOAT)))
                .begun("rate", FLOAT, GaussianDropout::rate)),
        TableFormat.of(
                "ActivityRegularization",
                ActivityRegularization.class,
                in -> ActivityRegularization.of(in.or("l1", FLOAT, 0f), in.or("l2", FLOAT, 0f)))
            .when(layer -> layer.regularizer() instanceof L1L2)
            .begun("l1", FLOAT, layer -> factor(layer, L1L2::l1))
            .begun("l2", FLOAT, layer -> factor(layer, L1L2::l2))
            .dropped("activity_regularizer"), // the same once more
        TableFormat.of("Masking", Masking.class, in -> Masking.of(in.or("mask_value", FLOAT, 0f)))
            .begun("mask_value", FLOAT, Masking::maskValue),
        TableFormat.of("Identity", Identity.class, in -> Identity.create()),
        TableFormat.of(
                "RepeatVector",
                RepeatVector.class,
                in -> RepeatVector.of(in.required("n", INTEGER)))
            .begun("n", INTEGER, RepeatVector::n),
        TableFormat.of(
                "Reshape",
                Reshape.class,
                in -> Reshape.of(Longs.toArray(in.required("target_shape", LONGS))))
            .begun("target_shape", LONGS, Reshape::targetShape),
        TableFormat.of(
                "Permute",
                Permute.class,
                in -> Permute.of(Ints.toArray(in.required("dims", INTEGERS))))
            .begun("dims", INTEGERS, Permute::dims),
        TableFormat.of("Flatten", Flatten.class, in -> Flatten.create())
            .option("data_format", DATA_FORMAT, Flatten::dataFormat, Flatten::withDataFormat));
  }

  private static ClassFormat<Dense> dense() {
    return TableFormat.built(
            "Dense",
            Dense.class,
            in -> Dense.builder(in.required("units", INTEGER)),
            Dense.Builder::build)
        .begun("units", INTEGER, Dense::units)
        .option("activation", ACTIVATION, Dense::activation, Dense.Builder::activation)
        .option("use_bias", FLAG, Dense::useBias, Dense.Builder::useBias)
        .option(
            "kernel_initializer",
            INITIALIZER,
            Dense::kernelInitializer,
            Dense.Builder::kernelInitializer)
        .option(
            "bias_initializer", INITIALIZER, Dense::biasInitializer, Dense.Builder::biasInitializer)
        .optional(
            "kernel_regularizer",
            REGULARIZER,
            Dense::kernelRegularizer,
            Dense.Builder::kernelRegularizer)
        .optional(
            "bias_regularizer", REGULARIZER, Dense::biasRegularizer, Dense.Builder::biasRegularizer)
        .ifPresent(
            "activity_regularizer",
            REGULARIZER,
            Dense::activityRegularizer,
            Dense.Builder::activityRegularizer)
        .optional(
            "kernel_constraint",
            CONSTRAINT,
            Dense::kernelConstraint,
            Dense.Builder::kernelConstraint)
        .optional(
            "bias_constraint", CONSTRAINT, Dense::biasConstraint, Dense.Builder::biasConstraint)
        .unset("quantization_config");
  }

  private static ClassFormat<Embedding> embedding() {
    return TableFormat.built(
            "Embedding",
            Embedding.class,
            in ->
                Embedding.builder(
                    in.required("input_dim", INTEGER), in.required("output_dim", INTEGER)),
            Embedding.Builder::build)
        .begun("input_dim", INTEGER, Embedding::inputDim)
        .begun("output_dim", INTEGER, Embedding::outputDim)
        .option(
            "embeddings_initializer",
            INITIALIZER,
            Embedding::embeddingsInitializer,
            Embedding.Builder::embeddingsInitializer)
        .optional(
            "embeddings_regularizer",
            REGULARIZER,
            Embedding::embeddingsRegularizer,
            Embedding.Builder::embeddingsRegularizer)
        .unset("activity_regularizer")
        .optional(
            "embeddings_constraint",
            CONSTRAINT,
            Embedding::embeddingsConstraint,
            Embedding.Builder::embeddingsConstraint)
        .option("mask_zero", FLAG, Embedding::maskZero, Embedding.Builder::maskZero)
        .unset("quantization_config")
        .droppedIfOff("sparse")
        .dropped("input_length"); // follows from the data
  }

  private static <T, B> TableFormat<T, B> seeded(TableFormat<T, B> format) {
    return format.ignored("seed", NullNode.getInstance());
  }

  private static <V> Optional<List<V>> ifAny(List<V> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static float factor(ActivityRegularization layer, ToDoubleFunction<L1L2> which) {
    return (float) which.applyAsDouble((L1L2) layer.regularizer());
  }

  private SimpleLayers() {}
}
