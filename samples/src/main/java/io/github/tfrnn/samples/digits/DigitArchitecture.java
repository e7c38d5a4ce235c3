package io.github.tfrnn.samples.digits;

import io.github.tfrnn.audio.models.KeywordModels;
import io.github.tfrnn.models.Model;
import java.util.Locale;
import java.util.function.Function;

/** The models to choose from, as {@link KeywordModels} has them. */
enum DigitArchitecture {
  LSTM(KeywordModels::lstm),
  GRU(KeywordModels::gru),
  BILSTM(KeywordModels::bilstm),
  CNN_LSTM(KeywordModels::cnnLstm),
  ATTENTION(KeywordModels::attention);

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a method of an immutable class
  private final Function<KeywordModels, Model> maker;

  DigitArchitecture(Function<KeywordModels, Model> maker) {
    this.maker = maker;
  }

  /** Returns a new model; the caller closes it. */
  Model model(KeywordModels models) {
    return maker.apply(models);
  }

  /** Returns the word for it on a command line: {@code cnn-lstm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
