package io.github.tfrnn.audio.features;

import java.util.Arrays;

/** Triangular filters, evenly spaced on the mel scale. Immutable. */
final class MelFilters {
  private final int[] first; // the first bin of each filter that counts
  private final double[][] weights; // from there on

  private MelFilters(int count) {
    first = new int[count];
    weights = new double[count][];
  }

  private void set(int filter, double[] all) {
    int from = 0;
    while (from < all.length && all[from] == 0) {
      from++;
    }
    int to = all.length;
    while (to > from && all[to - 1] == 0) {
      to--;
    }
    first[filter] = from;
    weights[filter] = Arrays.copyOfRange(all, from, to);
  }

  static MelFilters of(FeatureSettings settings) {
    if (settings.filterShape() == FilterShape.NONE) {
      MelFilters bins = new MelFilters(settings.bins());
      for (int k = 0; k < settings.bins(); k++) {
        bins.first[k] = k;
        bins.weights[k] = new double[] {1};
      }
      return bins;
    }
    MelScale scale = settings.melScale();
    double low = scale.mel(settings.lowHertz());
    double high = scale.mel(settings.highHertz());
    double[] mels = new double[settings.melBins() + 2];
    for (int i = 0; i < mels.length; i++) {
      mels[i] = low + (high - low) * i / (mels.length - 1);
    }
    double[] hertz = new double[mels.length];
    for (int i = 0; i < mels.length; i++) {
      hertz[i] = i == mels.length - 1 ? settings.highHertz() : scale.hertz(mels[i]);
    }
    MelFilters filters = new MelFilters(settings.melBins());
    for (int m = 0; m < settings.melBins(); m++) {
      double[] all = new double[settings.bins()];
      for (int k = 0; k < all.length; k++) {
        double frequency = k * settings.binHertz();
        double weight =
            switch (settings.filterShape()) {
              case HERTZ -> triangle(hertz, m, frequency);
              case MEL -> triangle(mels, m, scale.mel(frequency));
              case BINS -> onBins(settings, hertz, m, k);
              case NONE -> throw new AssertionError("has no filters");
            };
        all[k] = settings.slaneyNorm() ? weight * 2 / (hertz[m + 2] - hertz[m]) : weight;
      }
      filters.set(m, all);
    }
    return filters;
  }

  private static double triangle(double[] corners, int m, double at) {
    double rising = (at - corners[m]) / (corners[m + 1] - corners[m]);
    double falling = (corners[m + 2] - at) / (corners[m + 2] - corners[m + 1]);
    return Math.max(0, Math.min(rising, falling));
  }

  private static double onBins(FeatureSettings settings, double[] hertz, int m, int k) {
    double left = corner(settings, hertz[m]);
    double middle = corner(settings, hertz[m + 1]);
    double right = corner(settings, hertz[m + 2]);
    if (k >= middle && k < right) {
      return (right - k) / (right - middle);
    }
    return k >= left && k < middle ? (k - left) / (middle - left) : 0;
  }

  private static double corner(FeatureSettings settings, double hertz) {
    return Math.floor((settings.fftLength() + 1) * hertz / settings.sampleRate());
  }

  /** Sums the bins of a spectrum in each filter. */
  void apply(double[] spectrum, double[] mel) {
    for (int m = 0; m < first.length; m++) {
      double sum = 0;
      int from = first[m];
      double[] row = weights[m];
      for (int k = 0; k < row.length; k++) {
        sum += row[k] * spectrum[from + k];
      }
      mel[m] = sum;
    }
  }

  /** Returns the weight of a bin in a filter. */
  double weight(int filter, int bin) {
    int k = bin - first[filter];
    return k >= 0 && k < weights[filter].length ? weights[filter][k] : 0;
  }
}
