package org.handover.toolkit.guard;

import java.util.Locale;

/// What one backend did in the window.
///
/// @param p50 of the requests that were served, in seconds, like `p95`
public record Counts(int requests, int failed, int rejected, double p50, double p95) {
  String failures() {
    return share(failed);
  }

  String rejections() {
    return share(rejected);
  }

  private String share(int cases) {
    double percent = requests == 0 ? 0 : 100.0 * cases / requests;
    return String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", cases, requests, percent);
  }

  String median() {
    return millis(p50);
  }

  String tail() {
    return millis(p95);
  }

  private static String millis(double seconds) {
    return String.format(Locale.ROOT, seconds < 0.01 ? "%.1f ms" : "%.0f ms", seconds * 1000);
  }
}
