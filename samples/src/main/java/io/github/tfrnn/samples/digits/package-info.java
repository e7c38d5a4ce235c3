/**
 * Recognizes spoken digits: the commands {@code digits}, which learns them, {@code digits-predict},
 * which hears them in files and long recordings, {@code digit-strings}, which learns several in a
 * row, and {@code digit-strings-predict}, which hears those.
 */
package io.github.tfrnn.samples.digits;
