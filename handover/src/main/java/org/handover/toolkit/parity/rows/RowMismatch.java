package org.handover.toolkit.parity.rows;

import org.handover.toolkit.parity.play.Mismatch;

/// A row or a sequence that is not alike.
///
/// @param cause the case after which it was so; empty if it cannot be told
public record RowMismatch(String table, Mismatch mismatch, String cause) {}
