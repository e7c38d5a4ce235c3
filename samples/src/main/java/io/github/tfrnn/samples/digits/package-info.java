/**
 * Recognizes spoken digits: the commands {@code digits}, which learns them, {@code digits-predict},
 * which hears them in files and long recordings, and {@code digit-strings}, which learns several in
 * a row.
 */
package io.github.tfrnn.samples.digits;
