package org.handover.toolkit.digest;

import org.handover.toolkit.schema.Relation;

/// The content of a table.
///
/// @param digest the sum of its rows' hashes, in decimal: equal sets of rows have equal digests, in
///   whatever order they lie
public record TableDigest(Relation table, long rows, String digest) {}
