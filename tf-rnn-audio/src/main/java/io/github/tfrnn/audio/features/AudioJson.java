package io.github.tfrnn.audio.features;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tfrnn.saving.Asset;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.InputTransform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of features, as {@value #ASSET_NAME} among the assets; in the graph, the signature
 * for samples.
 */
record AudioJson(FeatureSettings settings, OptionalInt frames) implements Asset {
  static final String ASSET_NAME = "audio.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Grows when readers of the former one would misread it. */
  private static final int FORMAT = 1;

  @Override
  public String assetName() {
    return ASSET_NAME;
  }

  @Override
  public byte[] assetContent() {
    ObjectNode root = json(settings);
    frames.ifPresent(count -> root.put("frames", count));
    return root.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<InputTransform> inputTransform() {
    return Optional.of(new AudioSignature(settings, frames));
  }

  private static String kind(FeatureSettings settings) {
    return settings.coefficients() == 0 ? "MelSpectrogram" : "Mfcc";
  }

  /** Returns settings as they are written. */
  static ObjectNode json(FeatureSettings settings) {
    ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("kind", kind(settings));
    for (RecordComponent component : FeatureSettings.class.getRecordComponents()) {
      put(root, component.getName(), value(component, settings));
    }
    return root;
  }

  /** Returns the features of settings. */
  static AudioFeatures features(FeatureSettings settings) {
    return settings.coefficients() == 0
        ? new MelSpectrogram(settings, Dither.NONE)
        : new Mfcc(settings, Dither.NONE);
  }

  private static Object value(RecordComponent component, FeatureSettings settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.getName(), e);
    }
  }

  private static void put(ObjectNode node, String name, Object value) {
    if (value instanceof Integer number) {
      node.put(name, number);
    } else if (value instanceof Double number) {
      node.put(name, number);
    } else if (value instanceof Boolean truth) {
      node.put(name, truth);
    } else if (value instanceof Compression compression) {
      node.putObject(name)
          .put("kind", compression.kind().name())
          .put("amount", compression.amount())
          .put("reference", compression.reference())
          .put("topDecibels", compression.topDecibels());
    } else {
      node.put(name, ((Enum<?>) value).name());
    }
  }

  /**
   * Returns the settings that a model was exported with.
   *
   * @param kind that is expected
   */
  static FeatureSettings read(ExportedModel model, String kind) {
    FeatureSettings settings = read(model.asset(ASSET_NAME));
    checkArgument(
        kind(settings).equals(kind),
        "%s: the model takes features of %s, expected %s: %s.from reads them",
        ASSET_NAME,
        kind(settings),
        kind,
        kind(settings));
    return settings;
  }

  static FeatureSettings read(byte[] content) {
    JsonNode root;
    try {
      root = MAPPER.readTree(new String(content, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s: not JSON: %s".formatted(ASSET_NAME, e.getOriginalMessage()), e);
    }
    int format = root.path("format").asInt();
    checkArgument(
        format == FORMAT,
        "%s: the format is %s, this version reads %s",
        ASSET_NAME,
        format,
        FORMAT);
    RecordComponent[] components = FeatureSettings.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components)
            .map(component -> parsed(component.getName(), component.getType(), root))
            .toArray();
    try {
      return FeatureSettings.class.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(ASSET_NAME, e.getCause().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("FeatureSettings cannot be made", e);
    }
  }

  private static Object parsed(String name, Class<?> type, JsonNode parent) {
    JsonNode value = parent.path(name);
    if (type == int.class && value.isInt()) {
      return value.intValue();
    }
    if (type == double.class && value.isNumber()) {
      return value.doubleValue();
    }
    if (type == boolean.class && value.isBoolean()) {
      return value.booleanValue();
    }
    if (type == Compression.class && value.isObject()) {
      return Compression.of(
          (Compression.Kind) parsed("kind", Compression.Kind.class, value),
          (double) parsed("amount", double.class, value),
          (double) parsed("reference", double.class, value),
          (double) parsed("topDecibels", double.class, value));
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(value.textValue()))
          .findFirst()
          .orElseThrow(() -> unexpected(name, type, value));
    }
    throw unexpected(name, type, value);
  }

  private static IllegalArgumentException unexpected(String name, Class<?> type, JsonNode value) {
    return new IllegalArgumentException(
        "%s: \"%s\" must be %s, got %s"
            .formatted(
                ASSET_NAME,
                name,
                type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : type,
                value.isMissingNode() ? "nothing" : value));
  }
}
