/**
 * Examples in memory, and batches of them as tensors.
 *
 * <p>Start at {@link Rows}. Floor 1.
 */
package io.github.tfrnn.data;
