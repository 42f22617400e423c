package org.handover.toolkit.ledger;

import java.util.Optional;

/// A statement as the ledger has it.
///
/// @param id in the order of application
/// @param hash of its content
/// @param applied false while a backfill is not through
/// @param undone its effect was taken back since
/// @param reached how far a backfill has come
public record LedgerEntry(
    long id,
    String script,
    int number,
    String hash,
    String sql,
    boolean applied,
    boolean undone,
    Optional<String> reached,
    Footprint footprint) {
  /// The first line, to be recognised by.
  public String shown() {
    String line = sql.replaceAll("\\s+", " ");
    return line.length() <= 90 ? line : line.substring(0, 89) + "…";
  }
}
