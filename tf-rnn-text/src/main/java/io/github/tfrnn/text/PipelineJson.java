package io.github.tfrnn.text;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.InputTransform;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * How sequences are brought to one length and empty ones read, as {@value #ASSET_NAME} among the
 * assets, in the words of Keras's {@code pad_sequences}; in the graph, the signature for strings.
 */
record PipelineJson(TextPreprocessing texts) implements Asset {
  static final String ASSET_NAME = "pipeline.json";

  /** Grows when readers of the former one would misread it. */
  private static final int FORMAT = 1;

  /** That of a file which says how texts without known words are read. */
  private static final int FORMAT_WITH_EMPTY_TEXTS = 2;

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  @Override
  public byte[] assetContent() {
    PadOptions padding = texts.padding();
    String json =
        Json.write(
            out -> {
              out.writeStartObject();
              boolean empty = texts.emptyTextsAs().isPresent();
              out.writeNumberField("format", empty ? FORMAT_WITH_EMPTY_TEXTS : FORMAT);
              if (padding.maxlen().isPresent()) {
                out.writeNumberField("maxlen", padding.maxlen().getAsInt());
              } else {
                out.writeNullField("maxlen");
              }
              out.writeStringField("padding", side(padding.padding()));
              out.writeStringField("truncating", side(padding.truncating()));
              out.writeNumberField("value", (int) padding.value());
              if (empty) {
                out.writeNumberField("empty_texts_as", texts.emptyTextsAs().getAsInt());
              }
              out.writeEndObject();
            });
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<InputTransform> inputTransform() {
    return TextSignature.reasonAgainst(texts.tokenizer()).isEmpty()
        ? Optional.of(new TextSignature(texts))
        : Optional.empty();
  }

  /** Returns what a model was exported with, beside the names of its classes. */
  static TextPreprocessing read(ExportedModel model, Tokenizer tokenizer) {
    JsonNode root =
        Json.parse(ASSET_NAME, new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
    int format = root.path("format").asInt();
    checkArgument(
        format == FORMAT || format == FORMAT_WITH_EMPTY_TEXTS,
        "%s: the format is %s, this version reads %s and %s",
        ASSET_NAME,
        format,
        FORMAT,
        FORMAT_WITH_EMPTY_TEXTS);
    JsonNode maxlen = root.path("maxlen");
    JsonNode value = root.path("value");
    checkArgument(
        (maxlen.isNull() || maxlen.isInt()) && value.isInt(),
        "%s: maxlen and value must be whole numbers, got %s",
        ASSET_NAME,
        Json.excerpt(root.toString()));
    PadOptions options = maxlen.isNull() ? PadOptions.longest() : PadOptions.maxlen(maxlen.asInt());
    options =
        options
            .padding(side(root, "padding"))
            .truncating(side(root, "truncating"))
            .value(value.asInt());
    TextPreprocessing texts = TextPreprocessing.of(tokenizer, options);
    JsonNode empty = root.path("empty_texts_as");
    checkArgument(
        format == FORMAT || empty.isInt(),
        "%s: empty_texts_as must be a whole number, got %s",
        ASSET_NAME,
        Json.excerpt(root.toString()));
    return format == FORMAT ? texts : texts.emptyTextsAs(empty.asInt());
  }

  private static String side(PadSide side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static PadSide side(JsonNode root, String field) {
    String word = root.path(field).asText();
    checkArgument(
        word.equals("pre") || word.equals("post"),
        "%s: %s must be \"pre\" or \"post\", got \"%s\"",
        ASSET_NAME,
        field,
        word);
    return word.equals("pre") ? PadSide.PRE : PadSide.POST;
  }
}
