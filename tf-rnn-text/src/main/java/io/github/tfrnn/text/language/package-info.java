/**
 * Language models: what comes next in a text, and texts made of it.
 *
 * <p>{@link io.github.tfrnn.text.language.TextTokens} cuts texts into characters or words, {@link
 * io.github.tfrnn.text.language.TokenStreams} lays a long text out in batches whose states go on,
 * {@link io.github.tfrnn.text.language.LanguageModel} is trained on them, {@link
 * io.github.tfrnn.text.language.TextGenerator} writes.
 */
package io.github.tfrnn.text.language;
