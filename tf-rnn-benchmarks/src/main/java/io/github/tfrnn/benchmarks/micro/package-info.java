/**
 * JMH benchmarks of small things: what stands between the data of a caller and TensorFlow.
 *
 * <p>{@code tf-rnn-benchmarks/run jmh} runs them.
 */
package io.github.tfrnn.benchmarks.micro;
