package io.github.tfrnn.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import javax.sound.sampled.spi.AudioFileReader;
import org.junit.jupiter.api.Test;

/** Formats that something on the class path reads. */
class ProvidedSoundTest {

  /** Reads a format of four letters and bytes of sound. */
  public static final class Reader extends AudioFileReader {
    private static final AudioFormat FORMAT = new AudioFormat(8000, 16, 2, true, true);
    private static final AudioFormat WIDE = new AudioFormat(8000, 64, 1, true, true);

    @Override
    public AudioInputStream getAudioInputStream(InputStream stream)
        throws UnsupportedAudioFileException, IOException {
      stream.mark(4);
      String magic = new String(stream.readNBytes(4), StandardCharsets.ISO_8859_1);
      if (magic.equals("tst!") || magic.equals("wide")) {
        AudioFormat format = magic.equals("wide") ? WIDE : FORMAT;
        return new AudioInputStream(stream, format, AudioSystem.NOT_SPECIFIED);
      }
      stream.reset();
      if (magic.equals("bug!")) {
        throw new IllegalStateException("a bug of a provider");
      }
      throw new UnsupportedAudioFileException("no test format");
    }

    @Override
    public AudioFileFormat getAudioFileFormat(InputStream stream)
        throws UnsupportedAudioFileException {
      throw new UnsupportedAudioFileException("not asked for");
    }

    @Override
    public AudioFileFormat getAudioFileFormat(URL url) throws UnsupportedAudioFileException {
      throw new UnsupportedAudioFileException("not asked for");
    }

    @Override
    public AudioFileFormat getAudioFileFormat(File file) throws UnsupportedAudioFileException {
      throw new UnsupportedAudioFileException("not asked for");
    }

    @Override
    public AudioInputStream getAudioInputStream(URL url) throws UnsupportedAudioFileException {
      throw new UnsupportedAudioFileException("not asked for");
    }

    @Override
    public AudioInputStream getAudioInputStream(File file) throws UnsupportedAudioFileException {
      throw new UnsupportedAudioFileException("not asked for");
    }
  }

  private static Sound read(String magic, int bytes) throws IOException {
    byte[] file = new byte[4 + bytes];
    System.arraycopy(magic.getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, 4);
    if (bytes > 0) {
      file[4] = 0x40;
    }
    return Sound.read(new ByteArrayInputStream(file));
  }

  @Test
  void aProviderIsAskedForWhatIsNotOurs() throws IOException {
    Sound sound = read("tst!", 400);
    assertThat(sound.channels()).isEqualTo(2);
    assertThat(sound.frames()).isEqualTo(100);
    assertThat(sound.interleaved()).startsWith(0.5f, 0);
  }

  @Test
  void aProviderMayFail() {
    assertThatThrownBy(() -> read("bug!", 40))
        .isInstanceOf(SoundFormatException.class)
        .hasMessageContaining("begins with \"bug!")
        .hasRootCauseMessage("a bug of a provider");
    assertThatThrownBy(() -> read("wide", 40))
        .isInstanceOf(SoundFormatException.class)
        .hasMessageContaining("decodes to PCM_SIGNED 8000.0 Hz, 64 bit");
  }
}
