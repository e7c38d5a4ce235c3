/**
 * Gives every word of a text a label: the commands {@code tag}, which learns capitals and
 * punctuation, and {@code tag-predict}, which restores them.
 */
package io.github.tfrnn.samples.tag;
