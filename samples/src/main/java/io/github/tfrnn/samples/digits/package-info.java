/**
 * Recognizes spoken digits: the commands {@code digits}, which learns them, and {@code
 * digits-predict}, which hears them in files and long recordings.
 */
package io.github.tfrnn.samples.digits;
