/**
 * Labelled recordings as data sets, and what makes more of few of them.
 *
 * <p>{@link LabelledSounds} are the files of a folder, a list or a zip file; {@link
 * LabelledSound#examples} makes what a model is trained on, {@link FeatureCache} keeps it on disk.
 * {@link SoundChange}s such as {@link AddedNoise}, {@link SpeedChange} and {@link Reverberation},
 * and {@link SpecAugment} of features, change them by chance, with {@link RandomMap} differently in
 * each epoch. Start at {@link LabelledSounds}. Floor 2 of this module: uses sounds and features.
 */
package io.github.tfrnn.audio.data;
