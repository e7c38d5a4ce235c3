package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tfrnn.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Writes record files of a fresh seed, and what is in them as JSON; {@code
 * src/test/python/live_records.py} reads both.
 */
class LiveRecordsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "interop", "records");

  @Test
  void writesFilesForPython() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Map<String, Object>> contents = new ArrayList<>();
    List<TFExample> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long[] longs = random.longs(random.nextInt(9)).toArray();
      float[] floats = new float[random.nextInt(900)];
      for (int at = 0; at < floats.length; at++) {
        floats[at] = (float) random.nextGaussian();
      }
      String text =
          random
              .ints(random.nextInt(20), 0x20, 0xd7ff)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      examples.add(
          TFExample.builder()
              .longs("longs", longs)
              .floats("floats", floats)
              .texts("text", text)
              .build());
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("longs", longs);
      content.put("floats", floats);
      content.put("text", text);
      contents.add(content);
    }
    Files.createDirectories(FOLDER);
    new ObjectMapper().writeValue(FOLDER.resolve("examples.json").toFile(), contents);
    TFRecordFile plain = TFRecordFile.of(FOLDER.resolve("examples.tfrecord"));
    TFRecordFile gzip = TFRecordFile.gzip(FOLDER.resolve("examples.tfrecord.gz"));
    for (TFRecordFile file : List.of(plain, gzip)) {
      file.writeExamples(Dataset.ofList(examples));
      assertThat(file.examples().toList()).as("seed %s", seed).isEqualTo(examples);
    }
  }
}
