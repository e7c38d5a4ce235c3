package io.github.tfrnn.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java code in the project's documents stands in a test or in the consumer project, tagged. */
class QuotedCodeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path CONSUMER = ROOT.resolve(".ci/consumer/src/main/java/example");
  private static final Pattern TAGGED =
      Pattern.compile("(?ms)^ *// tag::([a-z-]+)\\[\\]\\n(.*?)^ *// end::\\1\\[\\]$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(documents::add);
    }
    for (String module :
        List.of("tf-rnn-core", "tf-rnn-text", "tf-rnn-huggingface", "tf-rnn-audio", "samples")) {
      documents.add(ROOT.resolve(module).resolve("README.md"));
    }
    return documents.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void javaCodeIsTested(Path document) {
    Set<String> tested = new HashSet<>(tagged(CONSUMER).values());
    tested.addAll(tagged(Path.of("src/test/java")).values());
    for (String module : List.of("tf-rnn-core", "tf-rnn-plots", "tf-rnn-huggingface")) {
      tested.addAll(tagged(ROOT.resolve(module).resolve("src/test/java")).values());
    }
    assertThat(fenced(read(document))).allSatisfy(code -> assertThat(tested).contains(code));
  }

  @Test
  void theReadmeHasTheExample() {
    Map<String, String> tested = tagged(Path.of("src/test/java"));
    assertThat(fenced(read(ROOT.resolve("README.md"))))
        .contains(tested.get("example"), tested.get("serve"));
  }

  @Test
  void theConsumerProjectRunsTheExample() {
    Map<String, String> tested = tagged(Path.of("src/test/java"));
    Map<String, String> consumer = tagged(CONSUMER);
    for (String tag : List.of("example", "serve")) {
      assertThat(consumer).containsEntry(tag, tested.get(tag));
    }
  }

  /** Returns the tagged code of all files of a folder, by tag, without common indentation. */
  private static Map<String, String> tagged(Path folder) {
    ImmutableMap.Builder<String, String> tagged = ImmutableMap.builder();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> TAGGED.matcher(read(file)).results())
          .forEach(found -> tagged.put(found.group(1), withoutIndent(found.group(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tagged.buildOrThrow();
  }

  private static String withoutIndent(String code) {
    // A last line without text would count as one without indentation.
    return code.stripTrailing().stripIndent() + "\n";
  }

  private static List<String> fenced(String document) {
    return FENCED.matcher(document).results().map(found -> found.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
