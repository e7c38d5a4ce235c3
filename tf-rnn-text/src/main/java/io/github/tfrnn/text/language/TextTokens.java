package io.github.tfrnn.text.language;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tokens that a language model reads and writes: every piece of a text is one, blanks and line
 * breaks too, so that the tokens of a text, put together, are that text again.
 *
 * <p><b>Ids</b>: 0 is any token that was not learned. The others follow from 1 on, the most
 * frequent first; equally frequent ones in the order of their code points.
 *
 * <p><b>Exported</b>, it is the asset {@code tokens.json}, and gives the model the signature {@code
 * step}. Immutable, safe for use by any number of threads.
 */
public final class TextTokens implements Asset {

  /** Name of the file that holds the tokens among the assets of an exported model. */
  public static final String ASSET_NAME = "tokens.json";

  /** The id of what was not learned. */
  public static final int UNKNOWN = 0;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TokenLevel level;
  private final List<String> tokens; // of the ids from 1 on
  private final Map<String, Integer> ids = new HashMap<>();

  private TextTokens(TokenLevel level, List<String> tokens) {
    this.level = level;
    this.tokens = List.copyOf(tokens);
    for (String token : this.tokens) {
      checkArgument(!token.isEmpty(), "TextTokens: a token is empty");
      checkArgument(
          ids.put(token, ids.size() + 1) == null, "TextTokens: \"%s\" is there twice", token);
    }
  }

  /** Returns all tokens of a text. */
  public static TextTokens of(TokenLevel level, CharSequence text) {
    return of(level, text, Integer.MAX_VALUE);
  }

  /**
   * Returns the most frequent tokens of a text.
   *
   * @param limit how many at most, at least 1; the others are {@link #UNKNOWN}
   * @throws IllegalArgumentException if the text is empty
   */
  public static TextTokens of(TokenLevel level, CharSequence text, int limit) {
    requireNonNull(level, "level");
    checkArgument(limit >= 1, "TextTokens: the limit must be at least 1, got %s", limit);
    checkArgument(text.length() > 0, "TextTokens: the text is empty");
    Map<String, Integer> counts = new LinkedHashMap<>();
    level.cut(text, token -> counts.merge(token, 1, Integer::sum));
    List<String> most =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                    .thenComparing(entry -> entry.getKey().codePoints().toArray(), Arrays::compare))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    return new TextTokens(level, most);
  }

  /**
   * Returns the tokens that a model was exported with.
   *
   * @throws IllegalArgumentException if it was exported without them
   */
  public static TextTokens from(ExportedModel model) {
    return fromJson(new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
  }

  /**
   * Returns the tokens that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static TextTokens fromJson(String json) {
    JsonNode read;
    try {
      read = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(ASSET_NAME + ": is no JSON: " + e.getOriginalMessage(), e);
    }
    JsonNode level = read.path("level");
    JsonNode tokens = read.path("tokens");
    checkArgument(
        level.isTextual() && tokens.isArray(),
        "%s: expected \"level\" and an array \"tokens\", got %s",
        ASSET_NAME,
        read.getNodeType());
    List<String> known = new ArrayList<>();
    tokens.forEach(token -> known.add(token.textValue()));
    checkArgument(!known.contains(null), "%s: a token is no string", ASSET_NAME);
    return new TextTokens(TokenLevel.named(level.textValue()), known);
  }

  /** Returns the level and the tokens in the order of their ids. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode().put("level", level.label());
    tokens.forEach(json.putArray("tokens")::add);
    return json.toString();
  }

  /** Returns what a token is. */
  public TokenLevel level() {
    return level;
  }

  /** Returns the number of ids, that of unknown tokens among them: {@code inputDim}. */
  public int size() {
    return tokens.size() + 1;
  }

  /** Returns the tokens that have an id of their own, in the order of the ids from 1 on. */
  public List<String> tokens() {
    return tokens;
  }

  /** Returns the ids of a text's tokens. */
  public int[] ids(CharSequence text) {
    IdList found = new IdList();
    level.cut(text, token -> found.add(ids.getOrDefault(token, UNKNOWN)));
    return found.toArray();
  }

  /**
   * Returns the token of an id; U+FFFD for {@link #UNKNOWN}.
   *
   * @throws IllegalArgumentException if the id is not in [0, size)
   */
  public String token(int id) {
    checkArgument(id >= 0 && id < size(), "TextTokens: ids must be in [0, %s), got %s", size(), id);
    return id == UNKNOWN ? "\uFFFD" : tokens.get(id - 1);
  }

  /** Returns the text of ids. */
  public String text(int... ids) {
    return Arrays.stream(ids).mapToObj(this::token).collect(Collectors.joining());
  }

  /**
   * Makes the probabilities of tokens zero that no text has after another one: two words without a
   * blank between them would be one word. Leaves all as they are if no other token is possible.
   *
   * @param probabilities of all tokens, to be changed
   */
  void leaveOutJoining(int before, float[] probabilities) {
    if (before == UNKNOWN) {
      return;
    }
    int last = token(before).codePointBefore(token(before).length());
    float[] left = probabilities.clone();
    boolean any = false;
    for (int id = 0; id < left.length; id++) {
      if (id != UNKNOWN && level.joins(last, token(id).codePointAt(0))) {
        left[id] = 0;
      }
      any = any || left[id] > 0;
    }
    if (any) {
      System.arraycopy(left, 0, probabilities, 0, left.length);
    }
  }

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  /** Returns {@link #toJson()} in UTF-8. */
  @Override
  public byte[] assetContent() {
    return toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns {@code step}. */
  @Override
  public List<String> signatureNames() {
    return List.of(TextGenerator.SIGNATURE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextTokens that && level == that.level && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return 31 * level.hashCode() + tokens.hashCode();
  }

  @Override
  public String toString() {
    return "TextTokens[%s, %d]".formatted(level.label(), size());
  }

  /** Numbers that grow. */
  private static final class IdList {
    private int[] ids = new int[1024];
    private int size;

    void add(int id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, Math.addExact(size, Math.max(size >> 1, 1)));
      }
      ids[size++] = id;
    }

    int[] toArray() {
      return Arrays.copyOf(ids, size);
    }
  }
}
