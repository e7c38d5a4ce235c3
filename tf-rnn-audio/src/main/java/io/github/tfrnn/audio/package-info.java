/**
 * Audio for the layers of tf-rnn-core.
 *
 * <p>Nothing is here yet: reading sound files and their features will come to this package.
 */
package io.github.tfrnn.audio;
