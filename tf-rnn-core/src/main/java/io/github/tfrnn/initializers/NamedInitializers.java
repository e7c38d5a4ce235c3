package io.github.tfrnn.initializers;

import io.github.tfrnn.graph.internal.Named;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keras's initializers by name. */
final class NamedInitializers {

  static Initializer of(String name) {
    Map<String, Initializer> all = new LinkedHashMap<>();
    all.put("zeros", Constant.zeros());
    all.put("ones", Constant.ones());
    all.put("constant", Constant.zeros());
    all.put("glorot_uniform", VarianceScaling.glorotUniform());
    all.put("glorot_normal", VarianceScaling.glorotNormal());
    all.put("he_uniform", VarianceScaling.heUniform());
    all.put("he_normal", VarianceScaling.heNormal());
    all.put("lecun_uniform", VarianceScaling.lecunUniform());
    all.put("lecun_normal", VarianceScaling.lecunNormal());
    all.put("variance_scaling", VarianceScaling.standard());
    all.put("random_uniform", RandomUniform.standard());
    all.put("random_normal", RandomNormal.standard());
    all.put("truncated_normal", TruncatedNormal.standard());
    all.put("orthogonal", Orthogonal.standard());
    all.put("identity", Identity.standard());
    all.put("stft", STFT.standard());
    all.put("zero", Constant.zeros());
    all.put("one", Constant.ones());
    all.put("uniform", RandomUniform.standard());
    all.put("normal", RandomNormal.standard());
    return Named.of("initializer", name, all);
  }

  private NamedInitializers() {}
}
