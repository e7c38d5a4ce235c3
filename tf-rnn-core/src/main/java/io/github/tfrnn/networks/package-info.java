/**
 * Layers wired to one another, and built in one graph: what a model is, without training.
 *
 * <p>Start at {@link io.github.tfrnn.networks.Network}. Floor 4: knows layers, and nothing of files
 * and training.
 */
package io.github.tfrnn.networks;
