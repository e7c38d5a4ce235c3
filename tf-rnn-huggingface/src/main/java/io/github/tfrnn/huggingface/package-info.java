/**
 * Tokenizers of Hugging Face: {@link io.github.tfrnn.huggingface.TokenizerFile} reads {@code
 * tokenizer.json} and makes ids of texts by the native library that Python's {@code tokenizers} is
 * made of.
 */
package io.github.tfrnn.huggingface;
