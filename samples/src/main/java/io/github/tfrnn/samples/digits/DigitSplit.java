package io.github.tfrnn.samples.digits;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which recordings are for the test: of the Free Spoken Digit Dataset {@code official} (takes 0 to
 * 4) or {@code speaker:NAME} (all of one speaker); of any {@code random}, a tenth.
 *
 * @param text as on the command line
 */
record DigitSplit(String text) {
  private static final Pattern FSDD = Pattern.compile("(?:.*/)?(\\d)_([^_/]+)_(\\d+)\\.wav");
  private static final String SPEAKER = "speaker:";
  private static final int OFFICIAL_TAKES = 5;

  DigitSplit {
    checkArgument(
        text.equals("official")
            || text.equals("random")
            || (text.startsWith(SPEAKER) && text.length() > SPEAKER.length()),
        "--split must be official, random or speaker:NAME, got \"%s\"",
        text);
  }

  /** Returns the digit that a name of the data set tells. */
  static Optional<String> digit(String name) {
    Matcher matcher = FSDD.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Returns which names are for the test.
   *
   * @param seed of a random split
   */
  Predicate<String> test(long seed) {
    if (text.equals("random")) {
      return name -> new Random(seed ^ ((long) name.hashCode() << 16)).nextInt(10) == 0;
    }
    return name -> {
      Matcher matcher = FSDD.matcher(name);
      checkArgument(
          matcher.matches(),
          "--split %s needs names such as 7_jackson_32.wav, got %s: use --split random",
          text,
          name);
      return text.equals("official")
          ? Integer.parseInt(matcher.group(3)) < OFFICIAL_TAKES
          : matcher.group(2).equals(text.substring(SPEAKER.length()));
    };
  }
}
