package org.handover.toolkit.inventory;

import java.util.List;
import org.handover.toolkit.inventory.EndpointReport.Standing;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// Every endpoint, the old API's and the new one's.
///
/// @param nextKnown whether anything says what the new backend serves
/// @param lines of access logs, `unread` of which say no call
/// @param uncalled calls of paths that were never answered with anything but 404
public record InventoryReport(
    List<EndpointReport> endpoints, boolean nextKnown, long lines, long unread, long uncalled)
    implements Report {
  public InventoryReport {
    endpoints = List.copyOf(endpoints);
  }

  @Override
  public Verdict verdict() {
    if (count(Standing.MISSING) > 0) {
      return Verdict.FAIL;
    }
    boolean tooLittle =
        endpoints.isEmpty() || !nextKnown || count(Standing.UNCLEAR) > 0 || unread * 2 > lines;
    return tooLittle ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  private long count(Standing standing) {
    return endpoints.stream().filter(e -> e.standing() == standing).count();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "endpoints",
            List.of(
                "standing",
                "endpoint",
                "known from",
                "asked",
                "statuses",
                "calls a day",
                "last",
                "cases",
                "no case reaches"),
            endpoints.stream()
                .map(e ->
                    List.of(
                        e.standing().toString(),
                        e.endpoint(),
                        String.join(", ", e.sources()),
                        e.live(),
                        e.statuses().toString(),
                        e.calls() == 0 ? "" : "%.1f".formatted(e.perDay()),
                        e.last(),
                        String.valueOf(e.cases()),
                        String.join(", ", e.unreached())))
                .toList()));
  }

  @Override
  public String summary() {
    return "%d covered, %d missing, %d unclear, %d extra, %d never called%s; %,d lines read, %,d not understood"
        .formatted(
            count(Standing.COVERED),
            count(Standing.MISSING),
            count(Standing.UNCLEAR),
            count(Standing.EXTRA),
            count(Standing.NEVER_CALLED),
            nextKnown ? "" : "; nothing says what the new backend serves",
            lines,
            unread);
  }
}
