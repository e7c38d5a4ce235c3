/**
 * The fit loop: options, history, callbacks.
 *
 * <p>Start at {@link io.github.tfrnn.training.FitOptions}. Floor 6: knows models only as something
 * that trains on a batch.
 */
package io.github.tfrnn.training;
