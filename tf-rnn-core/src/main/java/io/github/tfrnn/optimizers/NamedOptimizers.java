package io.github.tfrnn.optimizers;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Optimizers by Keras's names. */
final class NamedOptimizers {

  private static final Map<String, Supplier<Optimizer>> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("adadelta", Adadelta::create),
              Map.entry("adafactor", Adafactor::create),
              Map.entry("adagrad", Adagrad::create),
              Map.entry("adam", Adam::create),
              Map.entry("adamax", Adamax::create),
              Map.entry("adamw", AdamW::create),
              Map.entry("ftrl", Ftrl::create),
              Map.entry("lamb", Lamb::create),
              Map.entry("lazyadam", LazyAdam::create),
              Map.entry("lion", Lion::create),
              Map.entry("muon", Muon::create),
              Map.entry("nadam", Nadam::create),
              Map.entry("rmsprop", RMSprop::create),
              Map.entry("sgd", SGD::create)));

  static Optimizer of(String name) {
    Supplier<Optimizer> make = BY_NAME.get(name.toLowerCase(Locale.ROOT));
    checkArgument(
        make != null,
        "Optimizer: there is no \"%s\"; there are %s.",
        name,
        String.join(", ", BY_NAME.keySet()));
    return make.get();
  }

  private NamedOptimizers() {}
}
