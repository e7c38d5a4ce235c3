/**
 * HDF5 files as trees of named arrays, out and in: what the files of Keras are made of.
 *
 * <p>A file is read whole into values that are checked; nothing of it stays open. The same tree
 * makes the same bytes on every machine. Start at {@link io.github.tfrnn.hdf5.Hdf5File}. Floor 2:
 * knows nothing of models.
 */
package io.github.tfrnn.hdf5;
