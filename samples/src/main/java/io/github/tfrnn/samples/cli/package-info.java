/**
 * The frame that the commands share.
 *
 * <p>{@link io.github.tfrnn.samples.cli.Console} is where a command writes: results to standard
 * output, progress to standard error. {@link io.github.tfrnn.samples.cli.Failures} turns an
 * exception into a sentence and an exit code.
 */
package io.github.tfrnn.samples.cli;
