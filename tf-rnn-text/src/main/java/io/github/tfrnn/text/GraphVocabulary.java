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
    int unknown =
        tokenizer
            .oovToken()
            .map(token -> tokenizer.wordIndex().get(token))
            .orElse(WordIndex.UNKNOWN);
    RaggedRows<TInt32> ids = of(tf, words, known(tokenizer), unknown, initializers);
    return unknown == WordIndex.UNKNOWN
        ? ids.where(tf, tf.math.notEqual(ids.values(), tf.constant(WordIndex.UNKNOWN)))
        : ids;
  }

  /**
   * Adds the operations.
   *
   * @param known at least one word, all of them well-formed
   * @param unknown the id of words that are not known
   * @param initializers takes what fills the table
   * @return the id of each word
   */
  static RaggedRows<TInt32> of(
      Ops tf,
      RaggedRows<TString> words,
      Map<String, Integer> known,
      int unknown,
      Consumer<Op> initializers) {
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
    return words.with(tf.lookupTableFind(table, words.values(), tf.constant(unknown)));
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
        (word, id) ->
            hasher.putInt(id).putInt(word.length()).putString(word, StandardCharsets.UTF_8));
    return "words-" + hasher.hash();
  }

  private GraphVocabulary() {}
}
