/**
 * Chance for the order of examples, shared by packages that order them; not for users.
 *
 * <p>Floor 1.
 */
package io.github.tfrnn.data.internal;
