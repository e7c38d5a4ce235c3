package io.github.tfrnn.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the processor can do, where the operating system tells it. */
final class Processor {

  private static final Path LINUX = Path.of("/proc/cpuinfo");
  private static final boolean BFLOAT16 = multipliesBfloat16(LINUX);

  /** Returns whether it has instructions for products in bfloat16; false where nobody tells. */
  static boolean multipliesBfloat16() {
    return BFLOAT16;
  }

  static boolean multipliesBfloat16(Path cpuinfo) {
    try {
      return Files.readAllLines(cpuinfo, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith("flags"))
          .map(line -> List.of(line.split("\\s+", -1)))
          .anyMatch(flags -> flags.contains("avx512_bf16") || flags.contains("amx_bf16"));
    } catch (IOException e) {
      return false; // not Linux
    }
  }

  private Processor() {}
}
