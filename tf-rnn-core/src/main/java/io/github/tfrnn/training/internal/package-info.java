/** Training as graphs and sessions; for the floor above, not for users. */
package io.github.tfrnn.training.internal;
