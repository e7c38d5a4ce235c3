/**
 * What weights are brought back to after every update.
 *
 * <p>Start at {@link Constraint}. Floor 1.
 */
package io.github.tfrnn.constraints;
