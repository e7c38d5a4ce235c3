/**
 * Ready models that tell which word a recording is.
 *
 * <p>Start at {@link KeywordModels}. Floor 1 of this module: uses the layers and models of
 * tf-rnn-core, and neither features nor data sets.
 */
package io.github.tfrnn.audio.models;
