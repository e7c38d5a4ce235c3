package io.github.tfrnn.audio.data;

/**
 * A recording that is not read yet.
 *
 * @param name within its folder or zip file
 * @param label number of its class
 */
record Recording(String name, int label) {}
