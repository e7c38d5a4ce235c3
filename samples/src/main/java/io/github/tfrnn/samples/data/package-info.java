/**
 * Labelled texts: where they come from and how they are split.
 *
 * <p>{@link io.github.tfrnn.samples.data.LabelledTexts} is the one type that everything here makes
 * or takes. {@link io.github.tfrnn.samples.data.LabelledTextsFile} reads it from a file, {@link
 * io.github.tfrnn.samples.data.WordNetDefinitions} from the class path, {@link
 * io.github.tfrnn.samples.data.Split} cuts it into training, validation and test.
 */
package io.github.tfrnn.samples.data;
