package io.github.tfrnn.audio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.audio.Golden;
import io.github.tfrnn.audio.ReadOptions;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.features.AudioFeatures;
import io.github.tfrnn.audio.features.MelSpectrogram;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.data.Dataset;
import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.FloatRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  private static final Mfcc MFCC = Mfcc.preset("kaldi").sampleRate(8000).build();

  @TempDir private Path folder;
  private Path cache;
  private LabelledSounds sounds;
  private final AtomicInteger prepared = new AtomicInteger();

  @BeforeEach
  void writeSounds() throws IOException {
    cache = folder.resolve("cache");
    Golden.signal("word", 2000).writeWav(folder.resolve("sounds/words/a.wav"));
    Golden.signal("word", 3000).writeWav(folder.resolve("sounds/words/b.wav"));
    Golden.signal("noise", 1000).writeWav(folder.resolve("sounds/noises/c.wav"));
    sounds = LabelledSounds.folder(folder.resolve("sounds"));
  }

  private Sound counted(Sound sound) {
    prepared.incrementAndGet();
    return sound;
  }

  private FeatureCache of(AudioFeatures features, String preparation) {
    return FeatureCache.in(cache, features).preparing(preparation, this::counted);
  }

  private List<float[]> read(FeatureCache features, LabelledSounds from) {
    List<float[]> inputs = new ArrayList<>();
    for (Examples each : features.examples(from).toList()) {
      inputs.add(((FloatRows) each.x().rows().get(0)).toFlat());
    }
    return inputs;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void featuresAreMadeOnce() throws IOException {
    List<Examples> expected = sounds.map(each -> each.examples(MFCC)).toList();
    for (LabelledSounds from : List.of(sounds, sounds, sounds.threads(2))) {
      Dataset<Examples> examples = of(MFCC, "").examples(from);
      assertThat(examples.size()).hasValue(3);
      List<Examples> actual = examples.toList();
      assertThat(actual).hasSize(3);
      for (int i = 0; i < 3; i++) {
        FloatRows rows = (FloatRows) actual.get(i).x().rows().get(0);
        FloatRows of = (FloatRows) expected.get(i).x().rows().get(0);
        assertThat(rows.shape()).isEqualTo(of.shape());
        assertThat(rows.toFlat()).isEqualTo(of.toFlat());
        assertThat(actual.get(i).label()).isEqualTo(expected.get(i).label());
      }
      assertThat(prepared).hasValue(3);
    }
    assertThat(files()).hasSize(3);
  }

  @Test
  void whatIsChangedIsMadeAnew() throws IOException {
    read(of(MFCC, ""), sounds);
    read(of(MFCC, "other"), sounds);
    assertThat(prepared).hasValue(6);
    read(of(Mfcc.preset("kaldi").sampleRate(8000).coefficients(12).build(), ""), sounds);
    assertThat(prepared).hasValue(9);
    read(of(MelSpectrogram.preset("kaldi").sampleRate(8000).build(), ""), sounds);
    assertThat(prepared).hasValue(12);
    read(of(MFCC, ""), sounds.reading(ReadOptions.defaults().acceptTruncated(true)));
    assertThat(prepared).hasValue(15);
    assertThat(files()).hasSize(15);

    Path a = folder.resolve("sounds/words/a.wav");
    Files.setLastModifiedTime(a, FileTime.fromMillis(1_000_000));
    read(of(MFCC, ""), sounds);
    assertThat(prepared).hasValue(16);
    FileTime time = Files.getLastModifiedTime(a);
    Golden.signal("noise", 1500).writeWav(a);
    Files.setLastModifiedTime(a, time);
    List<float[]> inputs = read(of(MFCC, ""), sounds);
    assertThat(prepared).hasValue(17);
    assertThat(inputs.get(1)).hasSize(MFCC.frames(1500) * 13);
    assertThat(files()).hasSize(17);
  }

  @Test
  void damagedFilesAreToldAndMadeAgain() throws IOException {
    List<float[]> expected = read(of(MFCC, ""), sounds);
    List<Path> files = files();
    byte[] first = Files.readAllBytes(files.get(0));
    byte[] second = Files.readAllBytes(files.get(1));
    Files.write(files.get(0), Arrays.copyOf(first, first.length - 5));
    second[40] ^= 1;
    Files.write(files.get(1), second);
    Files.write(files.get(2), new byte[3]);
    List<String> told = new ArrayList<>();
    List<float[]> actual = read(of(MFCC, "").telling(told::add), sounds.threads(2));
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    assertThat(told)
        .hasSize(3)
        .allMatch(line -> line.contains(".features is ") && line.contains("made again of "))
        .anyMatch(line -> line.contains("is only 3 bytes long: made again of "));
    told.clear();
    assertThat(read(of(MFCC, "").telling(told::add), sounds)).hasSize(3);
    assertThat(told).isEmpty();
    assertThat(prepared).hasValue(6);
    assertThat(Files.readAllBytes(files.get(0))).isEqualTo(first);
  }

  @Test
  void mistakesNameTheirFile() throws IOException {
    Files.writeString(folder.resolve("sounds/words/bad.wav"), "no sound");
    LabelledSounds all = LabelledSounds.folder(folder.resolve("sounds"));
    assertThatThrownBy(() -> read(of(MFCC, ""), all))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("bad.wav");
    List<String> broken = new ArrayList<>();
    assertThat(read(of(MFCC, ""), all.skippingBroken(broken::add))).hasSize(3);
    assertThat(broken).hasSize(1);

    Golden.signal("noise", 9).writeWav(folder.resolve("sounds/words/bad.wav"));
    assertThatThrownBy(() -> read(of(MFCC, ""), all))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.wav: there are 9 samples, a frame needs 200");
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> read(FeatureCache.in(file, MFCC), sounds))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write");
  }
}
