package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import io.github.tfrnn.audio.features.FeatureStream;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.audio.features.Preset;
import io.github.tfrnn.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code features}: how much sound becomes MFCC in a second. */
@Command(
    name = "features",
    description = {
      "Times the MFCC of each preset: of whole clips by one thread and by two, and of clips that"
          + " come 20 ms at a time.",
      "hours_per_s is hours of sound a second of work; times are the least of several rounds."
    })
final class FeaturesCommand implements Callable<Integer> {
  private static final int SAMPLE_RATE = 16_000;
  private static final int CLIP_SECONDS = 10;
  private static final int PIECE = SAMPLE_RATE / 50;

  @Spec private CommandSpec spec;

  @Option(
      names = "--clips",
      paramLabel = "N",
      description = "Clips of 10 s of noise at 16,000 Hz. Default: ${DEFAULT-VALUE}.")
  private int clips = 60;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds, after one that warms up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  private FeaturesCommand() {}

  @Override
  public Integer call() {
    checkArgument(clips >= 1, "--clips must be at least 1, got %s", clips);
    checkArgument(rounds >= 1, "--rounds must be at least 1, got %s", rounds);
    List<float[]> sounds = sounds();
    for (Preset preset : Preset.values()) {
      Mfcc mfcc = Mfcc.preset(preset).sampleRate(SAMPLE_RATE).build();
      time(preset, "batch", 1, sounds, all -> inThreads(mfcc, all, 1));
      time(preset, "batch", 2, sounds, all -> inThreads(mfcc, all, 2));
      if (preset == Preset.PYTHON_SPEECH_FEATURES
          || preset == Preset.TF_SIGNAL
          || preset == Preset.KALDI) { // the others are relative to the loudest of a whole clip
        time(preset, "stream", 1, sounds, all -> streamed(mfcc, all));
      }
    }
    return ExitCode.OK;
  }

  private List<float[]> sounds() {
    Random random = new Random(1);
    List<float[]> sounds = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      float[] samples = new float[SAMPLE_RATE * CLIP_SECONDS];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (random.nextGaussian() * 0.1);
      }
      sounds.add(samples);
    }
    return sounds;
  }

  private void time(
      Preset preset,
      String way,
      int threads,
      List<float[]> sounds,
      ToLongFunction<List<float[]>> work) {
    long frames = work.applyAsLong(sounds);
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      checkState(work.applyAsLong(sounds) == frames, "%s: other frames than before", preset);
      best = Math.min(best, Timing.secondsSince(begun));
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "FEATURES peer=tf-rnn preset=%s way=%s threads=%d frames=%d seconds=%.3f"
                + " hours_per_s=%.3f%n",
            preset.name().toLowerCase(Locale.ROOT),
            way,
            threads,
            frames,
            best,
            clips * CLIP_SECONDS / 3600.0 / best);
    spec.commandLine().getOut().flush();
  }

  private static long inThreads(Mfcc mfcc, List<float[]> sounds, int threads) {
    return Dataset.ofList(sounds).map(mfcc::of, threads).toList().stream()
        .mapToLong(rows -> rows.length)
        .sum();
  }

  private static long streamed(Mfcc mfcc, List<float[]> sounds) {
    long frames = 0;
    for (float[] sound : sounds) {
      FeatureStream stream = mfcc.stream();
      float[] piece = new float[PIECE];
      for (int at = 0; at < sound.length; at += PIECE) {
        System.arraycopy(sound, at, piece, 0, PIECE);
        frames += stream.accept(piece).length;
      }
      frames += stream.finish().length;
    }
    return frames;
  }
}
