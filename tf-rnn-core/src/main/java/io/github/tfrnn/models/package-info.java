/**
 * Models: layers put together, to train, to predict with and to export.
 *
 * <p>Start at {@link io.github.tfrnn.models.Sequential}, or {@link io.github.tfrnn.models.Model}
 * for models of any wiring. Floor 7, the top.
 */
package io.github.tfrnn.models;
