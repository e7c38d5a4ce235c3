/**
 * Texts with labels, from folders and files of any size.
 *
 * <p>{@link io.github.tfrnn.text.data.LabelledTextDataset} reads them one after the other; {@link
 * io.github.tfrnn.text.data.TextStatistics} tells how they are spread over classes and lengths, and
 * which stand in two parts of a split.
 */
package io.github.tfrnn.text.data;
