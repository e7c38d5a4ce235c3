package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ObjectArrays;
import io.github.tfrnn.data.Fields;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.models.Functional;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.optimizers.Optimizer;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.TensorValue;
import io.github.tfrnn.training.Callback;
import io.github.tfrnn.training.Evaluation;
import io.github.tfrnn.training.FitOptions;
import io.github.tfrnn.training.History;
import io.github.tfrnn.training.TrainingState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A recurrent language model: it reads a text token by token and tells how likely each token is to
 * come next.
 *
 * <pre>{@code
 * TextTokens tokens = TextTokens.of(TokenLevel.CHAR, text);
 * try (LanguageModel model = LanguageModel.builder(tokens).units(256).build()) {
 *   model.compile(AdamW.of(0.01));
 *   model.fit(tokens.ids(text), FitOptions.ofBatches().epochs(5));
 *   System.out.println(model.generator().generate("The ", Generation.ofLength(200)));
 *   model.export(folder);
 * }
 * }</pre>
 *
 * <p><b>Layers</b>: an embedding, one or more stateful recurrent layers, a softmax over all tokens.
 * It is trained by truncated backpropagation through time: the states of a row go on from batch to
 * batch, as {@link TokenStreams} lays them out, and begin with zeros in every epoch and every
 * evaluation.
 *
 * <p><b>Loss</b>: the mean cross-entropy of the next token in nats, natural logarithms; {@code
 * exp(loss)} is the perplexity, {@code loss / ln 2} bits a token.
 *
 * <p>Owns native memory: whoever makes a model closes it. For one thread at a time.
 */
public final class LanguageModel implements AutoCloseable {

  private final TextTokens tokens;
  private final LanguageLayers layers;
  private final int streams;
  private final int timesteps;
  private final Sequential model;
  private Functional step; // made when it is first asked for

  private LanguageModel(Builder options) {
    this.tokens = options.tokens;
    this.streams = options.streams;
    this.timesteps = options.timesteps;
    this.layers = new LanguageLayers(options);
    this.model = layers.training(streams, timesteps, options.seed);
  }

  /** Returns a builder of a model of these tokens. */
  public static Builder builder(TextTokens tokens) {
    return new Builder(tokens);
  }

  /** Returns the tokens that it reads and writes. */
  public TextTokens tokens() {
    return tokens;
  }

  /** Returns the table of layers of the model that is trained. */
  public String summary() {
    return model.summary();
  }

  /**
   * Sets what the model is trained with.
   *
   * @param metrics such as {@code Perplexity} and {@code BitsPerCharacter}
   */
  public void compile(Optimizer optimizer, Metric... metrics) {
    model.compile(optimizer, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, metrics);
  }

  /**
   * Returns a text as batches for this model: to train on, or as {@link
   * FitOptions#validationData(io.github.tfrnn.data.Dataset)}.
   *
   * @param ids of the whole text, in the order of the text
   * @throws IllegalArgumentException if the text is shorter than a batch
   */
  public TokenStreams batches(int[] ids) {
    return TokenStreams.of(ids, streams, timesteps);
  }

  /**
   * Trains the model. States begin with zeros in every epoch.
   *
   * @param ids of the whole text, in the order of the text
   * @param options begun with {@link FitOptions#ofBatches()}
   * @throws IllegalArgumentException if the text is shorter than a batch
   * @throws IllegalStateException if the model is not compiled, or the loss becomes NaN or infinite
   */
  public History fit(int[] ids, FitOptions options) {
    return model.fit(batches(ids), options.callbacks(new StatesBegin()));
  }

  /**
   * Returns the loss, in nats a token, and the metrics over a text.
   *
   * @param ids of the whole text, in the order of the text
   * @throws IllegalArgumentException if the text is shorter than a batch
   */
  public Evaluation evaluate(int[] ids) {
    return model.evaluate(batches(ids), new StatesBegin());
  }

  /** Returns copies of all weights by name. */
  public Map<String, FloatRows> getWeights() {
    return model.getWeights();
  }

  /** Sets all weights to what {@link #getWeights} returned. */
  public void setWeights(Map<String, FloatRows> weights) {
    model.setWeights(weights);
  }

  /** Has a {@code fit} that is running end after its batch. For any thread. */
  public void stopTraining() {
    model.stopTraining();
  }

  /**
   * Returns a generator that writes with the weights as they are now. It ends with this model, and
   * a later call moves it to later weights.
   */
  public TextGenerator generator() {
    Functional current = step();
    return new TextGenerator(tokens, layers.states(), inputs -> run(current, inputs));
  }

  private Functional step() {
    if (step == null) {
      step = layers.step();
    }
    step.setWeightsFrom(model);
    return step;
  }

  private static Map<String, TensorValue> run(Functional step, Map<String, TensorValue> inputs) {
    Map<String, Rows> rows = new LinkedHashMap<>();
    inputs.forEach((name, value) -> rows.put(name, rows(value)));
    Map<String, TensorValue> outputs = new LinkedHashMap<>();
    step.predictOnBatch(Fields.named(rows))
        .forEach((name, value) -> outputs.put(name, TensorValue.of(value)));
    return outputs;
  }

  private static Rows rows(TensorValue value) {
    return value.type() == ElementType.INT32
        ? IntRows.ofFlat(value.ints(), value.shape())
        : FloatRows.ofFlat(value.floats(), value.shape());
  }

  /**
   * Writes the model as a SavedModel that takes any number of rows and timesteps and carries its
   * states in and out: {@link TextGenerator} tells its signature. The tokens go with it.
   *
   * @param directory must not exist yet
   * @param assets further ones
   * @throws IllegalArgumentException if {@code directory} exists
   * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
   */
  public void export(Path directory, Asset... assets) {
    step().export(directory, ObjectArrays.concat(tokens, assets));
  }

  @Override
  public void close() {
    model.close();
    if (step != null) {
      step.close();
    }
  }

  /** A text begins with states of zeros: in every epoch, and in what it is validated on. */
  private final class StatesBegin implements Callback {
    @Override
    public void onEpochBegin(TrainingState training, int epoch) {
      model.resetStates();
    }

    @Override
    public void onTestBegin() {
      model.resetStates();
    }
  }

  /** The options, with their defaults. */
  public static final class Builder {
    final TextTokens tokens;
    RecurrentCell cell = RecurrentCell.LSTM;
    int units = 256;
    int layers = 1;
    int embedding = 64;
    double dropout;
    int streams = 32;
    int timesteps = 64;
    Long seed;

    private Builder(TextTokens tokens) {
      this.tokens = requireNonNull(tokens, "tokens");
    }

    /** Which recurrent layer; LSTM by default. */
    public Builder cell(RecurrentCell value) {
      cell = requireNonNull(value, "cell");
      return this;
    }

    /** Size of each state; 256 by default. */
    public Builder units(int value) {
      units = positive("units", value);
      return this;
    }

    /** Number of recurrent layers; 1 by default. */
    public Builder layers(int value) {
      layers = positive("layers", value);
      return this;
    }

    /** Size of the embedding; 64 by default. */
    public Builder embedding(int value) {
      embedding = positive("embedding", value);
      return this;
    }

    /**
     * Share of each recurrent layer's outputs that is dropped in training, in [0, 1); 0 by default.
     */
    public Builder dropout(double value) {
      checkArgument(
          value >= 0 && value < 1, "LanguageModel: dropout must be in [0, 1), got %s", value);
      dropout = value;
      return this;
    }

    /** Rows of a batch, each a stream of the text of its own; 32 by default. */
    public Builder streams(int value) {
      streams = positive("streams", value);
      return this;
    }

    /** Timesteps of a batch: as far as gradients go back; 64 by default. */
    public Builder timesteps(int value) {
      timesteps = positive("timesteps", value);
      return this;
    }

    /** Equal seeds begin with equal weights; drawn anew by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    private static int positive(String name, int value) {
      checkArgument(value >= 1, "LanguageModel: %s must be at least 1, got %s", name, value);
      return value;
    }

    /** Returns the model; the caller closes it. */
    public LanguageModel build() {
      return new LanguageModel(this);
    }
  }
}
