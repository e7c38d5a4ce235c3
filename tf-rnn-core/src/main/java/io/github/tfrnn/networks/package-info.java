/**
 * Layers wired to one another, and built in one graph: what a model is, without training.
 *
 * <p>Start at {@link io.github.tfrnn.networks.Network}. A floor above the layers, below all that
 * saves and trains.
 */
package io.github.tfrnn.networks;
