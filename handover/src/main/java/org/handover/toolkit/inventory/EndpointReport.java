package org.handover.toolkit.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One endpoint of either API.
///
/// @param endpoint method and template
/// @param sources that know of it: routes, url map, openapi, log, har, next
/// @param live what the new backend said when it was asked; empty: it was not
/// @param calls that were seen, `perDay` over the days that the logs span; `last` when, or empty
/// @param cases of the parity corpus that reach it, with the statuses that they expect
/// @param unreached statuses that were seen and parameters that were sent, which no case reaches
public record EndpointReport(
    String endpoint,
    Standing standing,
    Set<String> sources,
    String live,
    Set<Integer> statuses,
    Set<String> parameters,
    long calls,
    double perDay,
    String last,
    int cases,
    Set<String> callers,
    List<String> unreached) {
  /// How the old API and the new one compare here.
  public enum Standing {
    COVERED,
    MISSING,
    /// Neither the new backend's document nor its answers say.
    UNCLEAR,
    EXTRA,
    NEVER_CALLED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
