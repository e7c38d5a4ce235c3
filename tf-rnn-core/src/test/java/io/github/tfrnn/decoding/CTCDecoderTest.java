package io.github.tfrnn.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Are the likeliest labels found, with the probability of all ways to read as them? */
class CTCDecoderTest {
  private static final int ALL = 10_000; // wider than there are labellings

  private static float[][] logits(Random random, int timesteps, int classes, double far) {
    float[][] logits = new float[timesteps][classes];
    for (float[] step : logits) {
      for (int i = 0; i < classes; i++) {
        step[i] = (float) (far * random.nextGaussian());
      }
    }
    return logits;
  }

  private static float[][] softmax(float[][] logits) {
    float[][] probabilities = new float[logits.length][];
    for (int t = 0; t < logits.length; t++) {
      double sum = 0;
      for (float logit : logits[t]) {
        sum += Math.exp(logit);
      }
      probabilities[t] = new float[logits[t].length];
      for (int i = 0; i < logits[t].length; i++) {
        probabilities[t][i] = (float) (Math.exp(logits[t][i]) / sum);
      }
    }
    return probabilities;
  }

  /** The probability of each labelling: every way to give each timestep a class, one by one. */
  private static Map<List<Integer>, Double> byAllWays(float[][] probabilities) {
    Map<List<Integer>, Double> sums = new HashMap<>();
    follow(probabilities, 0, 0, 1, List.of(), sums);
    return sums;
  }

  private static void follow(
      float[][] probabilities,
      int t,
      int before,
      double probability,
      List<Integer> read,
      Map<List<Integer>, Double> sums) {
    if (t == probabilities.length) {
      sums.merge(read, probability, Double::sum);
      return;
    }
    for (int i = 0; i < probabilities[t].length; i++) {
      List<Integer> next = read;
      if (i != 0 && i != before) {
        next = new ArrayList<>(read);
        next.add(i);
      }
      follow(probabilities, t + 1, i, probability * probabilities[t][i], next, sums);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aWideBeamFindsAllLabellingsAndTheirProbabilities(int seed) {
    Random random = new Random(seed);
    int timesteps = 1 + random.nextInt(7);
    int classes = 2 + random.nextInt(3);
    float[][] logits = logits(random, timesteps, classes, 0.5 + random.nextInt(4));
    Map<List<Integer>, Double> expected = byAllWays(softmax(logits));
    List<Labelling> found = CTCDecoder.beamSearch(ALL).paths(logits);
    assertThat(found).hasSameSizeAs(expected.keySet());
    double before = 0;
    double sum = 0;
    for (Labelling each : found) {
      assertThat(Math.exp(each.logProbability()))
          .as("%s", each)
          .isCloseTo(expected.get(each.labels()), within(1e-6));
      assertThat(each.logProbability()).isLessThanOrEqualTo(before + 1e-9);
      before = each.logProbability();
      sum += Math.exp(each.logProbability());
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    double best = expected.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertThat(expected.get(found.get(0).labels())).isCloseTo(best, within(1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aNarrowBeamFindsPartOfWhatThereIs(int seed) {
    Random random = new Random(seed);
    float[][] logits = logits(random, 7, 3, 1);
    Map<List<Integer>, Double> all = byAllWays(softmax(logits));
    for (int width : new int[] {1, 2, 5}) {
      List<Labelling> found = CTCDecoder.beamSearch(width).paths(logits);
      assertThat(found).hasSize(width);
      assertThat(found).extracting(Labelling::labels).doesNotHaveDuplicates();
      assertThat(found)
          .allSatisfy(
              each ->
                  assertThat(Math.exp(each.logProbability()))
                      .isLessThanOrEqualTo(all.get(each.labels()) + 1e-6));
    }
  }

  @Test
  void whatIsLikeliestMayNotBeTheLikeliestWay() {
    float[][] probabilities = {{0.6f, 0.4f}, {0.6f, 0.4f}}; // blanks 0.36, but a label 0.64
    CTCDecoder greedy = CTCDecoder.greedy().ofProbabilities();
    assertThat(greedy.decode(probabilities)).isEmpty();
    assertThat(greedy.paths(probabilities).get(0).logProbability())
        .isCloseTo(Math.log(0.36), within(1e-6));
    Labelling best = CTCDecoder.beamSearch(2).ofProbabilities().paths(probabilities).get(0);
    assertThat(best.labels()).containsExactly(1);
    assertThat(best.logProbability()).isCloseTo(Math.log(0.64), within(1e-6));
  }

  @Test
  void repeatsAreMergedUnlessABlankStandsBetween() {
    assertThat(CTCDecoder.greedy().decode(certain(0, 1, 1, 0, 1, 2, 2))).containsExactly(1, 1, 2);
    assertThat(CTCDecoder.beamSearch(3).decode(certain(0, 1, 1, 0, 1, 2, 2)))
        .containsExactly(1, 1, 2);
    assertThat(CTCDecoder.beamSearch(3).paths(certain(2, 2, 2)))
        .containsExactly(new Labelling(List.of(2), 0)); // nothing else is possible
  }

  /** Logits of which only these classes are possible. */
  private static float[][] certain(int... classes) {
    float[][] logits = new float[classes.length][3];
    for (int t = 0; t < classes.length; t++) {
      Arrays.fill(logits[t], Float.NEGATIVE_INFINITY);
      logits[t][classes[t]] = 5;
    }
    return logits;
  }

  @Test
  void probabilitiesReadAsTheirLogitsDo() {
    float[][] logits = logits(new Random(3), 12, 5, 2);
    List<Labelling> ofLogits = CTCDecoder.beamSearch(7).paths(logits);
    List<Labelling> ofThem = CTCDecoder.beamSearch(7).ofProbabilities().paths(softmax(logits));
    for (int i = 0; i < 7; i++) {
      assertThat(ofThem.get(i).labels()).isEqualTo(ofLogits.get(i).labels());
      assertThat(ofThem.get(i).logProbability())
          .isCloseTo(ofLogits.get(i).logProbability(), within(1e-5));
    }
  }

  @Test
  void timestepsThatDoNotCountArePassedOver() {
    float[][] logits = logits(new Random(4), 6, 4, 3);
    float[][] withOthers = logits(new Random(5), 9, 4, 30);
    int[] places = {1, 2, 4, 5, 7, 8};
    boolean[] mask = new boolean[9];
    for (int i = 0; i < places.length; i++) {
      withOthers[places[i]] = logits[i];
      mask[places[i]] = true;
    }
    withOthers[0] = new float[] {Float.NaN}; // not looked at
    for (CTCDecoder decoder : List.of(CTCDecoder.greedy(), CTCDecoder.beamSearch(4))) {
      assertThat(decoder.paths(withOthers, mask)).isEqualTo(decoder.paths(logits));
      assertThat(decoder.decode(withOthers, mask)).isEqualTo(decoder.decode(logits));
      float[][] longer = Arrays.copyOf(logits, 8);
      assertThat(decoder.paths(longer, 6)).isEqualTo(decoder.paths(logits));
      assertThat(decoder.decode(longer, 6)).isEqualTo(decoder.decode(logits));
      assertThat(decoder.paths(logits, 0)).containsExactly(new Labelling(List.of(), 0));
      assertThat(decoder.paths(new float[0][])).containsExactly(new Labelling(List.of(), 0));
    }
  }

  @Test
  void equalLogitsAreDecidedAlikeEachTime() {
    float[][] equal = new float[6][4];
    List<Labelling> first = CTCDecoder.beamSearch(5).paths(equal);
    assertThat(CTCDecoder.beamSearch(5).paths(equal)).isEqualTo(first);
    assertThat(CTCDecoder.greedy().decode(equal)).isEmpty(); // the first of the likeliest: blank
  }

  @Test
  void tellsWhatIsWrong() {
    CTCDecoder logits = CTCDecoder.greedy();
    CTCDecoder probabilities = CTCDecoder.beamSearch(3).ofProbabilities();
    refused(
        () -> CTCDecoder.beamSearch(0), "CTCDecoder: the beam's width must be at least 1, got 0");
    refused(
        () -> logits.decode(new float[4][3], 5),
        "CTCDecoder: timesteps must be in [0, 4], as many as there are outputs, got 5");
    refused(
        () -> logits.decode(new float[4][3], new boolean[3]),
        "CTCDecoder: the mask must be of as many timesteps as the outputs, 4, got 3");
    refused(
        () -> logits.decode(new float[][] {{1, 2, 3}, {1, 2}}),
        "CTCDecoder: timestep 0 has 3 classes, timestep 1 has 2");
    refused(
        () -> logits.decode(new float[4][1]),
        "CTCDecoder: outputs must be of at least 2 classes, the blank and a label, got 1");
    refused(
        () -> logits.decode(new float[][] {{0, 0}, {0, Float.NaN}}),
        "CTCDecoder: timestep 1, class 1: logits must be numbers, got NaN");
    float impossible = Float.NEGATIVE_INFINITY;
    refused(
        () -> logits.decode(new float[][] {{impossible, impossible}}),
        "CTCDecoder: timestep 0: one class must be possible, got -Infinity for all");
    refused(
        () -> probabilities.decode(new float[][] {{0.5f, 1.5f}}),
        "CTCDecoder: timestep 0, class 1: probabilities must be in [0, 1], got 1.5. Logits? Leave"
            + " out ofProbabilities().");
    refused(
        () -> probabilities.decode(new float[][] {{0.5f, 0.25f}}),
        "CTCDecoder: timestep 0: the probabilities of 2 classes must add up to 1, got 0.75. Logits?"
            + " Leave out ofProbabilities().");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void namesItself() {
    assertThat(CTCDecoder.greedy()).hasToString("CTCDecoder[greedy]");
    assertThat(CTCDecoder.beamSearch(5).ofProbabilities())
        .hasToString("CTCDecoder[beam search of width 5, of probabilities]");
  }
}
