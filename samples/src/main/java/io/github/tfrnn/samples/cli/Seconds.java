package io.github.tfrnn.samples.cli;

/** Measures time. */
public final class Seconds {

  /**
   * Returns how many have passed.
   *
   * @param nanoTime what {@link System#nanoTime} said in the beginning
   */
  public static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }

  private Seconds() {}
}
