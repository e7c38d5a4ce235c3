package io.github.tfrnn.keras;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.graph.DTypePolicy;
import java.util.Optional;

/** One configuration while it is read. */
final class Reading {

  private final CustomObjects custom;
  private final boolean keras2;
  private Optional<DTypePolicy> policy = Optional.empty();
  private String policyOf = "";

  Reading(CustomObjects custom, boolean keras2) {
    this.custom = custom;
    this.keras2 = keras2;
  }

  CustomObjects custom() {
    return custom;
  }

  /** Returns whether the configuration is one of Keras 2. */
  boolean keras2() {
    return keras2;
  }

  /** Takes note of the policy of a layer: a model has one for all of its layers. */
  void policy(String where, DTypePolicy ofLayer) {
    checkArgument(
        policy.isEmpty() || policy.get() == ofLayer,
        "dtype %s, while that of %s is %s: a model has one policy for all of its layers",
        ofLayer,
        policyOf,
        policy.orElse(null));
    policy = Optional.of(ofLayer);
    policyOf = where;
  }

  DTypePolicy policy() {
    return policy.orElse(DTypePolicy.FLOAT32);
  }
}
