/** Layers put together; for the floors above, not for users. */
package io.github.tfrnn.layers.internal;
