package io.github.tfrnn.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is bfloat16 found where a processor has it? */
class ProcessorTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "flags\t\t: fpu avx2 fma, false",
    "flags\t\t: fpu avx512f avx512_bf16 amx_tile, true",
    "flags\t\t: fpu amx_bf16, true",
    "model name\t: avx512_bf16, false"
  })
  void readsTheFlags(String line, boolean expected) throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n" + line + "\n");
    assertThat(Processor.multipliesBfloat16(cpuinfo)).isEqualTo(expected);
  }

  @Test
  void assumesNothingWhereNobodyTells() {
    assertThat(Processor.multipliesBfloat16(folder.resolve("missing"))).isFalse();
  }
}
