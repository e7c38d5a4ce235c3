package io.github.tfrnn.huggingface;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

/**
 * The native library, loaded from the jar.
 *
 * <p>Calls the library itself, not the class that DJL has for it: that one asks the cloud which
 * machine this is and tells its makers.
 */
final class NativeLibrary {
  /** While this is "true", DJL takes what is in the jar; else it may download one for a GPU. */
  private static final String OFFLINE = "ai.djl.offline";

  private static boolean loaded; // guarded by the class

  /**
   * Returns the library.
   *
   * @throws IllegalStateException if it cannot be loaded: there is none for this platform, or it
   *     cannot be written to a file
   */
  static synchronized TokenizersLibrary get() {
    if (!loaded) {
      load();
      loaded = true;
    }
    return TokenizersLibrary.LIB;
  }

  private static void load() {
    String before = System.getProperty(OFFLINE);
    System.setProperty(OFFLINE, "true");
    try {
      LibUtils.checkStatus();
    } catch (RuntimeException | LinkageError | AssertionError e) { // all of them are thrown there
      throw new IllegalStateException(
          "TokenizerFile: the native library of ai.djl.huggingface:tokenizers cannot be loaded on"
              + " %s %s (it is made for Linux x86-64 and arm64, macOS arm64, Windows x86-64): %s"
                  .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e),
          e);
    } finally {
      if (before == null) {
        System.clearProperty(OFFLINE);
      } else {
        System.setProperty(OFFLINE, before);
      }
    }
  }

  private NativeLibrary() {}
}
