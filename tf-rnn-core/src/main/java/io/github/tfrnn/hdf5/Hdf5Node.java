package io.github.tfrnn.hdf5;

/** What a group of an HDF5 file holds under a name. */
public sealed interface Hdf5Node permits Hdf5Group, Hdf5Floats, Hdf5Integers {}
