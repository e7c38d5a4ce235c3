package io.github.tfrnn.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.audio.features.Mfcc;
import io.github.tfrnn.layers.Bidirectional;
import io.github.tfrnn.layers.Dense;
import io.github.tfrnn.layers.Input;
import io.github.tfrnn.layers.LSTM;
import io.github.tfrnn.layers.Masking;
import io.github.tfrnn.models.Sequential;
import io.github.tfrnn.saving.ExportedModel;
import io.github.tfrnn.saving.TensorValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.tensorflow.ndarray.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code sound-latency}: how long a service waits for the class of a recording. */
@Command(
    name = "sound-latency",
    description = {
      "Times the class of one recording of a second at 8,000 Hz: samples in, probabilities out."
          + " Features are 39 numbers every 10 ms, the model two bidirectional LSTMs of 64.",
      "way=graph asks the exported model's signature audio; way=java makes the features in Java."
    })
final class SoundLatencyCommand implements Callable<Integer> {
  private static final int SAMPLE_RATE = 8000;
  private static final int CLASSES = 10;
  private static final int UNITS = 64;
  private static final int CLIPS = 16;

  @Spec private CommandSpec spec;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls that are timed, after a fifth as many. Default: ${DEFAULT-VALUE}.")
  private int calls = 1000;

  private SoundLatencyCommand() {}

  @Override
  public Integer call() throws IOException {
    checkArgument(calls >= 5, "--calls must be at least 5, got %s", calls);
    Mfcc mfcc =
        Mfcc.preset("librosa")
            .sampleRate(SAMPLE_RATE)
            .fftLength(256)
            .frameLength(256)
            .frameStep(80)
            .melBins(40)
            .coefficients(13)
            .deltas(2)
            .normalized(true)
            .build();
    Path folder = Files.createTempDirectory("tf-rnn-sound-latency");
    try {
      Path exported = folder.resolve("model");
      export(mfcc, exported);
      try (ExportedModel model = ExportedModel.load(exported)) {
        report("graph", clip -> model.run("audio", Map.of("audio", batch(clip))));
        report("java", clip -> model.predict(new float[][][] {mfcc.of(clip)}));
      }
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return ExitCode.OK;
  }

  private static void export(Mfcc mfcc, Path folder) {
    try (Sequential model =
        Sequential.of(
            Input.of(Shape.UNKNOWN_SIZE, mfcc.size()),
            Masking.of(0),
            Bidirectional.of(LSTM.builder(UNITS).returnSequences(true).build()),
            Bidirectional.of(LSTM.of(UNITS)),
            Dense.of(CLASSES, Activation.SOFTMAX))) {
      model.export(folder, mfcc.assets());
    }
  }

  private static TensorValue batch(float[] clip) {
    return TensorValue.ofFloats(clip, 1, clip.length);
  }

  /** Returns what is asked about a recording. */
  private interface Question {
    Object ask(float[] clip);
  }

  private void report(String way, Question question) {
    Random random = new Random(1);
    float[][] clips = new float[CLIPS][SAMPLE_RATE];
    for (float[] clip : clips) {
      for (int i = 0; i < clip.length; i++) {
        clip[i] = (float) (random.nextGaussian() * 0.1);
      }
    }
    double[] seconds = new double[calls];
    for (int call = -calls / 5; call < calls; call++) {
      float[] clip = clips[Math.floorMod(call, CLIPS)];
      double taken = Timing.secondsOf(() -> question.ask(clip));
      if (call >= 0) {
        seconds[call] = taken;
      }
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "LATENCY peer=tf-rnn task=sound way=%s n=%d p50_ms=%.2f p99_ms=%.2f%n",
            way,
            calls,
            Timing.percentile(seconds, 0.5) * 1e3,
            Timing.percentile(seconds, 0.99) * 1e3);
    spec.commandLine().getOut().flush();
  }
}
