package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportLineTest {

  @Test
  void ourLinesLookLikeThoseOfThePeers() {
    Work work =
        new Work(
            Cell.SIMPLE_RNN, new WorkShape(1, 2, 3, 4), 1, false, Mask.NONE, 2, Optional.empty());
    ReportLine line = work.line("RESULT", work.variant()).whole("n", 40).milliseconds("t_ms", 0.5);
    assertThat(work.finish(line, 12.34).toString())
        .matches(
            "RESULT peer=tf-rnn variant=fp32 cell=SimpleRNN B=1 T=2 I=3 H=4 n=40 t_ms=500\\.000"
                + " gflops=12\\.3 threads=2 precision=float32( rss_mb=\\d+)?");
  }

  @Test
  void linesOfPeersAreRead() {
    ReportLine line =
        ReportLine.parse("RESULT peer=keras3 variant=jit=True train_ms=12.500 loss=nan")
            .orElseThrow();
    assertThat(line.get("variant")).contains("jit=True");
    assertThat(line.number("train_ms")).hasValue(12.5);
    assertThat(line.number("loss")).isEmpty();
    assertThat(line.number("infer_ms")).isEmpty();
    assertThat(ReportLine.parse("Epoch 1/2 loss=3")).isEmpty();
    assertThat(ReportLine.parse("")).isEmpty();
  }

  @Test
  void aValueIsOneWordAndComesOnce() {
    assertThatThrownBy(() -> ReportLine.of("RESULT").word("cell", "a b"))
        .hasMessageContaining("one word");
    assertThatThrownBy(() -> ReportLine.of("RESULT").whole("n", 1).whole("n", 2))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> ReportLine.of("NEWS")).hasMessageContaining("NEWS");
  }

  @Test
  void memoryIsReadFromWhatTheSystemSays() {
    assertThat(PeakMemory.fromStatus("Name:\tjava\nVmHWM:\t    2048 kB\nVmRSS:\t 1024 kB\n"))
        .hasValue(2);
    assertThat(PeakMemory.fromStatus("Name:\tjava\n")).isEmpty();
    assertThat(
            MeasuredProcess.fromTime(
                List.of(
                    "\tCommand being timed: \"x\"", "\tMaximum resident set size (kbytes): 3072")))
        .hasValue(3);
    assertThat(MeasuredProcess.fromTime(List.of())).isEmpty();
  }
}
