/**
 * What networks take of sound: mel-frequency cepstral coefficients and mel spectrograms, with the
 * very numbers of librosa, python_speech_features, tf.signal, torchaudio and Kaldi.
 *
 * <p>A {@link Mfcc} or a {@link MelSpectrogram} is an immutable description, built from a {@link
 * Preset}; it turns samples {@code [samples]} into rows {@code [frames, size]}, at once or as a
 * {@link FeatureStream}, and goes with an exported model as operations of its graph. {@link Deltas}
 * and {@link Cmvn} work on the rows. Start at {@link Mfcc}. Floor 1 of this module: uses sounds,
 * never sources of data.
 */
package io.github.tfrnn.audio.features;
