package io.github.tfrnn.audio.data;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.audio.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts sounds into rooms: of recorded impulse responses, or synthetic ones, whose echoes are noise
 * that dies away.
 *
 * <p>The result is as long as the sound and as loud (the sum of its squares is the same); what of
 * the room would sound on after its end is cut off. It begins when the loudest sample of the
 * response, the direct sound, does, so that nothing moves in time. Silence stays as it is. Every
 * channel gets the same response. Immutable, safe for use by several threads.
 */
public final class Reverberation implements SoundChange {
  private static final String NAME = "Reverberation";
  private static final double MOST_SECONDS = 30;
  private static final double DECAY = 60; // decibels after the reverberation time

  private final List<Sound> responses; // empty: synthetic rooms
  private final EvenRange seconds;
  private final EvenRange direct;

  private Reverberation(List<Sound> responses, EvenRange seconds, EvenRange direct) {
    this.responses = responses;
    this.seconds = seconds;
    this.direct = direct;
  }

  /**
   * Returns the rooms of recorded impulse responses, each as likely as the others.
   *
   * @param responses at least one, of one channel, at the sample rate of the sounds, not silent
   */
  public static Reverberation of(Sound... responses) {
    checkArgument(responses.length > 0, "Reverberation: expected at least one response, got none");
    for (Sound response : responses) {
      checkArgument(
          response.channels() == 1,
          "Reverberation: expected a response of one channel, got %s: mono() mixes them",
          response.channels());
      checkArgument(
          Channels.energy(response) > 0, "Reverberation: a response is silent: leave it out");
    }
    return new Reverberation(List.of(responses), new EvenRange(1, 1), new EvenRange(0, 0));
  }

  /**
   * Returns synthetic rooms: after the direct sound, white noise that loses 60 decibels in the
   * reverberation time. The direct sound has 0 to 10 decibels more energy than all echoes together.
   *
   * @param lowSeconds least reverberation time (RT60), over 0; furnished rooms have 0.3 to 0.6
   * @param highSeconds largest reverberation time, at most 30; halls have 1 to 3
   */
  public static Reverberation rooms(double lowSeconds, double highSeconds) {
    EvenRange seconds = EvenRange.positive(NAME, "seconds", lowSeconds, highSeconds);
    checkArgument(
        highSeconds <= MOST_SECONDS,
        "Reverberation: reverberation times must be at most %s seconds, got %s",
        MOST_SECONDS,
        highSeconds);
    return new Reverberation(List.of(), seconds, new EvenRange(0, 10));
  }

  /**
   * Returns the same synthetic rooms, with speakers nearer or farther.
   *
   * @param lowDecibels least ratio of the energy of the direct sound to that of all echoes: under 0
   *     they are louder
   * @param highDecibels largest ratio
   * @throws IllegalStateException if rooms are recorded
   */
  public Reverberation directToEchoes(double lowDecibels, double highDecibels) {
    if (!responses.isEmpty()) {
      throw new IllegalStateException(
          "Reverberation: recorded rooms have their own ratio of direct sound to echoes");
    }
    return new Reverberation(
        responses, seconds, EvenRange.of(NAME, "decibels", lowDecibels, highDecibels));
  }

  /**
   * Returns the impulse response of a synthetic room.
   *
   * @param sampleRate of the response, in hertz
   * @param seconds reverberation time, in (0, 30]; also how long the response is
   * @param directDecibels energy of the direct sound, the first sample, to that of the echoes
   */
  public static Sound room(
      int sampleRate, double seconds, double directDecibels, RandomGenerator random) {
    checkArgument(
        seconds > 0 && seconds <= MOST_SECONDS,
        "Reverberation: reverberation time must be in (0, %s] seconds, got %s",
        MOST_SECONDS,
        seconds);
    double samples = seconds * sampleRate;
    float[] response = new float[1 + (int) Math.ceil(samples)];
    for (int i = 1; i < response.length; i++) {
      response[i] = (float) (random.nextGaussian() * Math.pow(10, -DECAY / 20 * i / samples));
    }
    double factor = Math.sqrt(Math.pow(10, -directDecibels / 10) / Channels.energy(response));
    float[] scaled = Channels.scaled(response, factor);
    scaled[0] = 1;
    return Sound.of(sampleRate, scaled);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a recorded response has another sample rate
   */
  @Override
  public Sound apply(Sound sound, RandomGenerator random) {
    if (responses.isEmpty()) {
      Sound response = room(sound.sampleRate(), seconds.draw(random), direct.draw(random), random);
      return within(sound, response.samples(), 0);
    }
    Sound response = responses.get(random.nextInt(responses.size()));
    checkArgument(
        response.sampleRate() == sound.sampleRate(),
        "Reverberation: the response is at %s Hz, the sound at %s Hz: resample one",
        response.sampleRate(),
        sound.sampleRate());
    float[] samples = response.samples();
    return within(sound, samples, loudest(samples));
  }

  private static int loudest(float[] samples) {
    int loudest = 0;
    for (int i = 1; i < samples.length; i++) {
      if (Math.abs(samples[i]) > Math.abs(samples[loudest])) {
        loudest = i;
      }
    }
    return loudest;
  }

  private static Sound within(Sound sound, float[] response, int first) {
    List<double[]> heard = new ArrayList<>();
    double energy = 0;
    for (int c = 0; c < sound.channels() && sound.frames() > 0; c++) {
      double[] all = Convolution.whole(sound.samples(c), response);
      double[] kept = Arrays.copyOfRange(all, first, first + sound.frames());
      for (double sample : kept) {
        energy += sample * sample;
      }
      heard.add(kept);
    }
    double factor = Math.sqrt(Channels.energy(sound) / energy);
    if (!(factor > 0) || Double.isInfinite(factor)) {
      return sound;
    }
    float[][] scaled = new float[heard.size()][sound.frames()];
    for (int c = 0; c < scaled.length; c++) {
      for (int i = 0; i < scaled[c].length; i++) {
        scaled[c][i] = (float) (factor * heard.get(c)[i]);
      }
    }
    return Sound.of(sound.sampleRate(), scaled);
  }
}
