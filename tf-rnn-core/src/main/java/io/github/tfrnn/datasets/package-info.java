/**
 * Where examples come from: arrays, CSV files, folders, time series, and TensorFlow's record files.
 *
 * <p>Each is a {@link io.github.tfrnn.data.Dataset}: read when it is gone through, file by file and
 * row by row, so it may be larger than memory. Start at {@link ArrayDataset}, {@link CsvFile},
 * {@link LabelledFiles}, {@link TimeSeries} or {@link TFRecordFile}. Floor 2.
 */
package io.github.tfrnn.datasets;
