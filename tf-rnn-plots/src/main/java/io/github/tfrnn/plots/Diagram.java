package io.github.tfrnn.plots;

import java.util.List;

/**
 * What a picture shows, before it is known where: boxes, and arrows between them.
 *
 * @param boxes frames before what is within them
 * @param arrows one for each tensor that a call gives another
 */
record Diagram(List<Box> boxes, List<Arrow> arrows) {

  /** The frame of boxes that are in none. */
  static final int NO_FRAME = -1;

  Diagram {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /**
   * A place where arrows begin or end.
   *
   * @param box which, from 0
   * @param slot which of its outputs, or of its inputs, from 0
   */
  record End(int box, int slot) {}

  /** A tensor that one call gives another. */
  record Arrow(End from, End to) {}

  /**
   * A call of a layer.
   *
   * @param frame the box that this one is within, or {@link #NO_FRAME}
   * @param lines what is told of it, besides name and kind
   * @param marks what is particular about it
   * @param isFrame whether others are within it
   */
  record Box(
      int frame,
      String name,
      String kind,
      List<Line> lines,
      List<Mark> marks,
      Tint tint,
      int inputs,
      int outputs,
      boolean isFrame) {

    Box {
      lines = List.copyOf(lines);
      marks = List.copyOf(marks);
    }

    Box withMarks(List<Mark> newMarks) {
      return new Box(frame, name, kind, lines, newMarks, tint, inputs, outputs, isFrame);
    }

    boolean givesOutput() {
      return marks.stream().anyMatch(mark -> mark.meaning() == Meaning.OUTPUT);
    }

    boolean isFrozen() {
      return marks.stream().anyMatch(mark -> mark.meaning() == Meaning.FROZEN);
    }
  }

  /** One thing that a box tells: {@code params 1,234}. */
  record Line(String label, String value) {}

  /** What is particular about a call, in words. */
  record Mark(Meaning meaning, String text) {}

  /** What a mark stands for. */
  enum Meaning {
    /** The layer is called several times. */
    SHARED,
    /** Training leaves the layer alone. */
    FROZEN,
    /** The model gives what comes out here. */
    OUTPUT
  }
}
