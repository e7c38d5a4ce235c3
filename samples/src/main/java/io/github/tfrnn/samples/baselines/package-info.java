/**
 * Simple classifiers that a network has to beat.
 *
 * <p>{@link io.github.tfrnn.samples.baselines.MajorityClass} ignores its input, {@link
 * io.github.tfrnn.samples.baselines.NaiveBayes} ignores its order: what a recurrent network adds is
 * the difference.
 */
package io.github.tfrnn.samples.baselines;
