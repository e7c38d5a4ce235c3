/**
 * Exported models at work: requests gathered into batches, new versions taken up while others are
 * answered.
 *
 * <p>The one idea: everything that answers is a {@link io.github.tfrnn.serving.Predictor}, so that
 * a {@link io.github.tfrnn.serving.BatchingPredictor} stands before a model that is reloaded as
 * before any other. Start at {@link io.github.tfrnn.serving.BatchingPredictor} and {@link
 * io.github.tfrnn.serving.ReloadingModel}. Floor 6.
 */
package io.github.tfrnn.serving;
