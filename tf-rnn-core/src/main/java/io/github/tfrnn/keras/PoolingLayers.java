package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DATA_FORMAT;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.ONE_SIZE;
import static io.github.tfrnn.keras.OptionFormats.PADDING;
import static io.github.tfrnn.keras.OptionFormats.TWO_SIZES;

import io.github.tfrnn.layers.AveragePooling1D;
import io.github.tfrnn.layers.AveragePooling2D;
import io.github.tfrnn.layers.Cropping1D;
import io.github.tfrnn.layers.GlobalAveragePooling1D;
import io.github.tfrnn.layers.GlobalAveragePooling2D;
import io.github.tfrnn.layers.GlobalMaxPooling1D;
import io.github.tfrnn.layers.GlobalMaxPooling2D;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MaxPooling1D;
import io.github.tfrnn.layers.MaxPooling2D;
import io.github.tfrnn.layers.UpSampling1D;
import io.github.tfrnn.layers.ZeroPadding1D;
import java.util.List;

/** Layers that make sequences and images shorter or longer without weights. */
final class PoolingLayers {

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        TableFormat.of(
                "MaxPooling1D",
                MaxPooling1D.class,
                in -> MaxPooling1D.of(in.or("pool_size", ONE_SIZE, 2)))
            .begun("pool_size", ONE_SIZE, MaxPooling1D::poolSize)
            .option("strides", ONE_SIZE, MaxPooling1D::strides, MaxPooling1D::withStrides)
            .option("padding", PADDING, MaxPooling1D::padding, MaxPooling1D::withPadding)
            .option(
                "data_format", DATA_FORMAT, MaxPooling1D::dataFormat, MaxPooling1D::withDataFormat),
        TableFormat.of(
                "AveragePooling1D",
                AveragePooling1D.class,
                in -> AveragePooling1D.of(in.or("pool_size", ONE_SIZE, 2)))
            .begun("pool_size", ONE_SIZE, AveragePooling1D::poolSize)
            .option("strides", ONE_SIZE, AveragePooling1D::strides, AveragePooling1D::withStrides)
            .option("padding", PADDING, AveragePooling1D::padding, AveragePooling1D::withPadding)
            .option(
                "data_format",
                DATA_FORMAT,
                AveragePooling1D::dataFormat,
                AveragePooling1D::withDataFormat),
        TableFormat.of("MaxPooling2D", MaxPooling2D.class, PoolingLayers::maxPooling)
            .begun("pool_size", TWO_SIZES, MaxPooling2D::poolSize)
            .option(
                "strides",
                TWO_SIZES,
                MaxPooling2D::strides,
                (layer, sizes) -> layer.withStrides(sizes.get(0), sizes.get(1)))
            .option("padding", PADDING, MaxPooling2D::padding, MaxPooling2D::withPadding)
            .option(
                "data_format", DATA_FORMAT, MaxPooling2D::dataFormat, MaxPooling2D::withDataFormat),
        TableFormat.of("AveragePooling2D", AveragePooling2D.class, PoolingLayers::averagePooling)
            .begun("pool_size", TWO_SIZES, AveragePooling2D::poolSize)
            .option(
                "strides",
                TWO_SIZES,
                AveragePooling2D::strides,
                (layer, sizes) -> layer.withStrides(sizes.get(0), sizes.get(1)))
            .option("padding", PADDING, AveragePooling2D::padding, AveragePooling2D::withPadding)
            .option(
                "data_format",
                DATA_FORMAT,
                AveragePooling2D::dataFormat,
                AveragePooling2D::withDataFormat),
        TableFormat.of(
                "GlobalMaxPooling1D", GlobalMaxPooling1D.class, in -> GlobalMaxPooling1D.create())
            .option(
                "keepdims", FLAG, GlobalMaxPooling1D::keepDims, GlobalMaxPooling1D::withKeepDims)
            .option(
                "data_format",
                DATA_FORMAT,
                GlobalMaxPooling1D::dataFormat,
                GlobalMaxPooling1D::withDataFormat),
        TableFormat.of(
                "GlobalAveragePooling1D",
                GlobalAveragePooling1D.class,
                in -> GlobalAveragePooling1D.create())
            .option(
                "keepdims",
                FLAG,
                GlobalAveragePooling1D::keepDims,
                GlobalAveragePooling1D::withKeepDims)
            .option(
                "data_format",
                DATA_FORMAT,
                GlobalAveragePooling1D::dataFormat,
                GlobalAveragePooling1D::withDataFormat),
        TableFormat.of(
                "GlobalMaxPooling2D", GlobalMaxPooling2D.class, in -> GlobalMaxPooling2D.create())
            .option(
                "keepdims", FLAG, GlobalMaxPooling2D::keepDims, GlobalMaxPooling2D::withKeepDims)
            .option(
                "data_format",
                DATA_FORMAT,
                GlobalMaxPooling2D::dataFormat,
                GlobalMaxPooling2D::withDataFormat),
        TableFormat.of(
                "GlobalAveragePooling2D",
                GlobalAveragePooling2D.class,
                in -> GlobalAveragePooling2D.create())
            .option(
                "keepdims",
                FLAG,
                GlobalAveragePooling2D::keepDims,
                GlobalAveragePooling2D::withKeepDims)
            .option(
                "data_format",
                DATA_FORMAT,
                GlobalAveragePooling2D::dataFormat,
                GlobalAveragePooling2D::withDataFormat),
        TableFormat.of(
                "UpSampling1D",
                UpSampling1D.class,
                in -> UpSampling1D.of(in.or("size", INTEGER, 2)))
            .begun("size", INTEGER, UpSampling1D::size),
        TableFormat.of("Cropping1D", Cropping1D.class, PoolingLayers::cropping)
            .begun("cropping", TWO_SIZES, layer -> List.of(layer.left(), layer.right())),
        TableFormat.of("ZeroPadding1D", ZeroPadding1D.class, PoolingLayers::zeroPadding)
            .begun("padding", TWO_SIZES, layer -> List.of(layer.left(), layer.right()))
            .option(
                "data_format",
                DATA_FORMAT,
                ZeroPadding1D::dataFormat,
                ZeroPadding1D::withDataFormat));
  }

  private static MaxPooling2D maxPooling(Options in) {
    List<Integer> sizes = in.or("pool_size", TWO_SIZES, List.of(2, 2));
    return MaxPooling2D.of(sizes.get(0), sizes.get(1));
  }

  private static AveragePooling2D averagePooling(Options in) {
    List<Integer> sizes = in.or("pool_size", TWO_SIZES, List.of(2, 2));
    return AveragePooling2D.of(sizes.get(0), sizes.get(1));
  }

  private static Cropping1D cropping(Options in) {
    List<Integer> sides = in.or("cropping", TWO_SIZES, List.of(1, 1));
    return new Cropping1D(sides.get(0), sides.get(1));
  }

  private static ZeroPadding1D zeroPadding(Options in) {
    List<Integer> sides = in.or("padding", TWO_SIZES, List.of(1, 1));
    return ZeroPadding1D.of(sides.get(0), sides.get(1));
  }

  private PoolingLayers() {}
}
