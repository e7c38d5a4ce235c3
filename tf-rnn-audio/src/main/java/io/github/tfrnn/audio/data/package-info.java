/**
 * Labelled recordings as data sets, and what makes more of few of them.
 *
 * <p>{@link LabelledSounds} are the files of a folder, a list or a zip file; {@link
 * LabelledSound#examples} makes what a model is trained on. {@link AddedNoise}, {@link TimeShift}
 * and {@link SpecAugment} change sounds or features by chance, with {@link RandomMap} differently
 * in each epoch. Start at {@link LabelledSounds}. Floor 2 of this module: uses sounds and features.
 */
package io.github.tfrnn.audio.data;
