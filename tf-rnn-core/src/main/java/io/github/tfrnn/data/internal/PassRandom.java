package io.github.tfrnn.data.internal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that is the same whenever the same pass over a data set is made. */
public final class PassRandom {

  /** Returns numbers of their own for each seed and each pass. */
  public static RandomGenerator of(long seed, long pass) {
    // A seed that differs by the step of the generator would give the same numbers, shifted; so
    // seed and pass are mixed first.
    long ofSeed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(ofSeed ^ pass).nextLong());
  }

  /** Returns the numbers from 0 to count - 1 in an order of chance. */
  public static int[] permutation(int count, long seed, long pass) {
    RandomGenerator random = of(seed, pass);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) { // Fisher and Yates, from the inside out
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private PassRandom() {}
}
