package io.github.tfrnn.metrics;

/** How the numbers of several classes become one. */
public enum Average {
  /** They do not: each class has its own. */
  NONE,
  /** From what is counted over all classes together. */
  MICRO,
  /** Their mean, all classes alike. */
  MACRO,
  /** Their mean, each class by how much of it there is. */
  WEIGHTED
}
