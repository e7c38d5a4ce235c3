package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.tfrnn.saving.ElementType;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.ModelSignature;
import io.github.tfrnn.saving.TensorSpec;
import io.github.tfrnn.saving.TensorValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes texts with a language model, a token after the other, carrying its states along.
 *
 * <pre>{@code
 * try (ExportedModel model = ExportedModel.load(folder)) {
 *   TextGenerator generator = TextGenerator.of(model);
 *   String text = generator.generate("ROMEO:", Generation.ofLength(300).sampling(Sampling.temperature(0.8)));
 * }
 * }</pre>
 *
 * <p>An exported model is asked through its signature {@value #SIGNATURE}: {@code ids} {@code
 * [batch, timesteps]} and {@code state_0}, {@code state_1}, … {@code [batch, units]} in, {@code
 * probabilities} {@code [batch, timesteps, tokens]} and {@code next_state_0}, … out. States of
 * zeros begin a text.
 *
 * <p>Holds no state of a text: safe for use by any number of threads, as far as the model is. The
 * model is closed by its owner.
 */
public final class TextGenerator {

  /** Name of the signature that takes states in and gives them out. */
  public static final String SIGNATURE = "step";

  static final String IDS = "ids";
  static final String PROBABILITIES = "probabilities";
  static final String STATE = "state_";
  static final String NEXT = "next_";

  /** Asks a model, by the names of the signature. */
  @FunctionalInterface
  interface Steps {
    Map<String, TensorValue> run(Map<String, TensorValue> inputs);
  }

  private final TextTokens tokens;
  private final Map<String, Integer> states; // sizes by name
  private final Steps steps;

  TextGenerator(TextTokens tokens, Map<String, Integer> states, Steps steps) {
    this.tokens = tokens;
    this.states = new LinkedHashMap<>(states);
    this.steps = steps;
  }

  /**
   * Returns a generator of an exported language model.
   *
   * @throws IllegalArgumentException if the model is none
   */
  public static TextGenerator of(ExportedModel model) {
    checkArgument(
        model.hasAsset(TextTokens.ASSET_NAME) && model.signatures().containsKey(SIGNATURE),
        "%s: no language model: it lacks the asset %s or the signature \"%s\"; it has the"
            + " signatures %s",
        model.directory(),
        TextTokens.ASSET_NAME,
        SIGNATURE,
        model.signatures().keySet());
    ModelSignature signature = model.signature(SIGNATURE);
    Map<String, Integer> states = new LinkedHashMap<>();
    for (int i = 0; signature.inputs().containsKey(STATE + i); i++) {
      TensorSpec spec = signature.inputs().get(STATE + i);
      checkArgument(
          spec.type() == ElementType.FLOAT32 && spec.shape().numDimensions() == 2,
          "%s: %s must be float32 [batch, units], got %s",
          model.directory(),
          STATE + i,
          spec);
      states.put(STATE + i, (int) spec.shape().get(1));
    }
    return new TextGenerator(
        TextTokens.from(model), states, inputs -> model.run(SIGNATURE, inputs));
  }

  /** Returns how the model is asked. */
  Steps steps() {
    return steps;
  }

  /** Returns the tokens that it reads and writes. */
  public TextTokens tokens() {
    return tokens;
  }

  /**
   * Returns what follows a prompt. Unknown tokens are never written, nor a word right after another
   * one: together they would be another word.
   *
   * @param prompt what is read before the first token is drawn; of an empty one, a line break is
   *     read
   * @param generation how much, and how it is drawn
   * @return the text without the prompt, and without the stop string that ended it
   */
  public String generate(String prompt, Generation generation) {
    requireNonNull(prompt, "generate: prompt is null");
    Written written = new Written(generation);
    Map<String, TensorValue> kept = begin();
    float[] next = read(tokens.ids(prompt.isEmpty() ? "\n" : prompt), kept);
    while (!written.isDone()) {
      int id = written.draw(next);
      written.add(tokens.token(id));
      if (!written.isDone()) {
        next = read(new int[] {id}, kept);
      }
    }
    return written.text();
  }

  private Map<String, TensorValue> begin() {
    Map<String, TensorValue> kept = new LinkedHashMap<>();
    states.forEach((name, size) -> kept.put(name, TensorValue.ofFloats(new float[size], 1, size)));
    return kept;
  }

  /** Reads tokens, moves the states on, and returns the probabilities of what follows. */
  private float[] read(int[] ids, Map<String, TensorValue> kept) {
    Map<String, TensorValue> inputs = new LinkedHashMap<>(kept);
    inputs.put(IDS, TensorValue.ofInts(ids, 1, ids.length));
    Map<String, TensorValue> outputs = steps.run(inputs);
    kept.replaceAll((name, before) -> outputs.get(NEXT + name));
    float[] all = outputs.get(PROBABILITIES).floats();
    float[] last = new float[all.length / ids.length];
    System.arraycopy(all, all.length - last.length, last, 0, last.length);
    last[TextTokens.UNKNOWN] = 0; // nothing that could be written
    tokens.leaveOutJoining(ids[ids.length - 1], last);
    return last;
  }
}
