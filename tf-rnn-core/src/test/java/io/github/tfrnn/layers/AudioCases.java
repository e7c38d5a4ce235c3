package io.github.tfrnn.layers;

import static io.github.tfrnn.layers.LayerCase.ANY;
import static io.github.tfrnn.layers.LayerCase.FEATURES;
import static io.github.tfrnn.layers.LayerCase.sequence;

import io.github.tfrnn.initializers.STFT;
import io.github.tfrnn.initializers.STFTWindow;
import io.github.tfrnn.layers.LayerCase.Mask;
import java.util.List;
import java.util.Optional;

/** Cases of layers that take sound. */
final class AudioCases {

  static List<LayerCase> all() {
    return List.of(
        sequence("spectrogram", () -> STFTSpectrogram.builder().frameLength(4).build())
            .weight("real_kernel", 4, 1, 3)
            .weight("imag_kernel", 4, 1, 3)
            .rejects(ANY, 3, FEATURES)
            .mask(Mask.ENDED)
            .otherThan(STFTSpectrogram::create),
        sequence(
                "spectrogram of images",
                () ->
                    STFTSpectrogram.builder()
                        .mode(STFTSpectrogram.Mode.REAL)
                        .frameLength(3)
                        .frameStep(2)
                        .fftLength(6)
                        .window(STFTWindow.of(1, 2, 3))
                        .periodic(true)
                        .scaling(STFT.Scaling.SPECTRUM)
                        .padding(Padding.SAME)
                        .expandDims(true)
                        .build())
            .weight("real_kernel", 3, 1, 4)
            .mask(Mask.ENDED)
            .otherThan(
                () ->
                    STFTSpectrogram.builder()
                        .mode(STFTSpectrogram.Mode.REAL)
                        .frameLength(3)
                        .frameStep(2)
                        .fftLength(6)
                        .window(STFTWindow.of(1, 2, 4))
                        .periodic(true)
                        .scaling(STFT.Scaling.SPECTRUM)
                        .padding(Padding.SAME)
                        .expandDims(true)
                        .build()),
        new LayerCase(
                "spectrogram channels first",
                () ->
                    STFTSpectrogram.builder()
                        .mode(STFTSpectrogram.Mode.STFT)
                        .frameLength(4)
                        .window(Optional.empty())
                        .dataFormat(DataFormat.CHANNELS_FIRST)
                        .build())
            .inputs(FEATURES, ANY)
            .weight("real_kernel", 4, 1, 3)
            .weight("imag_kernel", 4, 1, 3)
            .mask(Mask.ENDED)
            .rejects(ANY)
            .rejects(ANY, FEATURES)
            .rejects(ANY, ANY, ANY)
            .rejects(2, 3, 4, 5),
        new LayerCase(
                "mel spectrogram",
                () ->
                    MelSpectrogram.builder()
                        .fftLength(8)
                        .sequenceStride(3)
                        .samplingRate(8000)
                        .numMelBins(2)
                        .powerToDb(false)
                        .build())
            .inputs(ANY)
            .mask(Mask.ENDED)
            .rejects(ANY)
            .rejects(ANY, 4)
            .rejects(ANY, ANY, 1)
            .otherThan(MelSpectrogram::create));
  }

  private AudioCases() {}
}
