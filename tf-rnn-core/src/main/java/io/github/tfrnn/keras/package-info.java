/**
 * Keras's files and descriptions of models, both ways: {@code .keras} with its {@code config.json}
 * of Keras 3, and {@code .h5} with its {@code model_config} of Keras 2.
 *
 * <p>A description is data. Its class names are looked up in tables of this package and in {@link
 * io.github.tfrnn.keras.CustomObjects}; it never loads a class or runs code. Start at {@link
 * io.github.tfrnn.keras.KerasFile}, or without weights at {@link
 * io.github.tfrnn.keras.KerasArchitecture}. Files are read by jhdf, which tells of every array that
 * it reads at the level INFO of its logger {@code io.jhdf}. Floor 8, above models.
 */
package io.github.tfrnn.keras;
