/**
 * Pictures of models, and of what they do: how the layers of tf-rnn-core are wired, how a training
 * went, what is taken for what.
 *
 * <p>The one idea: whatever is drawn is first a list of parts, which one painter draws into a
 * picture of vectors or of pixels. A network is read into boxes and arrows, which the Eclipse
 * Layout Kernel places; numbers become curves over axes, or tables of colored cells. Start at
 * {@link io.github.tfrnn.plots.Plots}. Uses tf-rnn-core alone.
 */
package io.github.tfrnn.plots;
