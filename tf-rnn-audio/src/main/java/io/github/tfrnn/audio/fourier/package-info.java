/**
 * Discrete Fourier transforms, for what sound is made of and changed by. Lengths are numbers of
 * samples.
 */
package io.github.tfrnn.audio.fourier;
