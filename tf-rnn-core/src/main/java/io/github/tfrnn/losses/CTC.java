package io.github.tfrnn.losses;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.tfrnn.data.FloatRows;
import io.github.tfrnn.data.IntRows;
import io.github.tfrnn.data.Rows;
import io.github.tfrnn.graph.Call;
import io.github.tfrnn.graph.Shapes;
import io.github.tfrnn.graph.Signal;
import io.github.tfrnn.graph.Tape;
import io.github.tfrnn.ops.CTCOps;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Connectionist temporal classification: how unlikely it is that the timesteps read as the label,
 * whenever its classes come; natural logarithm. For speech and handwriting, where nobody has said
 * at which timestep a letter is; Keras's {@code CTC}.
 *
 * <p>Every timestep has a class, class 0 being the blank; what is read are the classes without
 * repeats, and then without blanks: {@code 0 1 1 0 1 2} reads {@code 1 1 2}.
 *
 * <p>Labels {@code [batch, labels]}, int32 in [1, classes); 0 is padding, before the classes or
 * after them. (Keras counts what is not 0 and takes as many from the front: there padding must come
 * after.) An empty label is allowed. Predictions {@code [batch, timesteps, classes]}, logits: the
 * last layer has no activation; a softmax in it would be one too many, and as in Keras is not
 * undone. Timesteps that a mask leaves out are passed over, where Keras can take none; so inputs
 * may be of unequal length. There is one value for each row, {@code [batch]}: weights are those of
 * rows.
 *
 * <p>A label needs a timestep for each of its classes, and one more between two that are equal.
 * Where a row has fewer its loss is infinite, and {@code fit} stops; Keras gives some 700 there,
 * and a gradient that leads nowhere. If the model knows its timesteps, {@link #check} finds such
 * labels first.
 *
 * <p>Graves et al. (2006). Immutable.
 */
public record CTC() implements Loss {

  private static final String NAME = "ctc";

  @Override
  public Operand<TFloat32> values(Call call, Signal labels, Signal predictions) {
    int classes = (int) Shapes.last(predictions.shape());
    Operand<TFloat32> logits = predictions.floats();
    CTCOps ctc =
        CTCOps.of(call.tf(), labels.ids(), logits, predictions.mask().orElse(null), classes);
    call.record(
        List.of(ctc.losses()),
        List.of(logits),
        (tf, gradient) ->
            new Tape.StepGradients(
                List.of(ctc.logitsGradient(tf, gradient.get(0), classes)), Map.of()));
    return ctc.losses();
  }

  @Override
  public void check(Rows labels, Shape predictions) {
    checkArgument(
        predictions.numDimensions() == 3,
        "%s: the model's outputs must be [batch, timesteps, classes], got %s. Let its last"
            + " recurrent layer return sequences.",
        NAME,
        Shapes.toString(predictions));
    if (labels instanceof FloatRows || labels.shape().numDimensions() != 2) {
      throw new IllegalArgumentException(
          "%s: labels must be class numbers (int) [batch, labels], the blank's 0 as padding, got %s %s."
              .formatted(
                  NAME,
                  labels instanceof FloatRows ? "numbers (float)" : "ids (int)",
                  Shapes.toString(labels.shape())));
    }
    LabelChecks.requireClasses(NAME, (IntRows) labels, Shapes.last(predictions));
    if (predictions.get(1) != Shapes.UNKNOWN) {
      requireTime((IntRows) labels, predictions.get(1));
    }
  }

  private static void requireTime(IntRows labels, long timesteps) {
    int columns = (int) labels.shape().get(1);
    for (int row = 0; row < labels.count(); row++) {
      int needed = 0;
      int repeats = 0;
      int before = 0;
      for (int column = 0; column < columns; column++) {
        int label = labels.flat(row * columns + column);
        if (label != 0) {
          needed++;
          repeats += label == before ? 1 : 0;
          before = label;
        }
      }
      checkArgument(
          needed + repeats <= timesteps,
          "%s: the label of row %s has %s classes and needs %s timesteps, with one between classes"
              + " that are equal; the model's outputs have %s. Leave the row out, or let the model"
              + " skip fewer timesteps.",
          NAME,
          row,
          needed,
          needed + repeats,
          timesteps);
    }
  }

  @Override
  public String toString() {
    return NAME;
  }
}
