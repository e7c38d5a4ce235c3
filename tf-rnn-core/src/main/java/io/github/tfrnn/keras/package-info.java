/**
 * Keras's descriptions of models, both ways: {@code config.json} of Keras 3, and {@code
 * model_config} of Keras 2.
 *
 * <p>A description is data. Its class names are looked up in tables of this package and in {@link
 * io.github.tfrnn.keras.CustomObjects}; it never loads a class or runs code. Start at {@link
 * io.github.tfrnn.keras.KerasArchitecture}. Floor 8, above models.
 */
package io.github.tfrnn.keras;
