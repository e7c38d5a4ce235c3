package io.github.tfrnn.decoding;

import java.util.List;

/** A way to look for the labels of a sequence. Without state. */
@FunctionalInterface
interface CTCSearch {

  /**
   * Returns what was found, the likeliest first; at least one.
   *
   * @param logs logarithms of probabilities, {@code [timesteps][classes]}, class 0 the blank
   */
  List<Labelling> search(double[][] logs);
}
