package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.audio.data.RandomMap;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.audio.models.KeywordModels;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Model;
import io.github.tfrnn.optimizers.Adam;
import io.github.tfrnn.samples.reports.Predictions;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.text.LabelIndex;
import io.github.tfrnn.training.EarlyStopping;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A classifier of spoken words to train. Whoever makes one closes it. */
final class DigitModel implements AutoCloseable {
  private static final int COEFFICIENTS = 13;
  private static final int DELTA_WIDTH = 2; // frames to either side
  private static final double FRAME_SECONDS = 0.032;
  private static final double STEP_SECONDS = 0.010;

  private final DigitSettings settings;
  private final List<String> classNames;
  private final Mfcc mfcc;
  private final Model model;

  DigitModel(DigitSettings settings, DigitData data) {
    this.settings = settings;
    this.classNames = data.classNames();
    this.mfcc = features(settings.sampleRate(), STEP_SECONDS);
    this.model =
        settings
            .architecture()
            .model(
                KeywordModels.of(mfcc.size(), classNames.size())
                    .units(settings.units())
                    .dropout(settings.dropout())
                    .seed(settings.seed()));
    model.compile(
        Adam.of(settings.learningRate()), Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.ACCURACY);
  }

  /** With slopes, and alike for loud and soft, near and far: normalized over each recording. */
  static Mfcc features(int sampleRate, double stepSeconds) {
    int frame = (int) Math.round(FRAME_SECONDS * sampleRate);
    return Mfcc.preset("librosa")
        .sampleRate(sampleRate)
        .fftLength(Integer.highestOneBit(frame - 1) * 2)
        .frameLength(Integer.highestOneBit(frame - 1) * 2)
        .frameStep((int) Math.round(stepSeconds * sampleRate))
        .melBins(40)
        .coefficients(COEFFICIENTS)
        .deltas(DELTA_WIDTH)
        .normalized(true)
        .build();
  }

  /** Returns what the model is given of a recording. */
  Mfcc mfcc() {
    return mfcc;
  }

  String summary() {
    return model.summary();
  }

  /** Trains, and keeps the weights of the epoch with the best validation accuracy. */
  History fit(DigitData data) {
    Dataset<LabelledSound> heard = Dataset.ofList(data.train());
    Dataset<Examples> examples =
        settings.augment()
            ? heard
                .apply(RandomMap.of(settings.seed(), DigitModel::changed))
                .map(each -> each.examples(mfcc), 2)
            : heard.map(each -> each.examples(mfcc), 2).cache();
    return model.fit(
        examples
            .shuffle(data.train().size(), settings.seed() + 1)
            .apply(Batching.of(settings.batchSize()).padded()),
        FitOptions.ofBatches()
            .epochs(settings.epochs())
            .seed(settings.seed())
            .validationData(examples(data.validation()))
            .callbacks(EarlyStopping.monitor("val_loss").patience(6).restoreBestWeights(true)));
  }

  private static LabelledSound changed(LabelledSound recording, RandomGenerator random) {
    return recording.with(DigitChanges.IN_TRAINING.apply(recording.sound(), random));
  }

  private Dataset<Examples> examples(List<LabelledSound> recordings) {
    return Dataset.ofList(recordings)
        .map(each -> each.examples(mfcc), 2)
        .cache()
        .apply(Batching.of(64).padded());
  }

  /** Classifies recordings. */
  Predictions predict(List<LabelledSound> recordings) {
    FloatRows outputs = model.predict(examples(recordings)).values().iterator().next();
    return Predictions.of(outputs.toMatrix());
  }

  /** Writes the model: it takes samples, too. */
  void export(Path folder) {
    List<Asset> assets = new ArrayList<>(List.of(mfcc.assets()));
    assets.add(LabelIndex.inOrder(classNames));
    model.export(folder, assets.toArray(Asset[]::new));
  }

  @Override
  public void close() {
    model.close();
  }
}
