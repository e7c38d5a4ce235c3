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
 * How sequences are brought to one length, as {@value #ASSET_NAME} among the assets, in the words
 * of Keras's {@code pad_sequences}; in the graph, the signature for strings.
 */
record PipelineJson(TextPreprocessing texts) implements Asset {
  static final String ASSET_NAME = "pipeline.json";

  /** Grows when readers of the former one would misread it. */
  private static final int FORMAT = 1;

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
              out.writeNumberField("format", FORMAT);
              if (padding.maxlen().isPresent()) {
                out.writeNumberField("maxlen", padding.maxlen().getAsInt());
              } else {
                out.writeNullField("maxlen");
              }
              out.writeStringField("padding", side(padding.padding()));
              out.writeStringField("truncating", side(padding.truncating()));
              out.writeNumberField("value", (int) padding.value());
              out.writeEndObject();
            });
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<InputTransform> inputTransform() {
    return TextSignature.reasonAgainst(texts.tokenizer()).isEmpty()
        ? Optional.of(new TextSignature(texts.tokenizer(), texts.padding()))
        : Optional.empty();
  }

  /** Returns the padding that a model was exported with. */
  static PadOptions read(ExportedModel model) {
    JsonNode root =
        Json.parse(ASSET_NAME, new String(model.asset(ASSET_NAME), StandardCharsets.UTF_8));
    int format = root.path("format").asInt();
    checkArgument(
        format == FORMAT,
        "%s: the format is %s, this version reads %s",
        ASSET_NAME,
        format,
        FORMAT);
    JsonNode maxlen = root.path("maxlen");
    JsonNode value = root.path("value");
    checkArgument(
        (maxlen.isNull() || maxlen.isInt()) && value.isInt(),
        "%s: maxlen and value must be whole numbers, got %s",
        ASSET_NAME,
        Json.excerpt(root.toString()));
    PadOptions options = maxlen.isNull() ? PadOptions.longest() : PadOptions.maxlen(maxlen.asInt());
    return options
        .padding(side(root, "padding"))
        .truncating(side(root, "truncating"))
        .value(value.asInt());
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
