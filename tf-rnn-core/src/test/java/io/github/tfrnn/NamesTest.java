package io.github.tfrnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tfrnn.activations.Activation;
import io.github.tfrnn.constraints.Constraint;
import io.github.tfrnn.constraints.MaxNorm;
import io.github.tfrnn.constraints.MinMaxNorm;
import io.github.tfrnn.constraints.NonNeg;
import io.github.tfrnn.constraints.UnitNorm;
import io.github.tfrnn.initializers.Constant;
import io.github.tfrnn.initializers.Initializer;
import io.github.tfrnn.initializers.Orthogonal;
import io.github.tfrnn.initializers.RandomUniform;
import io.github.tfrnn.initializers.VarianceScaling;
import io.github.tfrnn.losses.Loss;
import io.github.tfrnn.metrics.AUC;
import io.github.tfrnn.metrics.Metric;
import io.github.tfrnn.metrics.R2Score;
import io.github.tfrnn.regularizers.L1L2;
import io.github.tfrnn.regularizers.OrthogonalRegularizer;
import io.github.tfrnn.regularizers.Regularizer;
import java.lang.reflect.Field;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Are things found by Keras's names? */
class NamesTest {

  @Test
  void initializersAre() {
    assertThat(Initializer.of("glorot_uniform")).isEqualTo(VarianceScaling.glorotUniform());
    assertThat(Initializer.of("lecun_normal")).isEqualTo(VarianceScaling.lecunNormal());
    assertThat(Initializer.of("orthogonal")).isEqualTo(Orthogonal.standard());
    assertThat(Initializer.of("uniform")).isEqualTo(RandomUniform.standard());
    assertThat(Initializer.of("ones")).isEqualTo(Constant.ones());
    assertThatThrownBy(() -> Initializer.of("glorot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No initializer is called \"glorot\". There are: zeros, ones, constant,"
                + " glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform,"
                + " lecun_normal, variance_scaling, random_uniform, random_normal,"
                + " truncated_normal, orthogonal, identity, stft, zero, one, uniform, normal.");
  }

  @Test
  void regularizersAre() {
    assertThat(Regularizer.of("l1")).isEqualTo(L1L2.l1(0.01f));
    assertThat(Regularizer.of("l2")).isEqualTo(L1L2.l2(0.01f));
    assertThat(Regularizer.of("orthogonal_regularizer"))
        .isEqualTo(OrthogonalRegularizer.rows(0.01));
    assertThatThrownBy(() -> Regularizer.of("l3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No regularizer is called \"l3\". There are: l1, l2, orthogonal_regularizer.");
  }

  @Test
  void constraintsAre() {
    assertThat(Constraint.of("max_norm")).isEqualTo(MaxNorm.of(2));
    assertThat(Constraint.of("min_max_norm")).isEqualTo(MinMaxNorm.standard());
    assertThat(Constraint.of("non_neg")).isEqualTo(new NonNeg());
    assertThat(Constraint.of("unit_norm")).isEqualTo(UnitNorm.standard());
    assertThatThrownBy(() -> Constraint.of("norm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No constraint is called \"norm\". There are: max_norm, min_max_norm, non_neg,"
                + " unit_norm.");
  }

  @Test
  void activationsAre() {
    assertThat(Activation.of("sparsemax")).isEqualTo(Activation.SPARSEMAX);
    assertThat(Activation.of("glu")).isEqualTo(Activation.GLU);
    assertThat(Activation.of("swish")).isEqualTo(Activation.SILU);
    assertThat(Activation.of("hard_swish")).isEqualTo(Activation.HARD_SILU);
    assertThat(Activation.elu(0.5)).isEqualTo(Activation.elu(0.5)).hasToString("elu[0.5]");
    assertThatThrownBy(() -> Activation.of("threshold"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No activation is called \"threshold\". There are: linear, relu, relu6, leaky_relu,"
                + " elu, celu, selu, gelu, silu, hard_silu, mish, tanh, hard_tanh, tanh_shrink,"
                + " sigmoid, log_sigmoid, hard_sigmoid, sparse_sigmoid, softmax, log_softmax,"
                + " sparsemax, softplus, squareplus, sparse_plus, softsign, soft_shrink,"
                + " hard_shrink, exponential, glu, swish, hard_swish.");
  }

  @Test
  void lossesAre() {
    assertThat(Loss.of("mse")).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    assertThat(Loss.of("MSLE")).isEqualTo(Loss.MEAN_SQUARED_LOGARITHMIC_ERROR);
    assertThat(Loss.of("mean_absolute_error")).isEqualTo(Loss.MEAN_ABSOLUTE_ERROR);
    assertThat(Loss.of("BinaryFocalCrossentropy")).isEqualTo(Loss.BINARY_FOCAL_CROSSENTROPY);
    assertThat(Loss.of("KLDivergence")).isEqualTo(Loss.KL_DIVERGENCE);
    assertThat(Loss.of("ctc")).isEqualTo(Loss.CTC);
    assertThatThrownBy(() -> Loss.of("squared"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No loss is called \"squared\". There are: binary_crossentropy,"
                + " binary_focal_crossentropy, categorical_crossentropy,"
                + " categorical_focal_crossentropy, categorical_generalized_cross_entropy,"
                + " categorical_hinge, circle, cosine_similarity, ctc, dice, hinge, huber,"
                + " kl_divergence, log_cosh, mean_absolute_error, mean_absolute_percentage_error,"
                + " mean_squared_error, mean_squared_logarithmic_error, poisson,"
                + " sparse_categorical_crossentropy, squared_hinge, tversky, bce, kld, mae, mape,"
                + " mse, msle.");
  }

  /** What a loss tells of itself is what it is found by. */
  @Test
  void lossesTellTheirNames() throws IllegalAccessException {
    int count = 0;
    for (Field field : Loss.class.getFields()) {
      Loss loss = (Loss) field.get(null);
      assertThat(loss).hasToString(field.getName().toLowerCase(Locale.ROOT));
      assertThat(Loss.of(loss.toString())).isEqualTo(loss);
      assertThat(Loss.of(loss.getClass().getSimpleName())).isEqualTo(loss);
      count++;
    }
    assertThat(count).isEqualTo(22);
  }

  @Test
  void metricsAre() {
    assertThat(Metric.of("auc")).isEqualTo(AUC.create());
    assertThat(Metric.of("F1Score").name()).isEqualTo("F1Score");
    assertThat(Metric.of("mae").name()).isEqualTo("mae");
    assertThat(Metric.of("MSE").name()).isEqualTo("MSE");
    assertThat(Metric.of("KLDivergence")).isEqualTo(Metric.KL_DIVERGENCE.named("KLDivergence"));
    assertThat(Metric.of("mean_absolute_error")).isEqualTo(Metric.MEAN_ABSOLUTE_ERROR);
    assertThat(Metric.of("R2Score")).isEqualTo(R2Score.create().named("R2Score"));
    assertThatThrownBy(() -> Metric.of("Acuracy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "No metric is called \"Acuracy\". There are: accuracy, binary_accuracy,")
        .hasMessageEndingWith(", confusion_matrix, acc, bce, mse, mae, mape, msle.");
  }
}
