/**
 * What texts of any language are made of, for a {@link io.github.tfrnn.text.Tokenizer}.
 *
 * <p>A {@link WordSplitter} cuts a text: {@link UnicodeWords} into words, also where none are
 * marked by blanks (Chinese, Japanese, Thai, Khmer), {@link Graphemes} into what readers take for
 * characters. A {@link TextNormalizer} makes different spellings one. Rules and dictionaries are
 * those of ICU. Uses nothing of the other packages of this module.
 */
package io.github.tfrnn.text.words;
