/**
 * Models: layers put together, to train, to predict with and to export.
 *
 * <p>Start at {@link io.github.tfrnn.models.Sequential}. Floor 6, the top.
 */
package io.github.tfrnn.models;
