package io.github.tfrnn.audio;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A recording that is read in blocks, so that it may be longer than memory, or a stream that never
 * ends.
 *
 * <pre>{@code
 * try (SoundBlocks blocks = SoundBlocks.open(file, 16_000)) {
 *   for (Optional<Sound> block = blocks.next(); block.isPresent(); block = blocks.next()) {
 *     use(block.get());
 *   }
 * }
 * }</pre>
 *
 * <p>For one thread at a time. Whoever opens it closes it.
 */
public final class SoundBlocks implements Closeable {
  private final SampleReader reader;
  private final int framesPerBlock;

  private SoundBlocks(SampleReader reader, int framesPerBlock) {
    this.reader = reader;
    this.framesPerBlock = framesPerBlock;
  }

  /** As {@link #open(Path, int, ReadOptions)} with the default options. */
  public static SoundBlocks open(Path file, int framesPerBlock) throws IOException {
    return open(file, framesPerBlock, ReadOptions.defaults());
  }

  /**
   * Opens a file and reads its header. Formats are those of {@link Sound#read(Path)}.
   *
   * @param framesPerBlock at least 1
   * @param options its limit on samples is that of a block
   * @throws SoundFormatException if it is no sound that can be read
   * @throws IOException if there is no such file, or it cannot be read
   * @throws IllegalArgumentException if a block is empty or over the limit
   */
  public static SoundBlocks open(Path file, int framesPerBlock, ReadOptions options)
      throws IOException {
    checkArgument(
        framesPerBlock >= 1,
        "SoundBlocks: framesPerBlock must be at least 1, got %s",
        framesPerBlock);
    return of(SampleReader.open(file, options), framesPerBlock, options);
  }

  /**
   * As {@link #open(Path, int, ReadOptions)} for a stream, of which no more is read than blocks are
   * asked for. Closing the blocks closes the stream.
   */
  public static SoundBlocks open(InputStream in, int framesPerBlock, ReadOptions options)
      throws IOException {
    checkArgument(
        framesPerBlock >= 1,
        "SoundBlocks: framesPerBlock must be at least 1, got %s",
        framesPerBlock);
    return of(SampleReader.of(in, options), framesPerBlock, options);
  }

  private static SoundBlocks of(SampleReader reader, int framesPerBlock, ReadOptions options)
      throws IOException {
    long samples = (long) framesPerBlock * reader.layout().channels();
    if (samples > options.maxSamples()) {
      reader.close();
      throw new IllegalArgumentException(
          "SoundBlocks: blocks of %s frames of %s channels are over the limit of %s samples"
              .formatted(framesPerBlock, reader.layout().channels(), options.maxSamples()));
    }
    return new SoundBlocks(reader, framesPerBlock);
  }

  /** Returns the frames a second. */
  public int sampleRate() {
    return reader.layout().sampleRate();
  }

  /** Returns the number of channels, at least 1. */
  public int channels() {
    return reader.layout().channels();
  }

  /** Returns how many frames the header promises; empty if it does not tell. */
  public OptionalLong frames() {
    return reader.frames();
  }

  /**
   * Returns the next block; empty at the end. The last one may be shorter.
   *
   * @throws SoundFormatException if the recording is cut off or has a sample that is no number
   * @throws IOException if it cannot be read
   */
  public Optional<Sound> next() throws IOException {
    float[] samples = new float[framesPerBlock * channels()];
    int frames = reader.read(samples, 0, framesPerBlock);
    if (frames == 0) {
      return Optional.empty();
    }
    float[] kept = frames == framesPerBlock ? samples : Arrays.copyOf(samples, frames * channels());
    return Optional.of(Sound.takingOver(sampleRate(), channels(), kept));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
