package io.github.tfrnn.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Sound of other formats, such as FLAC, MP3 and Ogg, if {@code javax.sound.sampled} finds a
 * provider on the class path that reads them.
 */
record ProvidedSound(ByteSource source, SampleLayout layout) {

  static ProvidedSound open(ByteSource source, byte[] begin) throws IOException {
    String format = format(begin);
    if (format.equals("MIDI")) { // which the JDK would play, with instruments of its own
      throw source.error("expected recorded sound, got MIDI, which is notes: render it to WAV");
    }
    if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
      throw unsupported(source, format, begin, null);
    }
    try {
      AudioInputStream in = decoded(AudioSystem.getAudioInputStream(source.stream()));
      AudioFormat decoded = in.getFormat();
      SampleEncoding encoding =
          decoded.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)
              ? SampleEncoding.FLOAT
              : decoded.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)
                  ? SampleEncoding.UNSIGNED
                  : SampleEncoding.SIGNED;
      int bytesPerSample = decoded.getFrameSize() / Math.max(1, decoded.getChannels());
      boolean possible =
          switch (encoding) {
            case FLOAT -> bytesPerSample == 4 || bytesPerSample == 8;
            case UNSIGNED -> bytesPerSample == 1;
            default -> bytesPerSample >= 1 && bytesPerSample <= 4;
          };
      if (!possible) {
        throw source.error("decodes to %s, which is not read%s", decoded, ByteSource.CONVERT);
      }
      SampleLayout layout =
          SampleLayout.checked(
              source,
              format,
              Math.round(decoded.getSampleRate()),
              decoded.getChannels(),
              encoding,
              bytesPerSample,
              decoded.isBigEndian(),
              SampleLayout.UNKNOWN); // what decoders say of the length is often a guess
      return new ProvidedSound(new ByteSource(source.name(), in, -1), layout);
    } catch (UnsupportedAudioFileException | RuntimeException e) {
      throw unsupported(source, format, begin, e);
    }
  }

  private static AudioInputStream decoded(AudioInputStream in) {
    AudioFormat format = in.getFormat();
    AudioFormat.Encoding encoding = format.getEncoding();
    if (encoding.equals(AudioFormat.Encoding.PCM_SIGNED)
        || encoding.equals(AudioFormat.Encoding.PCM_FLOAT)
        || (encoding.equals(AudioFormat.Encoding.PCM_UNSIGNED)
            && format.getSampleSizeInBits() == 8)) {
      return in;
    }
    AudioFormat pcm16 =
        new AudioFormat(format.getSampleRate(), 16, format.getChannels(), true, false);
    return AudioSystem.getAudioInputStream(pcm16, in);
  }

  private static SoundFormatException unsupported(
      ByteSource source, String format, byte[] begin, Exception cause) {
    String message =
        format.isEmpty()
            ? "is no WAV, AIFF or AU file: it begins with %s".formatted(shown(begin))
            : "is %s, for which no javax.sound.sampled provider is on the class path; WAV, AIFF and"
                    .formatted(format)
                + " AU need none";
    return new SoundFormatException(source.name() + ": " + message + ByteSource.CONVERT, cause);
  }

  private static String shown(byte[] begin) {
    return ByteSource.shown(new String(begin, StandardCharsets.ISO_8859_1));
  }

  /** Returns what the first bytes tell; empty if that is nothing. */
  private static String format(byte[] begin) {
    String text = new String(begin, StandardCharsets.ISO_8859_1);
    if (text.startsWith("fLaC")) {
      return "FLAC";
    }
    if (text.startsWith("OggS")) {
      return "Ogg";
    }
    if (text.startsWith("ID3") || ((begin[0] & 0xFF) == 0xFF && (begin[1] & 0xE0) == 0xE0)) {
      return "MP3 or AAC";
    }
    if (text.startsWith("MThd")) {
      return "MIDI";
    }
    if (text.startsWith("#!AMR")) {
      return "AMR";
    }
    return text.startsWith("ftyp", 4) ? "MP4 (M4A)" : "";
  }
}
