package io.github.tfrnn.samples.digits;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.VoiceManager;
import io.github.tfrnn.audio.Sound;
import io.github.tfrnn.audio.data.AddedNoise;
import io.github.tfrnn.audio.data.LabelledSound;
import io.github.tfrnn.audio.data.RandomMap;
import io.github.tfrnn.audio.data.Reverberation;
import io.github.tfrnn.audio.data.SoundChange;
import io.github.tfrnn.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Digits spoken by FreeTTS, with many pitches and rates, in synthetic rooms and with noise: a data
 * set that needs nothing but Maven. It is the same each time.
 *
 * <p>All of it is one synthetic speaker; the test has pitches, rates, rooms and noise that training
 * never heard, not voices that it never heard. Training has rooms of up to 0.4 s of reverberation
 * and white noise 15 decibels or more below the voice; the test has rooms of up to 0.6 s and pink
 * noise of 10 decibels or more.
 */
final class SynthesizedDigits {
  static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final String VOICES =
      "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory";
  private static final List<Integer> PITCHES = List.of(80, 95, 110, 125, 140, 160, 180, 200);
  private static final List<Integer> RATES = List.of(110, 130, 150, 170, 190);
  private static final List<Integer> OTHER_PITCHES = List.of(70, 103, 150, 225);
  private static final List<Integer> OTHER_RATES = List.of(100, 140, 205);

  private static final SoundChange SURROUNDINGS =
      Reverberation.rooms(0.1, 0.4).sometimes(0.5).then(AddedNoise.white(15, 40));
  private static final SoundChange OTHER_SURROUNDINGS =
      Reverberation.rooms(0.1, 0.6).sometimes(0.5).then(AddedNoise.pink(10, 40));

  /** Returns what is learned from, and watched: every tenth one. */
  static List<LabelledSound> train() {
    return surrounded(speak(PITCHES, RATES), SURROUNDINGS, 1);
  }

  /** Returns what is tested with: other pitches at other rates, in other surroundings. */
  static List<LabelledSound> test() {
    return surrounded(speak(OTHER_PITCHES, OTHER_RATES), OTHER_SURROUNDINGS, 2);
  }

  private static List<LabelledSound> surrounded(
      List<LabelledSound> spoken, SoundChange surroundings, long seed) {
    return Dataset.ofList(spoken)
        .apply(
            RandomMap.<LabelledSound, LabelledSound>of(
                seed, (each, random) -> each.with(surroundings.apply(each.sound(), random))))
        .toList();
  }

  private static List<LabelledSound> speak(List<Integer> pitches, List<Integer> rates) {
    System.setProperty("freetts.voices", VOICES);
    Voice voice = VoiceManager.getInstance().getVoice("kevin16");
    CollectingPlayer player = new CollectingPlayer();
    voice.setAudioPlayer(player);
    voice.allocate();
    try {
      List<LabelledSound> spoken = new ArrayList<>();
      for (int pitch : pitches) {
        for (int rate : rates) {
          voice.setPitch(pitch);
          voice.setRate(rate);
          for (int digit = 0; digit < WORDS.size(); digit++) {
            voice.speak(WORDS.get(digit));
            Sound sound = player.take();
            String name =
                String.format(
                    Locale.ROOT, "%s, %d Hz, %d words a minute", WORDS.get(digit), pitch, rate);
            spoken.add(new LabelledSound(name, sound, digit, Integer.toString(digit)));
          }
        }
      }
      return spoken;
    } finally {
      voice.deallocate();
    }
  }

  private SynthesizedDigits() {}
}
