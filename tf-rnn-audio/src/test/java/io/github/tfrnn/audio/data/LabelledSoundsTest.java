package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Batching;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.datasets.CsvFile;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

class LabelledSoundsTest {
  private static final Mfcc MFCC = Mfcc.preset("kaldi").sampleRate(8000).build();

  @TempDir private Path folder;

  @BeforeEach
  void writeSounds() throws IOException {
    Golden.signal("word", 2000).writeWav(folder.resolve("words/a.wav"));
    Golden.signal("word", 3000).writeWav(folder.resolve("words/b.wav"));
    Golden.signal("noise", 1000).writeWav(folder.resolve("noises/c.wav"));
    Files.writeString(folder.resolve("words/readme.txt"), "no sound");
  }

  private Path zip() throws IOException {
    Path zip = folder.resolve("sounds.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String name : List.of("words/b.wav", "words/a.wav", "noises/c.wav")) {
        entries.putNextEntry(new ZipEntry("all/" + name));
        entries.write(Files.readAllBytes(folder.resolve(name)));
      }
      entries.putNextEntry(new ZipEntry("all/readme.txt"));
    }
    return zip;
  }

  @Test
  void aFolderHasAFolderForEachClass() {
    LabelledSounds sounds = LabelledSounds.folder(folder);
    assertThat(sounds.classNames()).containsExactly("noises", "words");
    assertThat(sounds.size()).hasValue(3);
    List<LabelledSound> all = sounds.toList();
    assertThat(all).extracting(LabelledSound::label).containsExactly(0, 1, 1);
    assertThat(all)
        .extracting(LabelledSound::className)
        .containsExactly("noises", "words", "words");
    assertThat(all.get(2).sound()).isEqualTo(Golden.signal("word", 3000));
    assertThat(all.get(2).name()).isEqualTo(Path.of("words", "b.wav").toString());
  }

  @Test
  void namesOfAFolderMayTellTheClasses() {
    LabelledSounds sounds =
        LabelledSounds.folder(
            folder,
            name ->
                name.endsWith(".wav")
                    ? Optional.of(name.substring(name.lastIndexOf('/') + 1, name.length() - 4))
                    : Optional.empty());
    assertThat(sounds.names()).containsExactly("noises/c.wav", "words/a.wav", "words/b.wav");
    assertThat(sounds.toList()).extracting(LabelledSound::className).containsExactly("c", "a", "b");
    assertThatThrownBy(() -> LabelledSounds.folder(folder, name -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no labelled recording");
    assertThatThrownBy(() -> LabelledSounds.folder(folder.resolve("none"), Optional::of))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be read as a folder");
  }

  @Test
  void aListNamesFilesAndClasses() throws IOException {
    Path list = folder.resolve("list.tsv");
    Files.writeString(list, "words/b.wav\tyes\n\nnoises/c.wav\tno\n");
    LabelledSounds sounds = LabelledSounds.manifest(list, folder);
    assertThat(sounds.classNames()).containsExactly("no", "yes");
    assertThat(sounds.toList()).extracting(LabelledSound::label).containsExactly(1, 0);
    Files.writeString(list, "words/b.wav\tyes\nnoises/c.wav no\n");
    assertThatThrownBy(() -> LabelledSounds.manifest(list, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2: expected the name of a file, a tab and a class");
  }

  @Test
  void columnsOfACsvFileNameFilesAndClasses() throws IOException {
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        "speaker,file,said\nann,\"words/b.wav\",yes\nbob,noises/c.wav, no\nann,words/a.wav,yes\n");
    LabelledSounds sounds = LabelledSounds.csv(list, "file", "said");
    assertThat(sounds.classNames()).containsExactly("no", "yes");
    assertThat(sounds.names()).containsExactly("words/b.wav", "noises/c.wav", "words/a.wav");
    assertThat(sounds.toList()).extracting(LabelledSound::label).containsExactly(1, 0, 1);
    Path tabs = Files.createDirectory(folder.resolve("lists")).resolve("list.tsv");
    Files.writeString(tabs, "words/a.wav\tyes\n");
    CsvFile file = CsvFile.tsv(tabs).noHeader("name", "class");
    assertThat(LabelledSounds.csv(file, folder, "name", "class").toList()).hasSize(1);

    assertThatThrownBy(() -> LabelledSounds.csv(list, "path", "said"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no column \"path\"; it has [speaker, file, said]");
    Files.writeString(list, "file,said\nwords/a.wav,yes\nwords/b.wav,\n");
    assertThatThrownBy(() -> LabelledSounds.csv(list, "file", "said"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3, column \"said\": \"\" is empty");
    Files.writeString(list, "file,said\n");
    assertThatThrownBy(() -> LabelledSounds.csv(list, "file", "said"))
        .hasMessageContaining("list.csv: there is no labelled recording in it");
    assertThatThrownBy(() -> LabelledSounds.csv(folder.resolve("none.csv"), "file", "said"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void brokenFilesAreToldAndLeftOutIfAskedFor() throws IOException {
    Files.writeString(folder.resolve("noises/a.wav"), "no sound");
    Files.writeString(folder.resolve("words/aa.wav"), "RIFF????WAVE");
    List<String> broken = new ArrayList<>();
    List<String> progress = new ArrayList<>();
    LabelledSounds all = LabelledSounds.folder(folder);
    Files.delete(folder.resolve("words/b.wav"));
    assertThat(all.size()).hasValue(5);
    for (int threads : new int[] {0, 1, 3}) {
      LabelledSounds whole = all.skippingBroken(broken::add).progress(progress::add);
      whole = threads == 0 ? whole : whole.threads(threads);
      assertThat(whole.size()).isEmpty();
      assertThat(whole.toList())
          .extracting(sound -> Path.of(sound.name()).getFileName().toString())
          .containsExactly("c.wav", "a.wav");
      assertThat(broken)
          .satisfiesExactly(
              line -> assertThat(line).contains("noises").contains("a.wav: "),
              line -> assertThat(line).contains("aa.wav: "),
              line -> assertThat(line).contains("b.wav: there is no such file"));
      assertThat(progress)
          .containsExactly(
              "1 of 5 recordings read",
              "2 of 5 recordings read",
              "3 of 5 recordings read",
              "4 of 5 recordings read",
              "5 of 5 recordings read");
      broken.clear();
      progress.clear();
    }
    assertThatThrownBy(() -> all.threads(2).toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.wav: ");
    assertThatThrownBy(() -> all.threads(0)).hasMessageContaining("at least 1, got 0");
  }

  @Test
  void aZipFileMayBeReadByThreads() throws IOException {
    LabelledSounds sounds =
        LabelledSounds.zip(
            zip(), name -> name.endsWith(".wav") ? Optional.of("x") : Optional.empty());
    assertThat(sounds.threads(3).toList()).hasSize(3).isEqualTo(sounds.toList());
  }

  @Test
  void aZipFileIsReadWithoutUnpacking() throws IOException {
    LabelledSounds sounds =
        LabelledSounds.zip(
            zip(),
            name -> name.endsWith(".wav") ? Optional.of(name.split("/", -1)[1]) : Optional.empty());
    assertThat(sounds.names())
        .containsExactly("all/noises/c.wav", "all/words/a.wav", "all/words/b.wav");
    assertThat(sounds.toList().get(1).sound()).isEqualTo(Golden.signal("word", 2000));
    LabelledSounds some = sounds.where(name -> name.endsWith("b.wav"));
    assertThat(some.toList()).extracting(LabelledSound::label).containsExactly(1);
    assertThat(some.classNames()).hasSize(2);
    assertThatThrownBy(() -> LabelledSounds.zip(folder.resolve("words/a.wav"), Optional::of))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be read as a zip file");
    assertThatThrownBy(() -> LabelledSounds.zip(zip(), name -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no labelled recording");
  }

  @Test
  void batchesArePaddedWithRowsOfZeros() {
    Dataset<Examples> batches =
        LabelledSounds.folder(folder)
            .map(s -> s.examples(MFCC), 2)
            .cache()
            .apply(Batching.of(3).padded());
    List<Examples> all = batches.toList();
    assertThat(all).hasSize(1);
    FloatRows x = (FloatRows) all.get(0).x().rows().get(0);
    assertThat(x.shape().asArray()).containsExactly(3, MFCC.frames(3000), 13);
    float[] flat = x.toFlat();
    int valid = MFCC.frames(1000) * 13;
    assertThat(flat[valid - 1]).isNotZero();
    for (int i = valid; i < MFCC.frames(3000) * 13; i++) {
      assertThat(flat[i]).isZero();
    }
  }

  @Test
  void anExportedModelKnowsTheClasses() {
    LabelledSounds sounds = LabelledSounds.folder(folder);
    Path directory = folder.resolve("model");
    try (Sequential model =
        Sequential.seeded(1, Input.of(Shape.UNKNOWN_SIZE, 13), LSTM.of(2), Dense.of(2))) {
      model.export(directory, sounds.assets(MFCC.assets()));
    }
    try (ExportedModel model = ExportedModel.load(directory)) {
      assertThat(model.card().get().labels()).containsExactly("noises", "words");
      assertThat(new String(model.asset("labels.json"), StandardCharsets.UTF_8))
          .isEqualTo("[\"noises\",\"words\"]");
      assertThat(Mfcc.from(model)).isEqualTo(MFCC);
    }
  }

  @Test
  void whatWasCutOffIsReadIfAskedFor() throws IOException {
    Path cut = folder.resolve("words/b.wav");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 44 + 500));
    LabelledSounds sounds = LabelledSounds.folder(folder).where(name -> name.endsWith("b.wav"));
    assertThatThrownBy(sounds::toList).hasMessageContaining("b.wav: truncated");
    LabelledSounds accepting = sounds.reading(ReadOptions.defaults().acceptTruncated(true));
    assertThat(accepting.toList().get(0).sound().frames()).isEqualTo(250);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Files.writeString(folder.resolve("words/bad.wav"), "RIFF????WAVE");
    assertThatThrownBy(() -> LabelledSounds.folder(folder).toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("bad.wav: ");
    LabelledSound tooShort = new LabelledSound("x.wav", Sound.of(8000, new float[9]), 0, "x");
    assertThatThrownBy(() -> tooShort.examples(MFCC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x.wav: there are 9 samples, a frame needs 200: leave it out with filter");
    LabelledSound other = tooShort.with(Sound.of(16_000, new float[900]));
    assertThatThrownBy(() -> other.examples(MFCC)).hasMessageContaining("x.wav: Mfcc: expected");
  }
}
