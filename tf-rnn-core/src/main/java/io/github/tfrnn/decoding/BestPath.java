package io.github.tfrnn.decoding;

import java.util.ArrayList;
import java.util.List;

/** Takes the likeliest class of each timestep, merges repeats, and leaves out blanks. */
final class BestPath implements CTCSearch {

  @Override
  public List<Labelling> search(double[][] logs) {
    List<Integer> labels = new ArrayList<>();
    double logProbability = 0;
    int before = 0;
    for (double[] step : logs) {
      int best = 0;
      for (int i = 1; i < step.length; i++) {
        best = step[i] > step[best] ? i : best;
      }
      if (best != 0 && best != before) {
        labels.add(best);
      }
      before = best;
      logProbability += step[best];
    }
    return List.of(new Labelling(labels, logProbability));
  }

  @Override
  public String toString() {
    return "greedy";
  }
}
