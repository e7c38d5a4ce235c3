package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.sequence;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.layers.LayerCase.Mask;
import io.github.tfrnn.regularizers.L1L2;
import java.util.List;
import java.util.function.Supplier;

/** Cases of layers that look through windows at sequences and images, and of data formats. */
final class ConvolutionCases {

  private static final int ROWS = 4;

  /** Images of as many columns as there are timesteps elsewhere. */
  private static LayerCase images(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer)
        .inputs(ROWS, ANY, FEATURES)
        .mask(Mask.NONE)
        .rejects(ANY)
        .rejects(ANY, ROWS, ANY)
        .rejects(ANY, ROWS, ANY, ANY)
        .rejects(ANY, ROWS, ANY, 1, 1);
  }

  private static LayerCase channelsFirst(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer)
        .inputs(FEATURES, ANY)
        .mask(Mask.ENDED)
        .rejects(ANY)
        .rejects(ANY, FEATURES)
        .rejects(ANY, ANY, ANY)
        .rejects(2, 3, 4, 5);
  }

  private static LayerCase imagesFirst(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer)
        .inputs(FEATURES, ROWS, ANY)
        .mask(Mask.NONE)
        .rejects(ANY, FEATURES, ROWS)
        .rejects(ANY, ANY, ROWS, ANY);
  }

  /** Images of as many timesteps as there are elsewhere. */
  private static LayerCase steps(String name, Supplier<Layer> layer) {
    return new LayerCase(name, layer)
        .inputs(ANY, ROWS, FEATURES)
        .weight("kernel", 3, FEATURES, 16)
        .weight("recurrent_kernel", 3, 4, 16)
        .weight("bias", 16)
        .mask(Mask.ENDED)
        .rejects(ANY)
        .rejects(ANY, ANY, FEATURES)
        .rejects(ANY, ANY, ANY, FEATURES)
        .rejects(ANY, ANY, ROWS, ANY)
        .rejects(ANY, ANY, 2, FEATURES)
        .otherThan(() -> ConvLSTM1D.of(4, 2));
  }

  static List<LayerCase> all() {
    return List.of(
        new LayerCase("dropout of features", () -> Dropout.of(0.4).withNoiseShape(-1, 1, -1))
            .rejects(ANY, FEATURES)
            .isRandom()
            .otherThan(() -> Dropout.of(0.4)),
        new LayerCase("dropout of all rows", () -> Dropout.of(0.4).withNoiseShape(1, -1, FEATURES))
            .rejects(ANY, ANY, ANY)
            .isRandom()
            .otherThan(() -> Dropout.of(0.4).withNoiseShape(-1, -1, FEATURES)),
        steps("convolutional lstm", () -> ConvLSTM1D.of(4, 3)),
        steps(
                "convolutional lstm with dropout",
                () ->
                    ConvLSTM1D.builder(4, 3)
                        .dropout(0.3)
                        .recurrentDropout(0.2)
                        .returnSequences(true)
                        .goBackwards(true)
                        .activityRegularizer(L1L2.l2(0.1f))
                        .build())
            .mask(Mask.PASSED_ON)
            .isRandom(),
        new LayerCase(
                "convolutional lstm channels first",
                () ->
                    ConvLSTM1D.builder(4, 2)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .padding(Padding.SAME)
                        .strides(2)
                        .returnSequences(true)
                        .unitForgetBias(false)
                        .useBias(false)
                        .build())
            .inputs(ANY, FEATURES, ROWS)
            .weight("kernel", 2, FEATURES, 16)
            .weight("recurrent_kernel", 2, 4, 16)
            .rejects(ANY, ANY, ANY, ROWS)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(() -> ConvLSTM1D.of(4, 2)),
        channelsFirst(
                "convolution channels first",
                () ->
                    Conv1D.builder(4, 3)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .padding(Padding.CAUSAL)
                        .build())
            .weight("kernel", 3, FEATURES, 4)
            .weight("bias", 4)
            .otherThan(() -> Conv1D.builder(4, 3).padding(Padding.CAUSAL).build()),
        images("image convolution", () -> Conv2D.of(4, 3, 2))
            .weight("kernel", 3, 2, FEATURES, 4)
            .weight("bias", 4)
            .rejects(ANY, 2, ANY, FEATURES)
            .rejects(ANY, ROWS, 1, FEATURES)
            .otherThan(() -> Conv2D.of(4, 2, 3)),
        images(
                "image convolution with gaps",
                () ->
                    Conv2D.builder(6, 2, 3)
                        .padding(Padding.SAME)
                        .dilationRate(2)
                        .groups(3)
                        .useBias(false)
                        .activation(Activation.RELU)
                        .build())
            .weight("kernel", 2, 3, 1, 6)
            .rejects(ANY, ROWS, ANY, 4)
            .otherThan(() -> Conv2D.of(4, 2)),
        images(
                "image convolution of groups",
                () ->
                    Conv2D.builder(3, 2, 2)
                        .groups(3)
                        .strides(2, 1)
                        .kernelRegularizer(L1L2.l2(0.1f))
                        .activityRegularizer(L1L2.l1(0.1f))
                        .build())
            .weight("kernel", 2, 2, 1, 3)
            .weight("bias", 3)
            .otherThan(() -> Conv2D.of(3, 2)),
        imagesFirst(
                "image convolution channels first",
                () ->
                    Conv2D.builder(4, 2, 3)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .activation(Activation.SOFTMAX)
                        .build())
            .weight("kernel", 2, 3, FEATURES, 4)
            .weight("bias", 4)
            .otherThan(() -> Conv2D.of(4, 2, 3)),
        sequence(
                "depthwise convolution",
                () -> DepthwiseConv1D.builder(3).depthMultiplier(2).build())
            .weight("kernel", 3, FEATURES, 2)
            .weight("bias", 6)
            .mask(Mask.ENDED)
            .rejects(ANY, 2, FEATURES)
            .otherThan(() -> DepthwiseConv1D.of(3)),
        channelsFirst(
                "depthwise convolution channels first",
                () ->
                    DepthwiseConv1D.builder(2)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .padding(Padding.SAME)
                        .strides(2)
                        .dilationRate(3)
                        .useBias(false)
                        .build())
            .weight("kernel", 2, FEATURES, 1)
            .otherThan(() -> DepthwiseConv1D.of(2)),
        sequence("separable convolution", () -> SeparableConv1D.of(4, 3))
            .weight("depthwise_kernel", 3, FEATURES, 1)
            .weight("pointwise_kernel", 1, FEATURES, 4)
            .weight("bias", 4)
            .mask(Mask.ENDED)
            .rejects(ANY, 2, FEATURES)
            .otherThan(() -> SeparableConv1D.of(4, 2)),
        channelsFirst(
                "separable convolution channels first",
                () ->
                    SeparableConv1D.builder(4, 3)
                        .depthMultiplier(2)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .pointwiseRegularizer(L1L2.l2(0.1f))
                        .build())
            .weight("depthwise_kernel", 3, FEATURES, 2)
            .weight("pointwise_kernel", 1, 2 * FEATURES, 4)
            .weight("bias", 4)
            .otherThan(() -> SeparableConv1D.of(4, 3)),
        sequence("transposed convolution", () -> Conv1DTranspose.of(4, 3))
            .weight("kernel", 3, 4, FEATURES)
            .weight("bias", 4)
            .mask(Mask.ENDED)
            .rejects(ANY, 0, FEATURES)
            .otherThan(() -> Conv1DTranspose.of(4, 2)),
        channelsFirst(
                "transposed convolution channels first",
                () ->
                    Conv1DTranspose.builder(4, 3)
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .padding(Padding.SAME)
                        .strides(3)
                        .outputPadding(1)
                        .activation(Activation.TANH)
                        .build())
            .weight("kernel", 3, 4, FEATURES)
            .weight("bias", 4)
            .otherThan(() -> Conv1DTranspose.of(4, 3)),
        images("image max pooling", MaxPooling2D::standard)
            .rejects(ANY, ROWS, 1, FEATURES)
            .otherThan(() -> MaxPooling2D.of(2, 3)),
        imagesFirst(
                "image max pooling channels first",
                () -> MaxPooling2D.of(3, 2).withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(() -> MaxPooling2D.of(3, 2)),
        images(
                "image average pooling",
                () -> AveragePooling2D.of(2, 3).withPadding(Padding.SAME).withStrides(1, 2))
            .otherThan(AveragePooling2D::standard),
        imagesFirst(
                "image average pooling channels first",
                () -> AveragePooling2D.standard().withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(AveragePooling2D::standard),
        channelsFirst(
                "max pooling channels first",
                () -> MaxPooling1D.of(3).withDataFormat(DataFormat.CHANNELS_FIRST))
            .rejects(ANY, FEATURES, 2)
            .otherThan(() -> MaxPooling1D.of(3)),
        channelsFirst(
                "average pooling channels first",
                () -> AveragePooling1D.of(3).withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(() -> AveragePooling1D.of(3)),
        images("image maximum", GlobalMaxPooling2D::create)
            .otherThan(() -> GlobalMaxPooling2D.create().withKeepDims(true)),
        images("image average kept", () -> GlobalAveragePooling2D.create().withKeepDims(true))
            .otherThan(GlobalAveragePooling2D::create),
        imagesFirst(
                "image maximum channels first",
                () ->
                    GlobalMaxPooling2D.create()
                        .withKeepDims(true)
                        .withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(GlobalMaxPooling2D::create),
        channelsFirst(
                "average channels first",
                () -> GlobalAveragePooling1D.create().withDataFormat(DataFormat.CHANNELS_FIRST))
            .mask(Mask.NONE) // a mask is of timesteps, which other tests have on the second axis
            .otherThan(GlobalAveragePooling1D::create),
        channelsFirst(
                "maximum channels first",
                () -> GlobalMaxPooling1D.create().withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(GlobalMaxPooling1D::create),
        new LayerCase(
                "flatten channels first",
                () -> Flatten.create().withDataFormat(DataFormat.CHANNELS_FIRST))
            .inputs(FEATURES, ROWS, 5)
            .mask(Mask.NONE)
            .rejects(ANY, ANY, FEATURES)
            .otherThan(Flatten::create),
        channelsFirst(
                "zero padding channels first",
                () -> ZeroPadding1D.of(2, 1).withDataFormat(DataFormat.CHANNELS_FIRST))
            .otherThan(() -> ZeroPadding1D.of(2, 1)));
  }

  private ConvolutionCases() {}
}
