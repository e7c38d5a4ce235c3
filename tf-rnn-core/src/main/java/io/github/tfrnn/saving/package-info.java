/**
 * Models as files: SavedModel folders that any TensorFlow serves.
 *
 * <p>Start at {@link io.github.tfrnn.saving.ExportedModel}. Floor 5.
 */
package io.github.tfrnn.saving;
