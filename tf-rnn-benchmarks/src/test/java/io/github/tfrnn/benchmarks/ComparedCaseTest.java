package io.github.tfrnn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedCaseTest {
  private static final WorkShape SHAPE = new WorkShape(1, 2, 3, 4);

  @Test
  void eachProgramIsToldTheSameSizes() {
    assertThat(ComparedCase.ofSteps(Cell.SIMPLE_RNN, SHAPE))
        .isEqualTo(
            new ComparedCase(
                "SimpleRNN 1, 2, 3, 4",
                "SimpleRNN",
                List.of("--cell", "SimpleRNN", "--shapes", "1,2,3,4"),
                List.of("train", "1,2,3,4")));
    assertThat(ComparedCase.ofLatency(Cell.GRU, SHAPE).theirs())
        .containsExactly("latency", "1,2,3,4");
    ComparedCase epoch = ComparedCase.ofEpoch(Cell.GRU, SHAPE, 7);
    assertThat(epoch.ours()).containsExactly("--cell", "GRU", "--shapes", "1,2,3,4", "--rows", "7");
    assertThat(epoch.theirs()).containsExactly("7", "1,2,3,4");
    assertThat(ComparedCase.ofModel(WholeModel.CONV_LSTM, ModelWork.Sizes.SMALL))
        .isEqualTo(
            new ComparedCase(
                "conv-lstm", "conv-lstm", List.of("--model", "conv-lstm"), List.of("2", "8,12")));
  }

  @Test
  void peersAreCalledByTheirNamesForThings() {
    assertThat(Peer.TORCH.arguments("fp32", "SimpleRNN")).containsExactly("fp32", "RNN");
    assertThat(Peer.TORCH.arguments("fp32", "crnn")).containsExactly("fp32", "crnn");
    assertThat(Peer.KERAS3.arguments("jit=True", "SimpleRNN"))
        .containsExactly("keras3", "True", "SimpleRNN");
  }
}
