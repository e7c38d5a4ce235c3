package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.FLAG;
import static io.github.tfrnn.keras.OptionFormats.INTEGER;
import static io.github.tfrnn.keras.OptionFormats.TWO_SIZES;

import com.fasterxml.jackson.databind.node.IntNode;
import io.github.tfrnn.layers.Add;
import io.github.tfrnn.layers.Average;
import io.github.tfrnn.layers.Concatenate;
import io.github.tfrnn.layers.Dot;
import io.github.tfrnn.layers.Layer;
import io.github.tfrnn.layers.Maximum;
import io.github.tfrnn.layers.Minimum;
import io.github.tfrnn.layers.Multiply;
import io.github.tfrnn.layers.Subtract;
import java.util.List;

/** Layers that merge several inputs. */
final class MergingLayers {

  /** The axes of both inputs; a single number is that of both, and written so. */
  private static final OptionFormat<List<Integer>> AXES_OF_BOTH =
      OptionFormats.of(
          TWO_SIZES::read,
          axes ->
              axes.get(0).equals(axes.get(1))
                  ? IntNode.valueOf(axes.get(0))
                  : TWO_SIZES.write(null, axes));

  static List<ClassFormat<? extends Layer>> all() {
    return List.of(
        TableFormat.of("Add", Add.class, in -> Add.create()),
        TableFormat.of("Subtract", Subtract.class, in -> Subtract.create()),
        TableFormat.of("Multiply", Multiply.class, in -> Multiply.create()),
        TableFormat.of("Average", Average.class, in -> Average.create()),
        TableFormat.of("Maximum", Maximum.class, in -> Maximum.create()),
        TableFormat.of("Minimum", Minimum.class, in -> Minimum.create()),
        TableFormat.of(
                "Concatenate", Concatenate.class, in -> Concatenate.of(in.or("axis", INTEGER, -1)))
            .begun("axis", INTEGER, Concatenate::axis),
        TableFormat.of("Dot", Dot.class, MergingLayers::dot)
            .begun("axes", AXES_OF_BOTH, dot -> List.of(dot.axis(), dot.otherAxis()))
            .option("normalize", FLAG, Dot::normalize, Dot::withNormalize));
  }

  private static Dot dot(Options in) {
    List<Integer> axes = in.required("axes", AXES_OF_BOTH);
    return Dot.of(axes.get(0), axes.get(1));
  }

  private MergingLayers() {}
}
