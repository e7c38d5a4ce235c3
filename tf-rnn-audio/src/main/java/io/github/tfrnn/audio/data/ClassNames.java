package io.github.tfrnn.audio.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.tfrnn.saving.Asset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names of classes among the assets of an exported model: an array in JSON, as the label index of
 * tf-rnn-text has it.
 */
record ClassNames(List<String> labels) implements Asset {
  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  @Override
  public String assetName() {
    return "labels.json";
  }

  @Override
  public byte[] assetContent() {
    try {
      return WRITER.writeValueAsString(labels).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names of classes cannot be written as JSON", e);
    }
  }
}
