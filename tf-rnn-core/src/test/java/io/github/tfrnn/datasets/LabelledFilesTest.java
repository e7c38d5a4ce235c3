package io.github.tfrnn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of classes, in Keras's order. */
class LabelledFilesTest {

  @TempDir Path folder;

  private void file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, name);
  }

  private List<String> names(LabelledFiles files) {
    return files.toList().stream()
        .map(
            file ->
                file.label() + " " + folder.relativize(file.path()).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void filesComeByClassAndName() throws IOException {
    for (String name :
        List.of(
            "yes/10.txt",
            "yes/2.txt",
            "yes/a/1.TXT",
            "yes/a-b/1.txt",
            "no/x.wav",
            "no/y.txt",
            "no/.hidden.txt",
            ".git/config",
            "readme.txt")) {
      file(name);
    }
    LabelledFiles texts = LabelledFiles.in(folder, ".txt");
    assertThat(texts.classNames()).containsExactly("no", "yes");
    assertThat(names(texts))
        .containsExactly( // what keras.src.utils.dataset_utils.index_directory gives
            "0 no/.hidden.txt",
            "0 no/y.txt",
            "1 yes/10.txt",
            "1 yes/2.txt",
            "1 yes/a/1.TXT",
            "1 yes/a-b/1.txt");
    assertThat(texts.size()).hasValue(6);
    assertThat(texts.files().get(0).className()).isEqualTo("no");
    assertThat(names(LabelledFiles.in(folder, List.of("yes", "no"), ".wav", "x.txt", "10.txt")))
        .containsExactly("0 yes/10.txt", "1 no/x.wav");
    assertThat(names(LabelledFiles.in(folder, List.of("no"))))
        .containsExactly("0 no/x.wav", "0 no/y.txt");
  }

  @Test
  void mistakesAreTold() throws IOException {
    assertThatThrownBy(() -> LabelledFiles.in(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + " is no folder.");
    assertThatThrownBy(() -> LabelledFiles.in(folder))
        .hasMessage(
            folder
                + " has no folders: one for each class is needed, with the files of the class in"
                + " it.");
    file("yes/1.txt");
    Files.createDirectory(folder.resolve("no"));
    assertThatThrownBy(() -> LabelledFiles.in(folder, ".txt", ".md"))
        .hasMessage(
            folder.resolve("no")
                + " has no files ending in .txt, .md. Give the classes that are wanted by name to"
                + " leave it out.");
    assertThatThrownBy(() -> LabelledFiles.in(folder, List.of("maybe")))
        .hasMessage(folder.resolve("maybe") + " is no folder.");
  }
}
