/**
 * What weights hold before training.
 *
 * <p>Computed in Java from a seeded generator, so that graphs hold no initial values and equal
 * seeds give equal weights. The distributions are Keras's; the drawn numbers are not, since the
 * generators differ. Start at {@link Initializer}. Floor 1.
 */
package io.github.tfrnn.initializers;
