package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.DATA_FORMAT;
import static io.github.tfrnn.keras.OptionFormats.DOUBLE;
import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.FLOATS;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.PADDING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.Floats;
import io.github.tfrnn.initializers.STFT;
import io.github.tfrnn.initializers.STFTWindow;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.MelSpectrogram;
import io.github.tfrnn.layers.STFTSpectrogram;
import java.util.List;
import java.util.Optional;

/** Layers that take sound. */
final class AudioLayers {

  static final OptionFormat<Optional<STFTWindow>> WINDOW =
      orNone(
          OptionFormats.of(
              (place, json) ->
                  json.isTextual()
                      ? Located.in(
                          place.object() + ": option \"" + place.option() + "\"",
                          () -> STFTWindow.of(json.textValue()))
                      : STFTWindow.of(Floats.toArray(FLOATS.read(place, json))),
              window ->
                  window
                      .name()
                      .<JsonNode>map(TextNode::valueOf)
                      .orElseGet(
                          () ->
                              FLOATS.write(
                                  null, Floats.asList(window.givenValues().orElseThrow())))));

  static final OptionFormat<Optional<STFT.Scaling>> SCALING =
      orNone(OptionFormats.word(STFT.Scaling.class));

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(stft(), mel());
  }

  private static ClassFormat<STFTSpectrogram> stft() {
    return TableFormat.built(
            "STFTSpectrogram",
            STFTSpectrogram.class,
            in -> STFTSpectrogram.builder(),
            STFTSpectrogram.Builder::build)
        .option(
            "mode",
            OptionFormats.word(STFTSpectrogram.Mode.class),
            STFTSpectrogram::mode,
            STFTSpectrogram.Builder::mode)
        .option(
            "frame_length",
            INTEGER,
            STFTSpectrogram::frameLength,
            STFTSpectrogram.Builder::frameLength)
        .optional(
            "frame_step", INTEGER, STFTSpectrogram::frameStep, STFTSpectrogram.Builder::frameStep)
        .optional(
            "fft_length", INTEGER, STFTSpectrogram::fftLength, STFTSpectrogram.Builder::fftLength)
        .option("window", WINDOW, STFTSpectrogram::window, STFTSpectrogram.Builder::window)
        .option("periodic", FLAG, STFTSpectrogram::periodic, STFTSpectrogram.Builder::periodic)
        .option("scaling", SCALING, STFTSpectrogram::scaling, STFTSpectrogram.Builder::scaling)
        .option("padding", PADDING, STFTSpectrogram::padding, STFTSpectrogram.Builder::padding)
        .option(
            "data_format",
            DATA_FORMAT,
            STFTSpectrogram::dataFormat,
            STFTSpectrogram.Builder::dataFormat)
        .option(
            "expand_dims", FLAG, STFTSpectrogram::expandDims, STFTSpectrogram.Builder::expandDims);
  }

  private static ClassFormat<MelSpectrogram> mel() {
    return TableFormat.built(
            "MelSpectrogram",
            MelSpectrogram.class,
            in -> MelSpectrogram.builder(),
            MelSpectrogram.Builder::build)
        .option("fft_length", INTEGER, MelSpectrogram::fftLength, MelSpectrogram.Builder::fftLength)
        .option(
            "sequence_stride",
            INTEGER,
            MelSpectrogram::sequenceStride,
            MelSpectrogram.Builder::sequenceStride)
        .option(
            "sequence_length",
            INTEGER,
            MelSpectrogram::sequenceLength,
            MelSpectrogram.Builder::sequenceLength)
        .option("window", WINDOW, MelSpectrogram::window, MelSpectrogram.Builder::window)
        .option(
            "sampling_rate",
            INTEGER,
            MelSpectrogram::samplingRate,
            MelSpectrogram.Builder::samplingRate)
        .option(
            "num_mel_bins", INTEGER, MelSpectrogram::numMelBins, MelSpectrogram.Builder::numMelBins)
        .option("min_freq", DOUBLE, MelSpectrogram::minFreq, MelSpectrogram.Builder::minFreq)
        .option("max_freq", DOUBLE, MelSpectrogram::maxFreq, MelSpectrogram.Builder::maxFreq)
        .option("power_to_db", FLAG, MelSpectrogram::powerToDb, MelSpectrogram.Builder::powerToDb)
        .option("top_db", DOUBLE, MelSpectrogram::topDb, MelSpectrogram.Builder::topDb)
        .option("mag_exp", DOUBLE, MelSpectrogram::magExp, MelSpectrogram.Builder::magExp)
        .option("min_power", DOUBLE, MelSpectrogram::minPower, MelSpectrogram.Builder::minPower)
        .option("ref_power", DOUBLE, MelSpectrogram::refPower, MelSpectrogram.Builder::refPower);
  }

  /** Returns values of which null is one: none. */
  private static <V> OptionFormat<Optional<V>> orNone(OptionFormat<V> format) {
    return new OptionFormat<>() {
      @Override
      public Optional<V> read(Place place, JsonNode json) {
        return json.isNull() ? Optional.empty() : Optional.of(format.read(place, json));
      }

      @Override
      public JsonNode write(Writing writing, Optional<V> value) {
        return value.isPresent() ? format.write(writing, value.get()) : NullNode.getInstance();
      }

      @Override
      public boolean takesNull() {
        return true;
      }
    };
  }

  private AudioLayers() {}
}
