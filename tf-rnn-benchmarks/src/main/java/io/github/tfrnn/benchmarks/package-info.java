/**
 * Programs that time tf-rnn, alone and beside its peers.
 *
 * <p>{@link io.github.tfrnn.benchmarks.Benchmarks} is the one main class, every program a
 * subcommand of it. {@code Work} is what is timed, {@code Timing} how; {@code CompareCommand} runs
 * the others' programs in turn with ours. Benchmarks of small things, for JMH, are in {@code
 * micro}.
 */
package io.github.tfrnn.benchmarks;
