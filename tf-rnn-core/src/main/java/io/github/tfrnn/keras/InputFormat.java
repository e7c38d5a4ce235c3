package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.SHAPE;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.google.common.primitives.Longs;
import io.github.tfrnn.layers.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** Where a model begins. */
final class InputFormat implements ClassFormat<Input> {

  @Override
  public String className() {
    return "InputLayer";
  }

  @Override
  public Class<Input> type() {
    return Input.class;
  }

  @Override
  public Input read(Options options) {
    options.only("sparse", BooleanNode.FALSE);
    options.only("ragged", BooleanNode.FALSE);
    options.only("optional", BooleanNode.FALSE);
    options.ignore("dtype"); // of the data: whether they are ids follows from the layers
    Optional<List<Long>> shape =
        options
            .optional("batch_shape", SHAPE)
            .or(() -> options.optional("batch_input_shape", SHAPE));
    if (shape.isPresent()) {
      options.ignore("shape");
      return new Input(Shape.of(Longs.toArray(shape.get())));
    }
    List<Long> sizes = new ArrayList<>(List.of(Input.UNKNOWN));
    sizes.addAll(options.required("shape", SHAPE));
    return new Input(Shape.of(Longs.toArray(sizes)));
  }

  @Override
  public void write(Input input, OptionWriter options) {
    options.put("batch_shape", SHAPE, Longs.asList(input.shape().asArray()));
    options.put("sparse", BooleanNode.FALSE);
    options.put("ragged", BooleanNode.FALSE);
    options.put("optional", BooleanNode.FALSE);
  }
}
