package io.github.tfrnn.text;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Words numbered 0, 1, 2, … in the order of their arrival, found by their characters without making
 * a string.
 *
 * <p>A hash table with linear probing. The hash starts from a random number, so that no text can be
 * written beforehand whose words all meet in one slot. Reading by several threads is safe while
 * nobody adds.
 */
final class WordTable {
  /** What {@link #find} returns for a word that is not there. */
  static final int ABSENT = -1;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private String[] words = new String[64];
  private int[] hashes = new int[64];
  private int[] slots =
      new int[256]; // number of the word + 1, or 0; a power of two, at most half full
  private int size;

  int size() {
    return size;
  }

  String word(int number) {
    return words[number];
  }

  /** Returns the number of a word, or {@link #ABSENT}. */
  int find(char[] chars, int from, int to) {
    return slots[slot(chars, from, to, hash(chars, from, to))] - 1;
  }

  /** Returns the number of a word, which is the former {@link #size()} if it is new. */
  int findOrAdd(char[] chars, int from, int to) {
    int hash = hash(chars, from, to);
    int slot = slot(chars, from, to, hash);
    return slots[slot] != 0 ? slots[slot] - 1 : add(new String(chars, from, to - from), hash, slot);
  }

  int findOrAdd(String word) {
    char[] chars = word.toCharArray();
    int hash = hash(chars, 0, chars.length);
    int slot = slot(chars, 0, chars.length, hash);
    return slots[slot] != 0 ? slots[slot] - 1 : add(word, hash, slot);
  }

  private int add(String word, int hash, int slot) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    words[size] = word;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = new int[2 * slots.length];
    int mask = larger.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = number + 1;
    }
    slots = larger;
  }

  /** Returns the slot of a word, or the free one where it belongs. */
  private int slot(char[] chars, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && equal(words[number], chars, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean equal(String word, char[] chars, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int hash(char[] chars, int from, int to) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ chars[i]) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ (hash >>> 16));
  }
}
