package io.github.tfrnn.decoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Goes through the timesteps with the likeliest prefixes of labellings, and adds up all ways to
 * come to each.
 *
 * @param width how many prefixes are kept from one timestep to the next
 */
record PrefixBeam(int width) implements CTCSearch {
  private static final Comparator<Prefix> WEAKEST =
      Comparator.comparingDouble(Prefix::nextTotal)
          .thenComparing(Comparator.comparingInt(Prefix::age).reversed());

  @Override
  public List<Labelling> search(double[][] logs) {
    List<Prefix> beam = List.of(Prefix.root());
    int made = 1;
    for (double[] step : logs) {
      PriorityQueue<Prefix> next = stayed(beam, step);
      made = grow(beam, step, next, made);
      beam.forEach(Prefix::drop);
      beam = new ArrayList<>(next);
      beam.sort(WEAKEST.reversed());
      beam.forEach(Prefix::keep);
    }
    return beam.stream().map(Prefix::labelling).toList();
  }

  /** Returns the prefixes that are there already, with the next timestep. */
  private PriorityQueue<Prefix> stayed(List<Prefix> beam, double[] step) {
    PriorityQueue<Prefix> next = new PriorityQueue<>(WEAKEST);
    for (Prefix prefix : beam) {
      prefix.stay(step);
      offer(prefix, next);
    }
    return next;
  }

  /**
   * Offers every prefix with every label more. One of the beam that has fallen out of the next by
   * the turn of its parent is not gone on with: TensorFlow does so, and what is found in a narrow
   * beam depends on it.
   *
   * @return how many prefixes were made by then
   */
  private int grow(List<Prefix> beam, double[] step, PriorityQueue<Prefix> next, int madeBefore) {
    int made = madeBefore;
    for (Prefix prefix : beam) {
      if (isFull(next) && prefix.total() <= next.element().nextTotal()) {
        break; // a timestep makes nothing likelier, and the others are less likely still
      }
      for (int label = 1; label < step.length && prefix.isKept(); label++) {
        Optional<Prefix> known = prefix.known(label);
        if (known.isPresent() && known.get().isWaiting()) {
          continue; // it was in the beam, and has what comes from this one
        }
        double logProbability = prefix.before(label) + step[label];
        if (!isFull(next) || logProbability > next.element().nextTotal()) {
          Prefix child = prefix.child(label, made++);
          child.begin(logProbability);
          offer(child, next);
        } else {
          known.ifPresent(Prefix::drop);
        }
      }
    }
    return made;
  }

  private void offer(Prefix prefix, PriorityQueue<Prefix> next) {
    if (prefix.nextTotal() == Double.NEGATIVE_INFINITY) {
      return;
    }
    next.add(prefix);
    prefix.setWaiting(true);
    if (next.size() > width) {
      next.remove().setWaiting(false);
    }
  }

  private boolean isFull(PriorityQueue<Prefix> next) {
    return next.size() == width;
  }

  @Override
  public String toString() {
    return "beam search of width " + width;
  }
}
