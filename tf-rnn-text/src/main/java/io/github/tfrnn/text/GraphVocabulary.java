package io.github.tfrnn.text;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.HashTable;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** {@link Sequencer} as operations of a graph: a table of the words with their ids. */
final class GraphVocabulary {

  /**
   * Adds the operations.
   *
   * @param initializers takes what fills the table
   * @return the ids of each row's words; unknown ones are left out, or have that of the oovToken
   */
  static RaggedRows<TInt32> of(
      Ops tf, RaggedRows<TString> words, Tokenizer tokenizer, Consumer<Op> initializers) {
    Map<String, Integer> known = known(tokenizer);
    Operand<?> table =
        tf.hashTable(TString.class, TInt32.class, HashTable.sharedName(name(known))).tableHandle();
    initializers.accept(
        tf.initializeTable(
            table,
            tf.constant(
                StandardCharsets.UTF_8,
                Shape.of(known.size()),
                DataBuffers.ofObjects(known.keySet().toArray(String[]::new))),
            tf.constant(known.values().stream().mapToInt(Integer::intValue).toArray())));
    int unknown =
        tokenizer
            .oovToken()
            .map(token -> tokenizer.wordIndex().get(token))
            .orElse(WordIndex.UNKNOWN);
    Operand<TInt32> ids = tf.lookupTableFind(table, words.values(), tf.constant(unknown));
    RaggedRows<TInt32> found = words.with(ids);
    return unknown == WordIndex.UNKNOWN
        ? found.where(tf, tf.math.notEqual(ids, tf.constant(WordIndex.UNKNOWN)))
        : found;
  }

  /** Returns the words that have an id of their own and may stand in UTF-8. */
  private static Map<String, Integer> known(Tokenizer tokenizer) {
    int limit = tokenizer.numWords().orElse(Integer.MAX_VALUE);
    Map<String, Integer> known = new LinkedHashMap<>();
    tokenizer
        .wordIndex()
        .forEach(
            (word, id) -> {
              if (id < limit && Unicode.isWellFormed(word)) {
                known.put(word, id);
              }
            });
    if (known.isEmpty()) { // numWords(1): a table wants an entry, and no word is empty
      known.put("", WordIndex.UNKNOWN);
    }
    return known;
  }

  /**
   * In a process with several models, tables of one name are one table: so it tells the content.
   */
  private static String name(Map<String, Integer> words) {
    Hasher hasher = Hashing.sha256().newHasher();
    words.forEach(
        (word, id) -> hasher.putInt(id).putString(word, StandardCharsets.UTF_8).putByte((byte) 0));
    return "words-" + hasher.hash();
  }

  private GraphVocabulary() {}
}
