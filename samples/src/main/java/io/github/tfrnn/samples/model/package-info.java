/**
 * The command {@code model}: looks into files of models, carries them from one kind to another,
 * asks and compares them.
 */
package io.github.tfrnn.samples.model;
