/**
 * Programs that use tf-rnn as its users do.
 *
 * <p>{@link io.github.tfrnn.samples.Samples} is the one main class; every program is a subcommand
 * of it. A new program is a new command class, named in the list of {@code Samples}. The
 * sub-packages hold what the programs share: {@code data} reads labelled texts, {@code baselines}
 * says what is easy, {@code reports} and {@code plots} say how well it went, {@code cli} is the
 * command line's frame.
 */
package io.github.tfrnn.samples;
