/**
 * Examples in memory, sequences of them, and batches.
 *
 * <p>{@link Rows} are numbers, {@link Examples} are inputs with their labels, a {@link Dataset} is
 * a lazy sequence, of examples or of anything that a function makes examples of. Start at {@link
 * Dataset}. Floor 1.
 */
package io.github.tfrnn.data;
