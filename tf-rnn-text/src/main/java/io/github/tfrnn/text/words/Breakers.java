package io.github.tfrnn.text.words;

import com.ibm.icu.text.BreakIterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Lends break iterators, which only one thread may use at a time, to any number of threads. Making
 * one costs more than cutting a short text, so the last one given back is lent again.
 */
final class Breakers {
  private final BreakIterator prototype;
  private final AtomicReference<BreakIterator> spare = new AtomicReference<>();

  Breakers(BreakIterator prototype) {
    this.prototype = prototype;
  }

  /** Has a break iterator used that nobody else uses meanwhile. */
  void lend(Consumer<BreakIterator> use) {
    BreakIterator breaker = spare.getAndSet(null);
    if (breaker == null) {
      breaker = copy();
    }
    use.accept(breaker);
    breaker.setText(""); // holds on to no text
    spare.set(breaker);
  }

  private BreakIterator copy() {
    synchronized (prototype) {
      return (BreakIterator) prototype.clone();
    }
  }
}
