package io.github.tfrnn.graph;

/**
 * Frees native memory of a limit that the heap sets.
 *
 * <p>JavaCPP, which TensorFlow Java stands on, gives out no native memory once the whole process is
 * larger than a few times the maximal heap. TensorFlow alone is some 250 MB, so that a JVM with a
 * small {@code -Xmx} would meet an OutOfMemoryError while the machine has plenty of memory. A limit
 * set by the user, {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=2g}, stays.
 */
public final class NativeMemory {

  private static final String LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";
  private static final String OTHER_SPELLING = "org.bytedeco.javacpp.maxPhysicalBytes";

  static {
    if (System.getProperty(LIMIT) == null && System.getProperty(OTHER_SPELLING) == null) {
      System.setProperty(LIMIT, "0");
    }
  }

  /**
   * Lifts the limit; the second call does nothing. Has no effect once TensorFlow has been used by
   * others in this JVM.
   */
  public static void liftLimit() {
    // The work is done when this class is initialized.
  }

  private NativeMemory() {}
}
