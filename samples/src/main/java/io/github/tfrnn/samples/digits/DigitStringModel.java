package io.github.tfrnn.samples.digits;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.AddedNoise;
import io.github.tfrnn.audio.data.RandomMap;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Dropout;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.LabelErrorRate;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.ReduceLROnPlateau;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tensorflow.ndarray.Shape;

/** A recognizer of strings of words to train. Whoever makes one closes it. */
final class DigitStringModel implements AutoCloseable {
  /** What class 0 is called, which stands for no word. */
  static final String BLANK = "<blank>";

  private static final double STEP_SECONDS = 0.020; // a word has some ten timesteps
  private static final int BATCH = 64; // strings that are watched or tested at once
  private static final AddedNoise NOISE = AddedNoise.white(5, 40);

  private final DigitStringSettings settings;
  private final List<String> classNames;
  private final Mfcc mfcc;
  private final Sequential model;

  DigitStringModel(DigitStringSettings settings, List<String> classNames) {
    this.settings = settings;
    this.classNames = classNames;
    DigitSettings training = settings.training();
    this.mfcc = DigitModel.features(training.sampleRate(), STEP_SECONDS);
    this.model =
        Sequential.seeded(
            training.seed(),
            Input.of(Shape.UNKNOWN_SIZE, mfcc.size()),
            Masking.of(0),
            Bidirectional.of(LSTM.builder(training.units()).returnSequences(true).build()),
            Dropout.of(training.dropout()),
            Bidirectional.of(LSTM.builder(training.units()).returnSequences(true).build()),
            Dropout.of(training.dropout()),
            Dense.of(1 + classNames.size(), Activation.LINEAR)); // logits, the blank's first
    model.compile(Adam.of(training.learningRate()), Loss.CTC, LabelErrorRate.create());
  }

  /** Returns what the model is given of a string. */
  Mfcc mfcc() {
    return mfcc;
  }

  String summary() {
    return model.summary();
  }

  /** Trains, and keeps the weights of the epoch with the best validation loss. */
  History fit(DigitData data) {
    DigitSettings training = settings.training();
    Dataset<DigitString> strings =
        DigitStrings.drawn(data.train(), settings.strings(), training.seed());
    Dataset<DigitString> heard =
        training.augment()
            ? strings.apply(RandomMap.of(training.seed() + 1, DigitStringModel::noisy))
            : strings;
    List<DigitString> watched =
        DigitStrings.drawn(data.validation(), settings.validationStrings(), training.seed() + 2)
            .toList();
    return model.fit(
        heard.map(each -> each.examples(mfcc), 2).apply(Batching.of(training.batchSize()).padded()),
        FitOptions.ofBatches()
            .epochs(training.epochs())
            .seed(training.seed())
            .validationData(Dataset.ofList(examples(watched)))
            .callbacks(
                ReduceLROnPlateau.monitor("val_loss").patience(3).factor(0.4),
                EarlyStopping.monitor("val_loss").patience(8).restoreBestWeights(true)));
  }

  private static DigitString noisy(DigitString string, RandomGenerator random) {
    return random.nextBoolean()
        ? new DigitString(string.classes(), NOISE.addTo(string.sound(), random))
        : string;
  }

  /** Returns batches, strings padded to the longest of each. */
  private List<Examples> examples(List<DigitString> strings) {
    return Dataset.ofList(strings)
        .map(each -> each.examples(mfcc), 2)
        .apply(Batching.of(BATCH).padded())
        .toList();
  }

  /**
   * Returns the logits of each string, {@code [timesteps][classes]}, as many timesteps as it has.
   */
  List<float[][]> logits(List<DigitString> strings) {
    List<float[][]> logits = new ArrayList<>();
    for (Examples batch : examples(strings)) {
      float[][][] padded = model.predictOnBatch(batch.x()).values().iterator().next().toSequences();
      for (float[][] each : padded) {
        Sound sound = strings.get(logits.size()).sound();
        logits.add(Arrays.copyOf(each, mfcc.frames(sound.frames())));
      }
    }
    return logits;
  }

  /** Writes the model: it takes samples, too. */
  void export(Path folder) {
    List<String> names = new ArrayList<>(List.of(BLANK));
    names.addAll(classNames);
    List<Asset> assets = new ArrayList<>(List.of(mfcc.assets()));
    assets.add(LabelIndex.inOrder(names));
    model.export(folder, assets.toArray(Asset[]::new));
  }

  @Override
  public void close() {
    model.close();
  }
}
