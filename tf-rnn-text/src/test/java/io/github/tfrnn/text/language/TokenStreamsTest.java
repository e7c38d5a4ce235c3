package io.github.tfrnn.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.data.Examples;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenStreamsTest {

  @Test
  void eachRowGoesOnWhereItEndedAndLabelsAreOneFurther() {
    TokenStreams streams = TokenStreams.of(IntStream.range(0, 14).toArray(), 2, 3);
    List<Examples> batches = streams.toList();
    assertThat(batches).hasSize(2).hasSize((int) streams.size().orElseThrow());
    assertThat(streams.predicted()).isEqualTo(12);
    assertThat(flat(batches.get(0).x().rows().get(0))).containsExactly(0, 1, 2, 6, 7, 8);
    assertThat(flat(batches.get(0).y().orElseThrow().rows().get(0)))
        .containsExactly(1, 2, 3, 7, 8, 9);
    assertThat(flat(batches.get(1).x().rows().get(0))).containsExactly(3, 4, 5, 9, 10, 11);
    assertThat(flat(batches.get(1).y().orElseThrow().rows().get(0)))
        .containsExactly(4, 5, 6, 10, 11, 12);
  }

  @Test
  void theLastLabelIsTakenToo() {
    assertThat(TokenStreams.of(new int[7], 2, 3).toList()).hasSize(1);
  }

  @Test
  void tooShortTextsAreRefused() {
    assertThatThrownBy(() -> TokenStreams.of(new int[6], 2, 3))
        .hasMessage(
            "TokenStreams: 2 streams of 3 timesteps need at least 7 tokens, got 6: give a longer"
                + " text, or fewer streams or timesteps");
  }

  private static int[] flat(Rows rows) {
    return ((IntRows) rows).toFlat();
  }
}
