/**
 * How will a series go on? An LSTM or a GRU learns it from windows of the past.
 *
 * <p>{@link io.github.tfrnn.samples.forecast.ForecastCommand} trains, compares with naive forecasts
 * and exports. The one idea: nothing that is fitted sees a step that is still to come. Parts follow
 * each other in time, scaling is fitted on the first, and a forecast gets the steps before its
 * origin.
 */
package io.github.tfrnn.samples.forecast;
