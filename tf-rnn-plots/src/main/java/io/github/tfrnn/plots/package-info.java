/**
 * Pictures of models: how the layers of tf-rnn-core are wired.
 *
 * <p>The one idea: a network is read into boxes and arrows, the Eclipse Layout Kernel places them,
 * and one painter draws them, into a picture of vectors or of pixels. Start at {@link
 * io.github.tfrnn.plots.Plots}. Uses tf-rnn-core alone.
 */
package io.github.tfrnn.plots;
